from __future__ import annotations

import pytest

from onrecord.reading.byline import byline, byline_name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe and John Low | March 18, 2020", "Jane Roe and John Low"),
        ("作者：林小雨", "林小雨"),
        ("Von Anna Berg", "Anna Berg"),
        ("Por María de la Cruz", "María de la Cruz"),
        ("By the time it ended", None),
        ("BY PRESS SECRETARY DANA WHITLOCK", None),
        ("By Press Secretary Dana Whitlock", None),
        ("By and large we agree.", None),
        ("Q: By whom?", None),
    ],
)
def test_a_by_line_is_read_and_prose_is_not(line: str, name: str | None) -> None:
    assert byline_name(line) == name


def test_a_printed_by_line_wins_over_the_head() -> None:
    assert byline(["By Jane Roe"], {"author": "John Low"}) == "Jane Roe"


def test_the_head_names_the_author_unless_it_is_nobody() -> None:
    assert byline([], {"author": "John Low"}) == "John Low"
    assert byline([], {"author": "admin"}) is None
    assert byline([], {}, ['{"author": {"@type": "Person", "name": "Jane Roe"}}']) == "Jane Roe"
