import json

from hypothesis import given
from hypothesis import strategies as st
from test_tokens import WRITTEN

from onrecord.search.beside import words
from onrecord.search.common_words import pairs_lines, pairs_of
from onrecord.search.tokens import token_line
from onrecord.search.typed_lines import typed_lines

PLAIN = st.text(st.sampled_from("aBmrstuq.,;:-~_19 \n\x00\x1e\x7f\u00a0\u2019\u2026\u2030é和"), max_size=30)
SPOKEN = st.lists(
    st.sampled_from(["of", "the", "president", "presidents", "presiden", "q", "U.S.", "1,000", "-", "…", ".", "x_the"]),
    max_size=12,
).map(" ".join)
TEXTS = st.lists(st.one_of(WRITTEN, PLAIN, SPOKEN), min_size=1, max_size=6)


@given(TEXTS)
def test_texts_read_as_bytes_have_the_tokens_they_have_one_by_one(texts: list[str]) -> None:
    typed = typed_lines(texts)
    chosen, lines = (typed.chosen, typed.lines) if typed else ([], [])
    assert [line.split() for line in lines] == [token_line(texts[at]).split() for at in chosen]


@given(TEXTS)
def test_words_stand_in_json_as_they_are(texts: list[str]) -> None:
    made = words(texts)
    assert json.loads("[" + ",".join(f'"{line}"' for line in made.lines + made.pairs) + "]") == made.lines + made.pairs


@given(TEXTS)
def test_pairs_of_bytes_are_the_pairs_of_their_lines(texts: list[str]) -> None:
    typed = typed_lines(texts)
    if typed is not None:
        found = pairs_of(typed.letters, between=typed.between)
        assert [one.split() for one in found] == [pairs_lines([line])[0].split() for line in typed.lines]


@given(TEXTS)
def test_words_of_texts_of_both_kinds_come_in_the_order_of_the_texts(texts: list[str]) -> None:
    made = words(texts)
    assert [line.split() for line in made.lines] == [token_line(text).split() for text in texts]
    assert [one.split() for one in made.pairs] == [pairs_lines([token_line(text)])[0].split() for text in texts]


def test_only_texts_of_plain_letters_and_typesetters_signs_are_read_as_bytes() -> None:
    texts = ["“Peace” – it’s…", "和平", "peace\u00a0talks", f"{'a' * 100} é", "a\x1eb", ""]
    typed = typed_lines(texts)
    assert typed is not None
    assert [(at, line.split()) for at, line in zip(typed.chosen, typed.lines, strict=True)] == [
        (0, ["peace", "it", "s"]),
        (2, ["peace", "talks"]),
        (5, []),
    ]


def test_no_text_of_that_kind_is_none() -> None:
    assert typed_lines(["和平", "é"]) is None


def test_a_word_that_begins_like_the_longest_common_word_is_another() -> None:
    assert pairs_lines(["the presidents of the presiden the president"])[0].split() == [
        "of+the", ".", "the+president", "."
    ]  # fmt: skip
