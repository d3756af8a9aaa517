"""What asks and what does not: thanks, names, sentences that are broken off."""

import pytest

from onrecord.analysis.replies.asks import asks
from onrecord.analysis.replies.label import label_exchange
from onrecord.model.statement import Kind, Statement
from onrecord.text.span import Span


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Will the harbor open?", "en"), ("Please brief us on the visit.", "en"), ("Can you confirm the visit.", "en"),
        ("I'd like to hear the ministry's answer.", "en"), ("港口会开放吗", "zh"), ("请介绍有关情况。", "zh"),
        ("政府の見方をお聞かせください。", "ja"), ("再開につながるとお考えですか。", "ja"), ("Quisiera saber del puerto.", "es"),
        ("Bitte sagen Sie uns, wie viele Schiffe heute im Hafen angekommen sind.", "de"),
    ],
)  # fmt: skip
def test_marks_and_words_of_asking_ask(question: str, language: str) -> None:
    assert asks(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Thank you, sir.", "en"), ("Thank you for what you do.", "en"), ("I'm with the Harrowgate Post.", "en"), ("What about —", "en"),
        ("There has been many --", "en"), ("是的。", "zh"), ("我是佩刀海峡时报记者。", "zh"), ("Gracias.", "es"), ("Danke.", "de"), ("", "en"),
    ],
)  # fmt: skip
def test_thanks_names_and_what_is_broken_off_ask_nothing(question: str, language: str) -> None:
    assert not asks(question, language)


def test_a_turn_that_asks_nothing_has_no_reply() -> None:
    texts = [
        ("q1", "Will the harbor open?"),
        ("a1", "Yes."),
        ("q2", "Yes, sir. Thank you."),
        ("a2", "Thank you very much."),
    ]
    said = [
        Statement(
            name, Kind.QUESTION if name[0] == "q" else Kind.ANSWER, None, None, None, follow_up=False, exchange=1,
            text=text, span=Span(0, len(text)),
        )
        for name, text in texts
    ]  # fmt: skip
    assert [one.question_id for one in label_exchange(said)] == ["q1"]
