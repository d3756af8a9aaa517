"""Features of a question after what stands before it; the weights are data and are measured elsewhere."""

from __future__ import annotations

import pytest

from onrecord.reading.ask import matter, words_in
from onrecord.reading.follow import features, follows, judge
from onrecord.reading.follow_page import ANSWER as ANSWERED
from onrecord.reading.follow_page import QUESTION, Before, Turn

ANSWER = "The harbor authority said so on Friday, and the pier was looked at twice since the storms of last winter."
NEW = "Can you tell us anything about the treaty with Keldan that was signed in May by both foreign ministers?"
NEW_ZH = "据报道，克尔丹总统将于下周访问海岛并签署条约，中方对此有何评论？"


def after(question: str = "Is the pier safe?", answer: str = ANSWER, **more: object) -> Before:
    spoken = matter(f"{question}\n{answer}")
    return Before(question, answer, exchange=spoken, last=spoken, answered=words_in(answer), **more)  # type: ignore[arg-type]


def on(text: str, before: Before | None = None) -> set[str]:
    return {name for name, value in features(text, before or after()).items() if value}


def test_every_feature_lies_between_nothing_and_one() -> None:
    for text in ("", "?", "But why?", "但是为何？", NEW, NEW_ZH, "-- so it is", "[inaudible]", "Q" * 500):
        assert all(0 <= value <= 1 for value in features(text, after()).values())
        assert features(text, after())["bias"] == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("But why?", "conjunction"),
        ("但是为何？", "conjunction"),
        ("-- of the ferry?", "start_dash"),
        ("they said so?", "lower"),
        ("What about that?", "pronoun"),
        ("为什么这样？", "pronoun"),
        ("Right. And the lift?", "reaction"),
        ("Good morning, Dana. On the treaty, is it signed?", "greeting"),
        ("您好，条约签了吗？", "greeting"),
        ("Thank you.", "thanks"),
        ("谢谢", "thanks"),
        ("谢谢。", "thanks"),
        ("A second question, on the treaty?", "second"),
        ("另外一个问题，条约签了吗？", "second"),
        ("You said the pier was safe?", "following"),
        ("您刚才说码头安全？", "following"),
        ("(Inaudible.)", "noise"),
        ("(Inaudible) the treaty?", "noise_head"),
        ("Who pays?", "wh"),
        ("Is it true?", "aux_pronoun"),
        ("Do you agree?", "aux_you"),
        ("Treaty.", "no_mark"),
    ],
)
def test_a_question_bears_the_feature_it_shows(text: str, name: str) -> None:
    assert name in on(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [("Was the Keldan treaty signed?", "The Keldan treaty, was it signed?"), ("条约签了吗？", "条约签了吗？")],
)
def test_a_question_asked_again_repeats(question: str, text: str) -> None:
    assert "repeat" in on(text, after(question))


@pytest.mark.parametrize("text", [NEW, NEW_ZH])
def test_a_whole_question_on_another_matter_bears_none_of_them(text: str) -> None:
    shown = on(text)
    assert not shown & {
        "conjunction",
        "start_dash",
        "lower",
        "reaction",
        "thanks",
        "following",
        "noise",
        "repeat",
        "short",
        "shared_terms",
    }
    assert "new_share" in shown


@pytest.mark.parametrize(
    ("before", "name"),
    [
        (after("Dana, please.", "Yes."), "ack_after_bid"),
        (after("请问？", "好的"), "ack_after_question"),
        (after("Is it?", "Is what?"), "asked_back"),
        (after("是吗？", "什么是吗？"), "asked_back"),
        (after("Is it?", "It is, but --"), "answer_cut"),
        (after("Is it?", "It is. Go ahead."), "called"),
        (after("Is it?", "It is. Okay, Steve."), "called_name"),
        (after("Is it?", "It is safe. " * 60), "answer_long"),
        (after("The pier --"), "question_cut"),
        (after(reply="Well, Dana, the ferry pays."), "reply_named"),
        (after("The pier --", "Go on."), "question_no_mark"),
        (after(usual=40.0), "page_formal"),
        (after(usual=9.0), "page_terse"),
        (after(same_asker=True), "same_asker"),
    ],
)
def test_what_stands_before_bears_its_feature(before: Before, name: str) -> None:
    assert name in on("But who pays?", before)


@pytest.mark.parametrize(
    ("text", "name"), [("Who pays for the harbor authority?", "harbor"), ("港务局何时说明？", "港务")]
)
def test_what_was_spoken_of_counts_and_what_the_page_is_about_does_not(text: str, name: str) -> None:
    spoken = matter("The harbor authority said so.\n港务局已经作了说明")
    about = Before("?", ".", exchange=spoken, last=spoken)
    everywhere = Before("?", ".", exchange=spoken, last=spoken, common=spoken)
    assert name in spoken
    assert features(text, about)["shared_terms"] > features(text, everywhere).get("shared_terms", 0)


def test_a_rare_thing_shared_tells_more_than_a_frequent_one() -> None:
    spoken = matter("The harbor authority said so.")
    rare = Before("?", ".", last=spoken, rarity=dict.fromkeys(spoken, 4.0))
    frequent = Before("?", ".", last=spoken, rarity=dict.fromkeys(spoken, 1.0))
    text = "Who pays for the harbor?"
    assert features(text, rare)["rarest_shared"] > features(text, frequent)["rarest_shared"] > 0


@pytest.mark.parametrize(
    ("leaning", "standing"),
    [("But why is it?", NEW), ("-- and who says so?", NEW), ("但是谁说的？", NEW_ZH)],
)
def test_what_leans_is_likelier_to_follow_than_what_stands(leaning: str, standing: str) -> None:
    assert follows(leaning, after()) > 0.5 > follows(standing, after())
    assert 0 <= follows("", after()) <= 1


def test_a_page_is_judged_as_a_whole_and_labels_stand() -> None:
    told = [Turn(QUESTION, NEW, told=False), Turn(ANSWERED, "Yes."), Turn(QUESTION, NEW_ZH, told=True)]
    assert judge(told) == [False, True]
    asked = [
        Turn(QUESTION, "Is the pier safe?"),
        Turn(ANSWERED, ANSWER),
        Turn(QUESTION, "But why?"),
        Turn(QUESTION, NEW),
    ]
    assert judge(asked) == [False, True, False]
    assert judge([]) == []
