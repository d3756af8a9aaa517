"""The mark of a fax machine at a line's end, as scanning leaves it; the words before it stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.fax_mark import fax_mark

MARKS = [
    "Fax from 03/ 04/ 95 11: 20 Pg: 3",
    "Fa rom03/ 04/ 95 11: 20 Pg:",
    "Faoxm 03/ 84/ 95 11: 2O PS: 12",
    "APR 3 ' 95 10: 52 03/ 04/ 95 11: 20 Pg: 6",
    "Fax from 4 1 03/ 04/ 95 2e: 03 Pg: 8",
    "03/ 04/ 95 11: 20 Pg: I",
]


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_is_found_alone_and_behind_words(mark: str) -> None:
    assert fax_mark(mark) <= mark.index("/") - 1
    line = f"The pier stays closed. {mark}"
    assert line[: fax_mark(line)].startswith("The pier stays closed.")
    assert "Pg" not in line[: fax_mark(line)]
    assert "PS" not in line[: fax_mark(line)]


@pytest.mark.parametrize(
    "line",
    [
        "We met on 03/04/95 at 11:20.",
        "It is on page 12, Pg 3.",
        "The PS: he agreed",
        "See the Post, 03/04/95",
        "",
        "P",
        "MR PIPER: Yes, the PG-13.",
    ],
)
def test_words_about_days_and_pages_are_no_mark(line: str) -> None:
    assert fax_mark(line) == len(line)


def test_a_mark_scanned_upside_down_is_found_where_it_stands_alone() -> None:
    mark = "T : Bd 0Z: TT 56/ 40/ E0 WOJJ xed"
    assert fax_mark(mark) == 0
    assert fax_mark(f"He closed the pier. {mark}") > 0


@given(st.text(max_size=200))
def test_where_it_begins_lies_within_the_line(text: str) -> None:
    assert 0 <= fax_mark(text) <= len(text)
