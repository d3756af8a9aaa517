"""Who asks and who answers, where labels are only names."""

from __future__ import annotations

import pytest

from onrecord.reading.label import Label, Role
from onrecord.reading.roles import is_question_line, settle


def name(key: str, role: Role = Role.NAMED) -> Label:
    return Label(0, 0, 0, f"{key}:", key, role, name=key)


def roles(*said: tuple[str, str], presiders: frozenset[str] = frozenset()) -> dict[str, Role]:
    return settle([(name(key), text) for key, text in said], presiders)


def test_labels_that_tell_their_role_keep_it() -> None:
    said = [
        (name("q", Role.ASKER), "No."),
        (name("答", Role.ANSWERER), "为何？"),
        (name("主持人", Role.MODERATOR), "好。"),
    ]
    assert settle(said, frozenset()) == {"q": Role.ASKER, "答": Role.ANSWERER, "主持人": Role.MODERATOR}


@pytest.mark.parametrize(
    ("asker", "official", "ask", "answer"),
    [
        ("lind", "reed", "Is the pier safe?", "It is safe. The harbor authority said so on Friday."),
        ("海湾社", "林岳然", "码头安全吗？", "码头是安全的，港务局周五已经作了说明。"),
    ],
)
def test_who_mostly_asks_is_an_asker(asker: str, official: str, ask: str, answer: str) -> None:
    assert roles((asker, ask), (official, answer), (asker, ask), (official, answer)) == {
        asker: Role.ASKER,
        official: Role.OFFICIAL,
    }


@pytest.mark.parametrize(("key", "text"), [("reed", "Why? Who says so?"), ("林岳然", "为何？谁说的？")])
def test_who_is_known_to_preside_is_an_official(key: str, text: str) -> None:
    assert roles((key, text), ("lind", "Is it?"), presiders=frozenset({key}))[key] is Role.OFFICIAL


def test_somebody_answers_on_every_page_of_names() -> None:
    found = roles(("甲", "码头安全吗？"), ("乙", "谁付钱？安全。港口付钱，一共九个星期。"))
    assert Role.OFFICIAL in found.values()


def test_who_speaks_long_is_no_asker() -> None:
    long = "The ferry sails again on Monday, and so it goes. " * 20
    assert roles(("lind", "Is it?"), ("reed", f"{long} Is that clear?"), ("lind", "Yes?"))["reed"] is Role.OFFICIAL


def test_time_codes_and_missing_labels_have_no_role() -> None:
    assert settle([(None, "Words."), (name("", Role.TIME), "话。")], frozenset()) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("And the lift, does it work?", True),
        ("电梯修好了吗？", True),
        ("It does.", False),
        ("修好了。", False),
        ("Why? " * 140, False),
    ],
)
def test_a_paragraph_that_ends_in_a_question_asks(text: str, expected: bool) -> None:  # noqa: FBT001  a column
    assert is_question_line(text.strip()) is expected
