"""The forms of a glossary are found in text, the longest first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.parallel.finder import finder, folded
from onrecord.analysis.parallel.glossary import packaged


def test_the_longest_form_wins_in_both_scripts() -> None:
    english = finder("en", [("Korea",), ("South Korea",)])
    chinese = finder("zh", [("韩",), ("韩国总统",)])

    assert [hit.entries for hit in english.find("In South Korea and Korea")] == [(1,), (0,)]
    assert [hit.entries for hit in chinese.find("韩国总统访韩")] == [(1,), (0,)]


def test_a_form_may_belong_to_several_entries() -> None:
    found = finder("zh", [("俄罗斯", "俄乌"), ("乌克兰", "俄乌")]).find("俄乌冲突")

    assert [hit.entries for hit in found] == [(0, 1)]


def test_words_in_capitals_keep_their_case() -> None:
    known = finder("en", [("US",)])

    assert known.find("let us go") == []
    assert len(known.find("the US said")) == 1


def test_plural_and_case_make_no_difference() -> None:
    assert folded("Sanctions") == folded("sanction")
    assert folded("countries") == "country"
    assert folded("crisis") == "crisis"


@given(st.text(max_size=60))
def test_hits_are_disjoint_and_in_order(text: str) -> None:
    known = packaged("en", "zh")
    for language, forms in (("en", [one.left for one in known.entries]), ("zh", [one.right for one in known.entries])):
        done = 0
        for hit in finder(language, forms[:40]).find(text):
            assert done <= hit.start < hit.end <= len(text)
            done = hit.end
