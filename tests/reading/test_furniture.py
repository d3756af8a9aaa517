from __future__ import annotations

import pytest

from onrecord.reading.furniture import is_posted, line_reason, tail_reasons, tail_start

ANSWER = "We stand ready to stay in close contact with all parties and to work for a settlement."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Odoo CMS - a big picture", "placeholder-alt"),
        ("Inline Feedbacks", "comment-widget"),
        ("3 Comments", "comment-widget"),
        ("Popular Articles", "popular-list"),
        ("热门文章", "popular-list"),
        ("分享到：", "share-bar"),
        ("Share this:", "share-bar"),
        ("Facebook | Twitter | Print", "share-bar"),
        ("【中大小】", "font-size"),
        ("[字体：大 中 小]  打印本页", "font-size"),
        ("图为新闻发布会现场", "caption"),
        ("Photo: Lanjing Daily", "caption"),
        ("E&OE..............", "disclaimer"),
        ("(Provisional translation)", "disclaimer"),
        ("Page 3 of 7", "page-number"),
        ("- 3 -", "page-number"),
        ("第3页 共7页", "page-number"),
        ("© 2020 Federation of Westmark", "licence"),
        ("We use cookies to improve this site.", "cookie-notice"),
        ("Was this page helpful?", "survey"),
        ("首页 > 新闻 > 发言人表态", "breadcrumb"),
        ("责任编辑：林小雨", "credit"),
        ("相关附件", "credit"),
        ("2020-03-18 19:15", "posted"),
        ("Issued on: March 18, 2020", "posted"),
        ("Wednesday, March 18, 2020", "dateline"),
        ("2:15 P.M. WST", "dateline"),
        ("###", "ornament"),
        ("best online casino bonus www.winbig.example", "spam"),
        ("新葡京官网注册送彩金 真人荷官", "spam"),
    ],
)
def test_a_line_of_furniture_is_told_with_its_reason(line: str, reason: str) -> None:
    assert line_reason(line) == reason
    assert is_posted(line) == (reason == "posted")


@pytest.mark.parametrize(
    "line",
    [
        "No.", "Thanks.", "Next.", "Print.", "Yes", "Q", "A:", "Go ahead.", "Thank you all.", "林岳然：没有。", "没有。", "是的。", "大家好！",
        "END 2:15 P.M. WST", "(Laughter.)", "On March 18, 2020.", "Published reports say 10 people were hurt.",
        "Released 10 hostages today, they said", "Casino gambling is not something we discuss.", "我们坚决打击跨境网赌，关闭涉案平台。",
        "THE PRIME MINISTER:", "MR. OKONJO:", "I have no comments", "Share that with us.",
    ],
)  # fmt: skip
def test_words_that_somebody_said_are_never_furniture(line: str) -> None:
    assert line_reason(line) is None
    assert not is_posted(line)


def test_from_a_comment_widget_on_everything_is_furniture() -> None:
    lines = [
        "A: " + ANSWER,
        ANSWER,
        "GM 12",
        "Inline Feedbacks",
        "View all comments",
        "Popular Articles",
        "Quiet Harbor Mar. 18, 2020",
    ]
    assert tail_start(lines) == 2
    assert list(tail_reasons(lines).items()) == [
        (2, "stray"),
        (3, "comment-widget"),
        (4, "comment-widget"),
        (5, "popular-list"),
        (6, "popular-list"),
    ]


def test_a_short_answer_before_a_widget_is_no_stray() -> None:
    assert tail_start(["Q: Is it so?", ANSWER, "Yes", "Inline Feedbacks"]) == 3


def test_a_widget_above_the_text_ends_nothing() -> None:
    assert tail_start(["Leave a comment", "Q: Is it so?", "A: " + ANSWER]) is None


def test_a_list_counts_as_the_end_only_when_no_paragraph_follows() -> None:
    paragraph = (ANSWER + " ") * 3
    assert tail_start(["A: " + ANSWER, "相关新闻", "外交部网站"]) == 1
    assert tail_start(["A: " + ANSWER, "Related articles", paragraph]) is None


def test_a_page_without_widgets_has_no_end_of_furniture() -> None:
    assert tail_reasons(["问：有评论吗？", "答：没有。"]) == {}
