import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.search.fold import _PLAIN, fold_char, foldable
from onrecord.search.tokens import BREAK, scan, token_line

WRITTEN = st.text(
    st.one_of(
        st.sampled_from("aB1,.;:'-_ \n\t“”’…é가한ก็の外務谈，。、（）(gāng)冈乾後Σςß\u3000\u00a0İ्न"),
        st.characters(codec=None),
    ),
    max_size=60,
)


def words(text: str) -> list[str]:
    return [word for word in token_line(text).split() if word != BREAK]


@given(WRITTEN)
def test_the_line_and_the_scan_have_the_same_tokens_at_the_same_places(text: str) -> None:
    line = [(word, at) for at, word in enumerate(token_line(text).split()) if word != BREAK]
    assert [(one.text, one.position) for one in scan(text).tokens] == line


@given(WRITTEN)
def test_every_token_has_a_span_inside_the_text_in_order(text: str) -> None:
    found = scan(text)
    spans = [found.given(one.start, one.end) for one in found.tokens]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)


@given(WRITTEN)
def test_tokens_are_words_alone(text: str) -> None:
    assert all(char.isalnum() or char == "_" or not char.isascii() for word in words(text) for char in word)


@given(WRITTEN)
def test_a_line_stands_in_json_as_it_is(text: str) -> None:
    line = token_line(text)
    assert json.loads(f'"{line}"') == line


def test_case_accents_width_and_traditional_characters_are_folded() -> None:
    assert words("CAFÉ ＡＢＣ１２ 乾燥的談判 Straße") == [
        "cafe",
        "abc12",
        "干燥",
        "燥的",
        "的谈",
        "谈判",
        "判",
        "strasse",
    ]


def test_each_character_of_a_run_begins_one_token() -> None:
    assert words("合作共赢") == ["合作", "作共", "共赢", "赢"]


def test_a_sentence_sign_takes_one_place_however_many_stand_together() -> None:
    assert token_line("peace. \n“Talks").split() == ["peace", BREAK, "talks"]
    assert token_line("合作、共赢。").split() == ["合作", "作", BREAK, "共赢", "赢", BREAK]


def test_initials_titles_and_numbers_are_not_torn() -> None:
    assert token_line("Mr. Brook of the U.S. owes 1,000 or 3.5").split() == (
        ["mr", "brook", "of", "the", "u_s", "owes", "1000", "or", "3_5"]
    )


def test_blanks_between_chinese_characters_and_inserted_readings_mean_nothing() -> None:
    assert words("兰　为") == words("兰为")
    assert words("冈(gāng)山") == words("冈山")


def test_scripts_without_spaces_are_cut_into_pairs() -> None:
    for text in ("外務省の会見", "한국은", "ประชุม", "မြန်မာ"):
        assert len(words(text)) > 1, text
        assert words(text[:2])[0] in words(text), text


def test_english_with_typographic_signs_is_cut_like_plain_english() -> None:
    assert words("China’s “dual–track” talks…") == words('China\'s "dual-track" talks')


def test_no_character_taken_as_plain_is_folded() -> None:
    codes = [code for code in range(0x80, 0x30000) if not 0xD800 <= code < 0xE000]
    plain = [chr(code) for code in codes if not foldable().match(chr(code))]
    signs = [char for char in plain if not char.isalnum()]
    import re

    every = re.compile("(?s).")
    changed = [char for char in plain if char not in signs and fold_char(every.match(char)) != char]  # type: ignore[arg-type]
    assert len(plain) > 10_000
    assert _PLAIN
    assert changed == []
