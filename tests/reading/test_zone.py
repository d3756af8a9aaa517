"""Where each line belongs: the office's own body element, or scores; labels win over rules on single lines."""

from __future__ import annotations

import re

import pytest

from onrecord.reading.hints import GENERAL, DropRule, Hints
from onrecord.reading.html_page import html_layout
from onrecord.reading.text_page import text_layout
from onrecord.reading.zone import reasons

MENU = "".join(
    f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "World", "首页", "国际", "Contact", "关于")
)
EN = (
    "MS. WHITLOCK: Good afternoon, everybody.",
    "Q: Is the pier safe?",
    "MS. WHITLOCK: It is.",
    "Q: Who pays?",
    "MS. WHITLOCK: We do.",
)
ZH = (
    "发言人林岳然：大家下午好。",
    "路透社记者：码头安全吗？",
    "发言人林岳然：安全。",
    "法新社记者：谁付钱？",
    "发言人林岳然：港口。",
)


def html(*rows: str, before: str = "", after: str = "", name: str = "content") -> str:
    body = "".join(row if row.startswith("<div") else f"<p>{row}</p>" for row in rows)
    return (
        f"<html><body><header><ul class='menu'>{MENU}</ul></header>{before}<div class='{name}'>{body}</div>{after}"
        "<footer><p>Copyright Example Press. All rights reserved.</p></footer></body></html>"
    )


def zone(source: str, hints: Hints = GENERAL) -> dict[str, str | None]:
    layout = html_layout(source)
    return {block.text: why for block, why in zip(layout.blocks, reasons(layout, hints, tree=True), strict=True)}


@pytest.mark.parametrize("rows", [EN, ZH])
def test_labelled_lines_are_main_text_and_menus_are_not(rows: tuple[str, ...]) -> None:
    found = zone(html(*rows))
    assert [found[row] for row in rows] == [None] * len(rows)
    assert found["Home\nWorld\n首页\n国际\nContact\n关于"] == "site-chrome"


@pytest.mark.parametrize("rows", [EN, ZH])
def test_the_offices_body_element_decides(rows: tuple[str, ...]) -> None:
    page = html(*rows, before="<div class='lead'><p>Words above.</p></div>", name="txt article", after="<p>其他</p>")
    found = zone(page, Hints(body=("txt",)))
    assert [found[row] for row in rows] == [None] * len(rows)
    assert found["Words above."] == "site-chrome"
    assert found["其他"] == "site-chrome"


@pytest.mark.parametrize("rows", [EN, ZH])
def test_a_body_element_that_is_not_there_decides_nothing(rows: tuple[str, ...]) -> None:
    assert zone(html(*rows), Hints(body=("nowhere",))) == zone(html(*rows))


@pytest.mark.parametrize(("rows", "line"), [(EN, "Print this page now"), (ZH, "打印本页内容")])
def test_the_offices_rules_drop_lines_inside_the_body(rows: tuple[str, ...], line: str) -> None:
    rule = DropRule(re.compile("Print|打印"), "control")
    assert zone(html(*rows, line), Hints(body=("content",), drop_lines=(rule,)))[line] == "control"


@pytest.mark.parametrize("rows", [EN, ZH])
def test_a_page_number_is_furniture(rows: tuple[str, ...]) -> None:
    assert zone(html(rows[0], rows[1], rows[2], "12", rows[3], rows[4]))["12"] == "page-number"


@pytest.mark.parametrize("rows", [EN, ZH])
def test_a_row_of_marks_and_a_clock_are_left_to_the_turns(rows: tuple[str, ...]) -> None:
    found = zone(html(rows[0], "4:03 P.M. EST", *rows[1:], "***"), Hints(body=("content",)))
    assert (found["***"], found["4:03 P.M. EST"]) == (None, None)


@pytest.mark.parametrize(("rows", "alt"), [(EN, "Odoo CMS - a big picture"), (ZH, "发布厅全景")])
def test_alternative_text_is_furniture_even_inside_the_body(rows: tuple[str, ...], alt: str) -> None:
    page = html(*rows, f"<img src='a.png' alt='{alt}'>")
    for hints in (GENERAL, Hints(body=("content",))):
        assert zone(page, hints)[alt] in {"placeholder-alt", "alternative-text"}


