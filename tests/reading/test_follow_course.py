"""How the questions before one ran."""

from __future__ import annotations

import pytest

from onrecord.reading.follow_course import course
from onrecord.reading.follow_page import Before

LONG = "The harbor authority said so on Friday, and the pier was looked at twice since the storms of last winter."


@pytest.mark.parametrize(
    ("before", "name"),
    [
        (Before("A question, please.", "Yes."), "bid_new_ack"),
        (Before("A question, please.", "Yes.", asked=2), "bid_old_ack"),
        (Before("On the harbor pier —", "Go ahead."), "bid_new_matter"),
        (Before("Sir —", "Yes?", asked=3), "bid_no_matter"),
        (Before("Thank you.", LONG, asked=2), "bid_thanks"),
        (Before("Sir —", "", first=True), "bid_first"),
        (Before("Is the pier —", ""), "no_answer_cut"),
        (Before("Is it safe?", f"{LONG} Go ahead."), "go_ahead"),
        (Before("Is it safe?", f"{LONG} In the back."), "please_end"),
        (Before("Is it safe?", f"{LONG} Dana.", known=frozenset({"Dana"})), "call_known"),
        (Before("Is it safe?", f"{LONG} Dana.", reply="Well, Dana, yes."), "reply_called"),
        (Before("Is it safe?", LONG, reply="Well, Dana, yes.", addressed=frozenset({"Dana"})), "reply_same"),
        (Before("Is it safe?", LONG, reply="Well, Dana, yes.", addressed=frozenset({"Ilse"})), "reply_other"),
        (Before("Is it safe?", LONG, reply="Well, Dana, yes."), "reply_uncalled"),
        (Before("Is it safe?", "Sorry, say that again?"), "asked_again"),
        (Before("Two questions. Is it safe?", LONG), "question_promises"),
        (Before("Is (inaudible) safe?", LONG), "question_unheard"),
        (Before("安全吗？", LONG, asked=3), "run_3"),
    ],
)
def test_the_course_bears_its_feature(before: Before, name: str) -> None:
    assert course(before)[name] == 1
    assert name not in course(Before("Which pier is safe?", LONG))


def test_every_feature_of_the_course_lies_between_nothing_and_one() -> None:
    for before in (Before("", ""), Before("?", "。", asked=90, place=1.0), Before("Q " * 500, "A " * 900)):
        assert all(0 < value <= 1 for value in course(before).values())
