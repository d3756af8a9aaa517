from __future__ import annotations

import pytest

from onrecord.reading.ask import asks, ends_asking, matter, only_thanks, words_in


@pytest.mark.parametrize("text", ["Why?", "为何？", "¿Por qué?", "لماذا؟", "Why? Tell us."])
def test_a_question_mark_of_any_script_asks(text: str) -> None:
    assert asks(text)
    assert not asks(text.translate({ord(mark): "." for mark in "?？؟"}))


@pytest.mark.parametrize(
    ("text", "ends"), [("Is it so?”", True), ("是吗？」", True), ("So? Tell us.", False), ("是吗？请讲。", False)]
)
def test_words_end_asking_only_at_their_end(text: str, ends: bool) -> None:  # noqa: FBT001  a column of the table
    assert ends_asking(text) is ends


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("It is safe.", 3), ("the harbor’s pier", 3), ("2019", 0), ("码头安全", 2), ("码头安全吗 really", 4)],
)
def test_words_are_counted_in_letters_and_in_han(text: str, count: int) -> None:
    assert words_in(text) == count


@pytest.mark.parametrize(
    "text", ["Thank you.", "Okay, thanks.", "Thank you very much, Dana.", "谢谢", "谢谢。", "Muchas gracias."]
)
def test_thanks_alone_are_known(text: str) -> None:
    assert only_thanks(text)
    assert not only_thanks(f"{text} But is the pier safe, and who says so?")


def test_the_matter_of_words_is_their_names_and_long_words() -> None:
    assert matter("Is the treaty with Keldan about ferries?") == {"treaty", "keldan", "ferrie"}
    assert matter("码头安全") == {"码头", "头安", "安全"}
    assert matter("Is it so?") == frozenset()


def test_a_greek_semicolon_asks_and_no_other_does() -> None:
    assert asks("Πότε; Αύριο.")
    assert ends_asking("Πότε θα ανοίξει;")
    assert not asks("The pier; the bridge.")
    assert not ends_asking("The pier;")
