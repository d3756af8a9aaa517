import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.label import label_exchange, label_reply, told_language
from onrecord.analysis.replies.reply import Match, Move, Outcome, QuestionType, Silence
from onrecord.model.statement import Kind, Statement
from onrecord.text.span import Span

PIECES = st.sampled_from(
    ["第一个问题，", "第二个问题，", "会不会访问？", "关于第二个问题，", "我不了解情况。", "请向商务部了解。", "我们反对。", "\n",
     "First, ", "second, ", "will he go? ", "On your second question, ", "I have no information. ", "We condemn it. ", "’", "😀", " "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("question", "answer", "language", "outcome", "handling"),
    [
        ("Will Minister Gu visit North Keldan?", "I have no information to offer.", "en", Outcome.NOT_ANSWERED, Move.NO_INFORMATION),
        ("Will he attend the meeting?", "I would refer you to the Ministry of Commerce.", "en", Outcome.NOT_ANSWERED, Move.REFERRED_ELSEWHERE),
        ("顾外长会出席吗？", "我们会适时发布消息。", "zh", Outcome.NOT_ANSWERED, Move.DEFERRED),
        ("能否证实？", "我昨天已经回答了这个问题。", "zh", Outcome.NOT_ANSWERED, Move.REFERRED_BACK),
        ("¿Cuántos son?", "No tengo esa información.", "es", Outcome.NOT_ANSWERED, Move.NO_INFORMATION),
        ("安方有何评论？", "安方对此坚决反对，已向韦方提出严正交涉。我们敦促韦方立即停止错误做法，不要在错误的道路上越走越远。", "zh", Outcome.ANSWERED, Move.ANSWERED),
    ],
)  # fmt: skip
def test_plain_cases(question: str, answer: str, language: str, outcome: Outcome, handling: Move) -> None:
    reply = label_reply(question, answer, language=language)
    assert (reply.outcome, reply.handling) == (outcome, handling)


def test_a_label_carries_words_marker_version_and_reasons() -> None:
    reply = label_reply("Will the talks resume?", "I'm not aware of that.", language="en")
    cue = reply.shown_by()
    assert cue is not None
    assert (cue.span, cue.marker, cue.silence) == (Span(0, 13), "en-unaware", Silence.UNAWARE)
    assert reply.silence is Silence.UNAWARE
    assert 1 <= len(reply.reasons) <= 3
    assert all(one.weight > 0 for one in reply.reasons)


def test_parts_are_matched_by_ordinals_and_rolled_up() -> None:
    question = "第一个问题，安方对韦方加征关税有何评论？第二个问题，顾外长是否会访问北克尔丹？"
    answer = "关于第二个问题，我目前没有可以提供的消息。\n关于第一个问题，安方对此坚决反对，已向韦方提出严正交涉，敦促韦方停止错误做法。"
    reply = label_reply(question, answer, language="zh")
    assert [part.matched for part in reply.parts] == [Match.ORDINAL, Match.ORDINAL]
    assert [part.outcome for part in reply.parts] == [Outcome.ANSWERED, Outcome.NOT_ANSWERED]
    assert [part.answers[0].cut(answer)[:8] for part in reply.parts] == ["关于第一个问题，", "关于第二个问题，"]
    assert (reply.outcome, reply.handling) == (Outcome.PARTIAL, Move.NO_INFORMATION)


def test_parts_are_matched_by_what_they_are_about() -> None:
    question = "What is your comment on the tariff on lumenite? And secondly, will the log of the Northern Petrel be published?"
    answer = "Anlan firmly opposes the tariff and will take the necessary measures. As for the log of the survey ship, I have no information to offer."
    reply = label_reply(question, answer, language="en")
    assert [part.matched for part in reply.parts] == [Match.MATTER, Match.MATTER]
    assert [part.handling for part in reply.parts][1] is Move.NO_INFORMATION


def test_a_question_without_words_for_it_is_not_answered() -> None:
    reply = label_reply(
        "第一个问题，演习何时开始？第二个问题，安方对关税有何评论？",
        "关于第二个问题，安方坚决反对，敦促韦方停止错误做法。", language="zh",
    )  # fmt: skip
    assert reply.parts[0].answers == ()
    assert reply.parts[0].outcome is Outcome.NOT_ANSWERED


def test_said_before_pulls_away_from_an_answer() -> None:
    words = ("中方对此有何评论？", "我们希望各方保持冷静克制，共同维护地区和平稳定。")
    fresh, old = (label_reply(*words, language="zh", said_before=share) for share in (0.0, 1.0))
    assert (fresh.probability, fresh.outcome) != (old.probability, old.outcome)


def statement(name: str, kind: Kind, text: str) -> Statement:
    return Statement(name, kind, None, None, None, follow_up=False, exchange=1, text=text, span=Span(0, len(text)))


def test_an_exchange_has_a_reply_for_every_answered_question() -> None:
    said = [
        statement("q1", Kind.QUESTION, "Will the talks resume?"), statement("a1", Kind.ANSWER, "I have no information on that."),
        statement("q2", Kind.QUESTION, "Not even a date?"), statement("a2", Kind.ANSWER, "No comment."),
        statement("q3", Kind.QUESTION, "Thank you."),
    ]  # fmt: skip
    replies = label_exchange(said)
    assert [(one.question_id, one.answer_ids) for one in replies] == [("q1", ("a1",)), ("q2", ("a2",))]
    assert [one.handling for one in replies] == [Move.NO_INFORMATION, Move.DECLINED]


def test_the_language_of_a_short_pair_is_told_by_its_script() -> None:
    assert [told_language(text) for text in ("无可奉告。", "No.", "Нет.")] == ["zh", "en", "ru"]


@given(TEXTS, TEXTS, st.sampled_from(["zh", "en", "es", "ja", "xx"]))
def test_spans_lie_inside_and_the_roll_up_follows_the_parts(question: str, answer: str, language: str) -> None:
    reply = label_reply(question, answer, language=language)
    assert all(0 <= cue.span.start < cue.span.end <= len(answer) for cue in reply.cues)
    for part in reply.parts:
        assert 0 <= part.question.start <= part.question.end <= len(question)
        assert all(0 <= span.start <= span.end <= len(answer) for span in part.answers)
        assert all(any(span.holds(cue.span) for span in part.answers) for cue in part.cues)
    if {part.outcome for part in reply.parts} == {reply.outcome}:
        return
    assert reply.outcome in {Outcome.PARTIAL, Outcome.UNCLEAR}


@given(TEXTS, TEXTS)
def test_the_same_words_have_the_same_labels(question: str, answer: str) -> None:
    assert label_reply(question, answer, language="zh") == label_reply(question, answer, language="zh")


@pytest.mark.parametrize(
    ("question", "language", "kind"),
    [
        ("安方对此有何评论？", "zh", QuestionType.COMMENT), ("能否证实这一消息？", "zh", QuestionType.CONFIRM),
        ("演习何时举行？", "zh", QuestionType.FACT), ("安方会不会参加？", "zh", QuestionType.PLAN),
        ("为什么推迟？", "zh", QuestionType.REASON), ("安方的立场是什么？", "zh", QuestionType.POSITION),
        ("What is your comment on that?", "en", QuestionType.COMMENT), ("Can you confirm the visit?", "en", QuestionType.CONFIRM),
        ("Why was it postponed?", "en", QuestionType.REASON), ("How many ships were there?", "en", QuestionType.FACT),
        ("Do you condemn the attack?", "en", QuestionType.JUDGE), ("If the talks fail, what would you do?", "en", QuestionType.HYPOTHETICAL),
        ("¿Qué opina usted?", "es", QuestionType.COMMENT), ("¿Cuántos son?", "es", QuestionType.FACT),
        ("Warum ist das so?", "de", QuestionType.REASON),
    ],
)  # fmt: skip
def test_question_types(question: str, language: str, kind: QuestionType) -> None:
    assert label_reply(question, "-", language=language).question_type is kind
