"""Names by which an answer speaks to a reporter."""

from __future__ import annotations

import pytest

from onrecord.reading.follow_names import addressed, called


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("Well, Dana, the pier is closed.", {"Dana"}),
        ("Thank you, Dana. The pier is closed. Go ahead, Tobias.", {"Dana", "Tobias"}),
        ("Thanks, Dana. " + "The pier is closed and the ferry waits. " * 9 + "Ilse.", {"Dana", "Ilse"}),
        ("The pier is closed. " * 12 + "Well, Dana, it is. " + "The ferry waits. " * 9, set()),
        ("No, Monday, as I said.", set()),
        ("码头已经关闭。", set()),
        ("", set()),
    ],
)
def test_who_is_spoken_to_stands_at_the_head_or_at_the_end(answer: str, names: set[str]) -> None:
    assert addressed(answer) == names


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("The pier is closed. Dana.", "Dana"),
        ("The pier is closed. Go ahead, Dana.", "Dana"),
        ("The pier is closed. Okay, yes, Dana?", "Dana"),
        ("Dana, the pier is closed.", None),
        ("The pier is closed. Thanks.", None),
        ("好的。", None),
    ],
)
def test_the_next_asker_is_called_at_the_end(answer: str, name: str | None) -> None:
    assert called(answer) == name
