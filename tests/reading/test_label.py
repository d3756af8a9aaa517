from __future__ import annotations

import pytest

from onrecord.reading.label import Label, Role


@pytest.mark.parametrize(("printed", "key"), [("Q:", "q"), ("问：", "问")])
def test_a_label_says_no_more_than_it_was_told(printed: str, key: str) -> None:
    label = Label(0, 2, 3, printed, key, Role.ASKER)
    assert (label.name, label.outlet) == (None, None)
    assert not any((label.follow, label.sure, label.timed, label.damaged, label.caps))
    assert label.colon


def test_a_label_never_changes() -> None:
    label = Label(0, 2, 2, "答：", "答", Role.ANSWERER)
    with pytest.raises(AttributeError, match="can't set"):
        label.printed = "问："  # type: ignore[misc]


def test_roles_are_words() -> None:
    assert [role.value for role in Role] == ["asker", "answerer", "moderator", "official", "named", "time", "part"]
