"""What of a page is somebody's words under a label, and what it gives in quotation marks."""

import pytest

from onrecord.pipeline.check.page_given import page_text
from onrecord.pipeline.read import read


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("外交部发言人杜衡洲表示：“此事与我无关。”\n", "此事与我无关。"),
        (
            "外交部回应渡轮议题\n2022年11月8日，外交部发言人杜衡洲说：“此事与我无关。”\n\n另据报道，渡轮停航。\n",
            "此事与我无关。",
        ),
        ("外交部发言人\n杜衡洲：“此事与我无关。”\n", "此事与我无关。"),
        ('Spokesperson Lin Yueran: "It is not for us to say."\n', "It is not for us to say."),
    ],
)
def test_words_that_a_story_gives_in_quotation_marks_are_quotations_whoever_is_named_before_them(
    text: str, quoted: str
) -> None:
    page = page_text(read(text.encode()))
    assert [one.cut(page.text) for one in page.quotations] == [quoted]
    assert "杜衡洲" in page.text or "Lin Yueran" in page.text


def test_marks_inside_an_answer_of_a_transcript_are_no_quotations_of_the_page() -> None:
    page = page_text(read("记者：有人说“风太大”，是吗？\n杜衡洲：“风太大”不是我的话。\n".encode()))
    assert page.quotations == []
