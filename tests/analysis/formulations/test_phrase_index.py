"""Which texts say a phrase is found as going through them would find it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.formulations.phrase_index import PhraseIndex
from onrecord.analysis.formulations.units import said, units

_WORDS = st.lists(st.sampled_from(["talks", "Talks", "the", "半岛", "和平", "。", ",", "2020", "don't"]), max_size=12)


def _said(phrase: str, text: str) -> bool:
    def line(words: str) -> str:
        apart = re.sub("(?<=[半岛和平])|(?=[半岛和平])", " ", words.casefold())
        return f" {' '.join(re.sub('[。, ]*[。,][。, ]*', ' , ', apart).strip(' ,').split())} "

    return bool(units(phrase)) and line(phrase) in line(text)


@given(st.lists(_WORDS.map(" ".join), max_size=8), _WORDS.map(" ".join))
def test_a_phrase_is_found_in_the_texts_that_hold_its_units_in_a_row(texts: list[str], phrase: str) -> None:
    assert PhraseIndex(texts).texts_with(phrase).tolist() == [
        at for at, text in enumerate(texts) if _said(phrase, text)
    ]


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert PhraseIndex(["we support peace", "talks go on"]).texts_with("peace talks").tolist() == []
    assert PhraseIndex(["支持和平", "谈判继续"]).texts_with("和平谈判").tolist() == []


def test_a_sign_in_a_phrase_is_asked_for_and_no_other_is_passed_over() -> None:
    texts = ["停止虚化、掏空原则", "停止虚化掏空原则", "peace, security", "peace and security", "peace security"]
    index = PhraseIndex(texts)
    assert index.texts_with("虚化、掏空").tolist() == [0]
    assert index.texts_with("虚化掏空").tolist() == [1]
    assert index.texts_with("peace, security").tolist() == [2]
    assert index.texts_with("peace security").tolist() == [4]


def test_what_ends_nothing_is_no_sign() -> None:
    assert said("Mr. Lin of the U.S. sold 1,000.") == ["mr", "lin", "of", "the", "u.s", "sold", "1,000"]
    assert said("，合作、共赢。") == ["合", "作", ".", "共", "赢"]
