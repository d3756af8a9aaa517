from __future__ import annotations

import pytest

from onrecord.reading.follow_after import after, asks_leave, names_subject
from onrecord.reading.follow_page import Before


@pytest.mark.parametrize(
    "text",
    ["Can I ask about the harvest?", "Maren, may I just follow up?", "Could we go back to the bridge for a second?"],
)
def test_leave_is_asked_for_with_or_without_a_question_mark(text: str) -> None:
    assert asks_leave(text)
    assert asks_leave(text.rstrip("?"))


@pytest.mark.parametrize("text", ["Can you say when the bridge will open?", "Can the minister ask for more?"])
def test_a_question_to_others_asks_for_no_leave(text: str) -> None:
    assert not asks_leave(text)


def test_leave_asked_for_with_the_question_itself_is_no_mere_asking_for_leave() -> None:
    assert not asks_leave(
        "Can I ask when the bridge over the Anlan river, which was promised for the spring, will open at last?"
    )


def test_a_subject_is_named_only_where_nothing_is_asked() -> None:
    assert names_subject("One more on the harvest.")
    assert not names_subject("What about the harvest?")


def test_the_question_after_granted_leave_shows_it() -> None:
    before = Before(question="Can I ask about the harvest?", answer="Sure.", asked=2)
    assert {"after_leave", "after_leave_ack", "after_leave_old"} <= after("How much was lost?", before).keys()


def test_an_answer_that_only_lets_the_asker_speak_on_is_a_sign() -> None:
    before = Before(question="Why?", answer="Because.", reply="Yeah.", following="— on the bridge.")
    signs = after("The minister said today —", before)
    assert {"reply_ack", "reply_tiny", "goes_on", "goes_on_cut"} <= signs.keys()


def test_every_sign_is_above_0_and_at_most_1() -> None:
    before = Before(question="Why?", answer="", reply="Because the river rose. " * 200)
    assert all(0 < value <= 1 for value in after("Can I follow up?", before).values())
