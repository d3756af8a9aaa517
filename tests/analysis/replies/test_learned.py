import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.label import label_reply
from onrecord.analysis.replies.learned import moves_in, reasons, sentences
from onrecord.analysis.replies.markers import cues, folded
from onrecord.analysis.replies.reply import EXPLICIT, Move

PIECES = st.sampled_from(
    ["I don't have an update on that. ", "We, we will check. ", "Dr. Gu — go ahead. ", "the President’s ", "3.5 % ", "?", "\n", "😀",
     "İ ", "我刚才已经回答了。", "请关注消息，", "no sé, ", "mañana. ", "we can defer to Justice; ", "12,5 "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS, st.sampled_from(["en", "zh", "es"]))
def test_spans_lie_inside_and_a_move_the_patterns_lack_is_found_once(answer: str, language: str) -> None:
    found = moves_in(answer, language)
    assert all(0 <= cue.span.start < cue.span.end <= len(answer) for cue in found)
    learned = [cue for cue in found if ".learned." in cue.marker]
    assert len({cue.move for cue in learned}) == len(learned)
    assert not {cue.move for cue in learned} & {cue.move for cue in cues(answer, language)}
    assert all(cue.marker == f"{language}.learned.{cue.move}" and cue.move in EXPLICIT for cue in learned)


def test_a_sentence_no_pattern_knows_is_found_with_the_words_that_spoke_for_it() -> None:
    answer = "The harbor is open. We'll have to see what the survey says. Thank you."
    assert cues(answer, "en") == ()
    (cue,) = moves_in(answer, "en")
    assert (cue.move, cue.marker, cue.version) == (Move.DEFERRED, "en.learned.deferred", 1)
    assert cue.span.cut(answer) in "We'll have to see what the survey says."
    told = reasons(answer, cue, "en")
    assert 1 <= len(told) <= 3
    assert all(weight > 0 for _, weight in told)


def test_a_label_shows_a_learned_cue_as_it_shows_a_pattern() -> None:
    reply = label_reply("Will the quota rise?", "We'll have to see what the survey says.", language="en")
    assert [cue.marker for cue in reply.cues] == ["en.learned.deferred"]


def test_a_language_without_sums_has_the_cues_of_its_patterns() -> None:
    answer = "Das kann ich nicht kommentieren. Нет. 没有评论。"
    assert [moves_in(answer, language) for language in ("de", "ru", "xx")] == [
        cues(answer, one) for one in ("de", "ru", "xx")
    ]
    assert reasons(answer, cues("I have no information to offer.", "en")[0], "xx") == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Dr. Gu will see. We wait;  no, 3.5 days.", "en", ["Dr. Gu will see.", " We wait;", "  no, 3.5 days."]),
        ("顾外长会去。请关注！\n", "zh", ["顾外长会去。", "请关注！"]),
        ("  ", "en", []),
    ],
)
def test_sentences_end_at_their_signs_but_not_behind_a_title(text: str, language: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in sentences(folded(text), (), language)] == expected
