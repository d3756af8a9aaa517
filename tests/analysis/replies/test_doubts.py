"""Outcomes that features sum up to and words do not bear out are unclear."""

import pytest

from onrecord.analysis.replies.label import label_reply
from onrecord.analysis.replies.reply import Move, Outcome


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("那4名记者仍在韦斯马克还是已经回到安澜？", "据我所知，他们已经返回安澜。"),
        ("两国元首会不会举行会晤？", "据我所知，目前没有这样的安排。"),
        ("顾外长是否同韩外相通话？", "据我所知，并没有你提到的通话。"),
        ("安方邀请了十位部长。你能否证实？", "据我所知，有关报道严重偏离事实。"),
        ("你们会公布这些船的名字吗？", "会的。名单几周之内就会提供给各位。"),
    ],
)
def test_an_answer_that_begins_with_what_was_asked_for_is_not_told_to_have_left_it_out(
    question: str, answer: str
) -> None:
    assert label_reply(question, answer, language="zh").outcome is not Outcome.NOT_ANSWERED


def test_of_languages_without_weights_only_words_that_put_aside_tell_an_outcome() -> None:
    figures = label_reply(
        "Haben Sie eigene Zahlen?",
        "Eigene Zahlen habe ich nicht dabei. Die kann ich Ihnen gern nachreichen.",
        language="de",
    )
    assert (figures.outcome, figures.handling) == (Outcome.UNCLEAR, Move.DEFERRED)
    excluded = label_reply(
        "Schließen Sie das aus?", "Was nicht geplant ist, muss ich nicht ausschließen.", language="de"
    )
    assert excluded.outcome is Outcome.UNCLEAR
    aside = label_reply("Wann kommt der Bericht?", "Dazu liegen mir keine Informationen vor.", language="de")
    assert (aside.outcome, aside.handling) == (Outcome.NOT_ANSWERED, Move.NO_INFORMATION)
