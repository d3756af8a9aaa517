from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.simplify import _by_runs, _convert, simplified

HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)


def converted(text: str) -> str:
    rewrite = simplified(text)
    return text if rewrite is None else rewrite.text


def test_conversion_knows_phrases() -> None:
    assert converted("乾坤、乾燥、皇后、後來") == "乾坤、干燥、皇后、后来"


def test_simplified_and_alphabetic_text_is_left_alone() -> None:
    assert simplified("外交部发言人说") is None
    assert simplified("No comment, señor.") is None


def test_a_result_that_is_traditional_itself_is_converted_on() -> None:
    assert converted("薴") == "苎"


def test_lone_surrogates_do_no_harm() -> None:
    assert converted("發\ud800言\udfff") == "发\ud800言\udfff"


def test_every_character_becomes_one_character() -> None:
    convert = _convert()
    every = [chr(at) for at in (*range(0x2E80, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x323B0))]
    assert [letter for letter in every if len(convert(letter)) != 1] == []


@given(st.text(alphabet=st.one_of(HAN, st.characters(exclude_categories=["Cs"])), max_size=40))
def test_every_place_is_kept(text: str) -> None:
    rewrite = simplified(text)
    assert rewrite is None or (rewrite.pieces is None and len(rewrite.text) == len(text))


@given(st.text(alphabet="發言國a，乾燥坤外", max_size=20))
def test_run_by_run_gives_the_same_words(text: str) -> None:
    by_runs = _by_runs(text)
    assert (text if by_runs is None else by_runs.text) == converted(text)
