"""Which texts say a phrase is found as going through them would find it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.formulations.phrase_index import PhraseIndex
from onrecord.analysis.formulations.units import folded, units

_WORDS = st.lists(st.sampled_from(["talks", "Talks", "the", "半岛", "和平", "。", ",", "2020", "don't"]), max_size=12)


def _said(phrase: str, text: str) -> bool:
    def line(words: str) -> str:
        return f" {' '.join(folded(words, units(words)))} "

    return bool(units(phrase)) and line(phrase) in line(text)


@given(st.lists(_WORDS.map(" ".join), max_size=8), _WORDS.map(" ".join))
def test_a_phrase_is_found_in_the_texts_that_hold_its_units_in_a_row(texts: list[str], phrase: str) -> None:
    assert PhraseIndex(texts).texts_with(phrase).tolist() == [
        at for at, text in enumerate(texts) if _said(phrase, text)
    ]


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert PhraseIndex(["we support peace", "talks go on"]).texts_with("peace talks").tolist() == []
    assert PhraseIndex(["支持和平", "谈判继续"]).texts_with("和平谈判").tolist() == []
