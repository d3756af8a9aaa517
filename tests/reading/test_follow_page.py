"""What stands before and after a question."""

from __future__ import annotations

import pytest

from onrecord.reading.ask import matter
from onrecord.reading.follow import judge
from onrecord.reading.follow_page import ANSWER, OTHER, QUESTION, Before, Turn, common_matter, walk

PIER, SAFE, TREATY, STANDS = (
    "Is the harbor pier safe?",
    "The authority said so.",
    "Who signed the treaty?",
    "Keldan did.",
)
TURNS = [
    Turn(OTHER, "Good afternoon."),
    Turn(QUESTION, PIER),
    Turn(ANSWER, SAFE),
    Turn(QUESTION, TREATY, named=True),
    Turn(OTHER, "(Laughter.)"),
    Turn(ANSWER, STANDS),
    Turn(QUESTION, "问什么？", plain=True),
]


def walked(turns: list[Turn], *, verdict: bool) -> tuple[list[bool], dict[int, Before]]:
    seen: dict[int, Before] = {}

    def decide(number: int, _turn: Turn, before: Before) -> bool:
        seen[number] = before
        return verdict

    return walk(turns, decide), seen


def test_common_matter_is_what_most_statements_share() -> None:
    texts = [f"渡轮 number {word}" for word in ("one", "two", "three", "four", "five")]
    assert "渡轮" in common_matter(texts)
    assert common_matter(texts[:3]) == frozenset()


def test_the_first_question_and_what_labels_tell_are_not_asked_about() -> None:
    follows, seen = walked(
        [Turn(QUESTION, PIER), Turn(QUESTION, TREATY, told=False), Turn(QUESTION, "?", told=True)], verdict=True
    )
    assert (follows, seen) == ([False, False, True], {})


def test_a_question_knows_what_stands_before_it_and_the_answer_after_it() -> None:
    follows, seen = walked(TURNS, verdict=False)
    assert follows == [False, False, False]
    assert (seen[1].question, seen[1].answer, seen[1].reply) == (PIER, SAFE, STANDS)
    assert seen[1].exchange == matter(PIER) | matter(SAFE)
    assert (seen[1].earlier, seen[1].answered) == (matter("Good afternoon."), 4)
    assert (seen[2].same_asker, seen[2].plain, seen[2].reply) == (True, True, "")


def test_what_was_decided_before_makes_the_running_exchange() -> None:
    together, apart = walked(TURNS, verdict=True)[1][2], walked(TURNS, verdict=False)[1][2]
    assert matter(PIER) <= together.exchange
    assert not matter(PIER) & apart.exchange
    assert matter(PIER) <= apart.earlier
    assert together.last == apart.last


def test_what_few_statements_are_about_weighs_more() -> None:
    page = [Turn(QUESTION, "Is the ferry late?"), Turn(ANSWER, "The ferry is."), Turn(QUESTION, "The treaty?")]
    before = walked(page, verdict=False)[1][1]
    assert before.weight(frozenset({"treaty"})) > before.weight(frozenset({"ferry"})) > 0


def test_a_question_knows_how_long_the_exchange_runs_and_who_was_spoken_to() -> None:
    said = "Well, Dana, the pier is safe."
    page = [Turn(QUESTION, PIER), Turn(ANSWER, said), Turn(QUESTION, TREATY), Turn(ANSWER, said), Turn(QUESTION, "?")]
    _, together = walked(page, verdict=True)
    _, apart = walked(page, verdict=False)
    assert (together[1].asked, together[1].first, together[1].opening) == (1, True, PIER)
    assert (together[2].asked, together[2].first, together[2].opening) == (2, False, PIER)
    assert (apart[2].asked, apart[2].opening) == (1, TREATY)
    assert (apart[2].addressed, apart[2].known) == ({"Dana"}, {"Dana"})
    assert [together[at].place for at in (1, 2)] == [1 / 3, 2 / 3]


@pytest.mark.parametrize("note", ["[crosstalk 00:44:39].", "(Cross-talk.)", "[Crosstalk]"])
def test_a_note_of_crosstalk_opens_no_exchange_under_any_label(note: str) -> None:
    turns = [Turn(QUESTION, "Why?", named=True), Turn(ANSWER, "Because."), Turn(QUESTION, note, named=True, told=False)]
    assert walk(turns, lambda *_: False) == [False, True]
    assert judge(turns) == [False, True]


def test_words_beside_a_note_of_crosstalk_are_told_by_their_label() -> None:
    turns = [Turn(QUESTION, "Why?"), Turn(QUESTION, "[crosstalk 00:44:39] And when?", told=False)]
    assert walk(turns, lambda *_: True) == [False, False]
