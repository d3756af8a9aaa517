"""Questions of a turn: where they begin, and that a plain question is told to be one without a look at each sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies import parts
from onrecord.analysis.replies.parts import question_parts

PIECES = st.lists(
    st.sampled_from(
        [
            "Did the harbor close? ", "The harbor closed. ", "First, why? ", "second, who? ", "And a third question, when", "also, where?",
            "第一个问题，港口关了吗？", "第二，为什么？", "另外，谁？", "港口关了。", "La primera, ¿quién? ", "dos: ¿cuándo? ", "y también ¿qué? ", "\n",
        ]
    ),
    max_size=6,
).map("".join)  # fmt: skip


@given(PIECES)
def test_what_is_told_to_be_one_question_has_one_begin(question: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        told = question_parts(question)
        patch.setattr(parts, "_may_ask_more", lambda _: True)
        assert question_parts(question) == told


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Did the harbor close?", 1),
        ("Did the harbor close? Also, who closed it?", 2),
        ("First, the harbor closed. Second, the ferries stopped.", 2),
        ("第一，港口关了。第二，渡轮停了。", 2),
        ("The other day the harbor closed. Who closed it?", 1),
        ("Why?", 0),
    ],
)
def test_questions_of_a_turn(question: str, count: int) -> None:
    assert len(question_parts(question)) == count
