"""Why a silver pair is not what the reader gives."""

import pytest
from gold import Statement
from silver import Pair, cause

PAGE = (
    Statement("question", "路透社记者：", "中方对此有何评论？", 1, follow_up=False),
    Statement("answer", "林岳然：", "我们注意到有关报道。\n中方的立场没有变化。", 1, follow_up=False),
    Statement("question", "法新社记者：", "请问为什么？", 2, follow_up=False),
    Statement("answer", "", "因为天气。", 2, follow_up=False),
    Statement("speech", "", "明天不举行例行记者会。", 0, follow_up=False),
)


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [
        ("路透社记者：中方对此有何评论？", "林岳然：我们注意到有关报道。\n中方的立场没有变化。", None),
        ("中方对此有何评论？", "林岳然：我们注意到有关报道。\n\u3000\u3000中方的立场没有变化。", None),
        ("中方对此有何评论？", "因为天气。", "silver-paired"),
        ("中方对此有何评论？", "我们注意到有关报道。 中方的 立场没有变化。", "spacing"),
        ("中方对此有何评论？", "林岳然：我们注意到有关报道。", "silver-dropped"),
        ("请问为什么？", "因为天气。\n明天不举行例行记者会。", "silver-closing"),
        ("请问为什么？", "因为天气。{A..0}", "silver-debris"),
        (
            "中方对此有何评论？",
            "林岳然：我们注意到有关报道。\n中方的立场没有变化。\n法新社记者：请问为什么？\n因为天气。",
            "silver-glued",
        ),
        ("请问为什么？", "因为下雨。", "not-read"),
        (None, "明天不举行例行记者会。", None),
    ],
)
def test_a_pair_is_told_from_what_was_read(question: str | None, answer: str, why: str | None) -> None:
    assert cause(Pair("1", 0, question, answer), PAGE) == why