@pytest.mark.parametrize("rows", [EN, ZH])
def test_a_long_line_is_never_taken_for_furniture_by_its_words(rows: tuple[str, ...]) -> None:
    long = "Share this page with all who ask about the ferry and the pier. " * 8 + "分享" * 40
    assert zone(html(rows[0], long, *rows[1:]), Hints(body=("content",)))[long.strip()] is None


def test_plain_text_has_no_elements_to_tell() -> None:
    layout = text_layout("\n\n".join((*EN, *ZH)))
    assert reasons(layout, GENERAL, tree=False) == [None] * len(layout.blocks)


@pytest.mark.parametrize("source", ["", "<p></p>", "<nav>首页</nav>", "<img alt='图'>"])
def test_every_line_has_a_reason_or_none(source: str) -> None:
    layout = html_layout(source)
    assert len(reasons(layout, GENERAL, tree=True)) == len(layout.blocks)


@pytest.mark.parametrize(
    "head",
    [
        ("From: Colin Frey <frey@post.example>", "To: all@post.example", "Subject: the briefing"),
        ("发件人：田岚", "收件人：编辑部", "主题：记者会"),
    ],
)
def test_the_head_of_a_letter_is_furniture(head: tuple[str, ...]) -> None:
    layout = text_layout("\n".join((*head, "", *EN, *ZH)))
    found = reasons(layout, GENERAL, tree=False)
    assert found == ["mail-header"] * 3 + [None] * (len(EN) + len(ZH))


@pytest.mark.parametrize("line", ["From: here on, nothing.", "主题：渡轮"])
def test_one_line_that_looks_like_a_field_is_no_head_of_a_letter(line: str) -> None:
    layout = text_layout("\n\n".join((line, *EN)))
    assert "mail-header" not in reasons(layout, GENERAL, tree=False)


SHARE_EN = "<div class='share'><span>Share:</span><span>Chat</span></div>"
SHARE_ZH = "<div class='share'><span>分享到：</span><span>微信</span></div>"
LONG_EN = (
    "Lin Yueran: Good afternoon. The ferry to the island sails again on Monday.",
    "Reuters: Is the pier safe after the storms of last winter?",
    "Lin Yueran: The pier is safe, the harbor authority said so on Friday.",
    "The repairs took nine weeks.",
    "AFP: What do you say about the treaty with Keldan that was signed in May?",
    "Lin Yueran: The treaty stands.",
)
LONG_ZH = (
    "林岳然：大家下午好。下周一起，海岛渡轮将恢复航行。",
    "路透社记者：码头在去年冬天的风暴之后是否安全？",
    "林岳然：码头是安全的，港务局周五已经作了说明。",
    "检修用了九个星期。",
    "法新社记者：关于五月签署的克尔丹条约，中方有何评论？",
    "林岳然：条约继续有效。",
)


COMMENTS = "<div class='comments'><p>Inline Feedbacks</p><p>View all comments</p></div>"


@pytest.mark.parametrize(("rows", "share"), [(LONG_EN, SHARE_EN), (LONG_ZH, SHARE_ZH)])
def test_lines_on_both_sides_of_a_share_bar_are_main_text(rows: tuple[str, ...], share: str) -> None:
    found = zone(html(*rows[:3], share, *rows[3:]))
    assert [found[row] for row in rows] == [None] * len(rows)


@pytest.mark.parametrize(
    ("rows", "share"),
    [(LONG_EN, SHARE_EN), (LONG_ZH, SHARE_ZH)],
)
def test_a_share_bar_and_comments_inside_the_text_take_none_of_it(rows: tuple[str, ...], share: str) -> None:
    found = zone(html(*rows[:3], share, *rows[3:], COMMENTS))
    assert [found[line] for line in ("Inline Feedbacks", "View all comments")] == ["comment-widget"] * 2
    assert [found[row] for row in rows] == [None] * len(rows)
