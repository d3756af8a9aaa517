"""Builds of pages that reprints and ministries use, each with an invented page: rosters, live reports, `<pre>`, page builders."""

from __future__ import annotations

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe


def read(source: str, media: str = "text/plain") -> Transcript:
    return transcribe(open_page(Capture(source.encode(), media_type=media)))


def said(found: Transcript) -> list[tuple[str, str | None, str]]:
    return [(one.kind[0], one.speaker or one.outlet, one.text) for one in found.statements]


ROSTER = """网站导航 微信公众号
安澜卫生部2024年4月18日新闻发布会文字实录
时  间：2024年4月18日10:00—11:00
地  点：安澜新闻发布厅
主持人：林  然  安澜卫生部新闻发言人、宣传司副司长
嘉  宾：杜衡  安澜卫生部规划司司长
        沈  知  安澜医院主任医师
安澜卫生部新闻发言人、宣传司副司长 林然：
各位媒体朋友，上午好！下面请提问。
海港日报记者：
请问今年的主题是什么？
安澜卫生部新闻发言人、宣传司副司长 林然：
这个问题请杜衡司长回答。
安澜卫生部规划司司长 杜衡：
今年的主题是港口的健康。谢谢。
安澜医院主任医师 沈 知：
我补充一点，天热要多喝水。"""


def test_names_behind_posts_are_labels_and_a_list_of_who_takes_part_is_none() -> None:
    found = read(ROSTER)
    assert said(found) == [
        ("s", "林然", "各位媒体朋友，上午好！下面请提问。"),
        ("q", "海港日报", "请问今年的主题是什么？"),
        ("s", "林然", "这个问题请杜衡司长回答。"),
        ("a", "杜衡", "今年的主题是港口的健康。谢谢。"),
        ("a", "沈知", "我补充一点，天热要多喝水。"),
    ]
    assert found.page.title == "安澜卫生部2024年4月18日新闻发布会文字实录"
    assert found.briefing is not None
    assert str(found.briefing.date) == "2024-04-18"


def test_the_time_above_the_place_is_the_event_s_day_and_not_the_posting_s() -> None:
    page = "安澜国防部例行记者会文字实录\n时间：2024年5月30日15:00\n地点：安澜厅\n记者：演习何时结束？\n林然：将按计划结束。\n记者：有何评论？\n林然：没有评论。"
    found = read(page)
    assert found.briefing is not None
    assert (str(found.briefing.date), found.page.posted) == ("2024-05-30", None)


def test_the_sign_of_a_ratio_stands_for_a_colon() -> None:
    found = read(
        "以下是行政长官与传媒谈话全文：\n行政长官∶大家好，我先说几句。\n记者∶你怎样看今日的事？\n行政长官∶大家都很忙。"
    )
    assert [(one.kind[0], one.label, one.text) for one in found.statements] == [
        ("s", "行政长官∶", "大家好，我先说几句。"),
        ("q", "记者∶", "你怎样看今日的事？"),
        ("a", "行政长官∶", "大家都很忙。"),
    ]


def test_letters_that_lost_their_colons_take_turns() -> None:
    page = """Spokesperson Du Heng's Regular Press Conference on January 13, 2020

Q The ferry was stopped. What does Anlan say to this?

A This grieves us. We are in touch with all sides.

A European envoy arrives tomorrow and will meet the minister.

Q Will there be talks?

A We have no information on that."""
    found = read(page)
    assert [one.kind[0] for one in found.statements] == ["q", "a", "q", "a"]
    assert found.statements[1].text.endswith("meet the minister.")
    assert found.statements[1].text.startswith("This grieves us.")


def test_day_and_hour_before_a_name_belong_to_the_label() -> None:
    page = """活動標題
- 安澜新闻办介绍港口建设新聞發佈會
2004-12-28 15:38:31 - 主持人楊柳(新聞局副局長):
女士們、先生們，下午好！
2004-12-28 16:02:55 - 趙安:
大家好！今年我們修了兩個港口。
2004-12-28 16:10:12 - 海港电视台記者:
請問趙主任，明年有什麼打算？
2004-12-28 16:12:40 - 趙安:
明年還要修一個。"""
    found = read(page)
    assert said(found) == [
        ("s", "楊柳", "女士們、先生們，下午好！"),
        ("s", "趙安", "大家好！今年我們修了兩個港口。"),
        ("q", "海港电视台", "請問趙主任，明年有什麼打算？"),
        ("a", "趙安", "明年還要修一個。"),
    ]


@pytest.mark.parametrize(
    "above",
    ["Contact Us Links", "用户名: 密码: 验证码: 注册", "首頁 -> 台灣\n來源:海港網", "Return to Transcripts main page"],
)
def test_the_headline_stands_under_what_the_site_prints_first(above: str) -> None:
    title = "Foreign Ministry Spokesperson Du Heng's Regular Press Conference on July 17, 2020"
    found = read(f"{above}\n\n{title}\n\nQ: Will the ferry sail?\n\nA: It will.\n\nQ: When?\n\nA: Tomorrow.")
    assert found.page.title == title
    assert [one.kind[0] for one in found.statements] == ["q", "a", "q", "a"]
    assert found.briefing is not None
    assert found.briefing.presider == "Du Heng"


def test_a_number_behind_a_name_is_what_the_page_says_of_itself() -> None:
    found = read(
        "Press briefing of 3 May 2021\nBulletin Nr: 34982965\nQUESTION: Will it sail?\nMR. LIND: It will.\nQUESTION: When?\nMR. LIND: Tomorrow."
    )
    assert [one.kind[0] for one in found.statements] == ["q", "a", "q", "a"]
    assert found.briefing is not None
    assert found.briefing.presider == "Lind"


def test_a_name_before_a_stroke_is_the_speaker_and_the_post_is_not() -> None:
    found = read(
        "[한서윤 / 대통령] 안녕하십니까. 시작하겠습니다.\n[기자] 항구는 언제 엽니까?\n[한서윤 / 대통령] 내일 엽니다."
    )
    assert [(one.kind[0], one.speaker) for one in found.statements] == [("s", "한서윤"), ("q", None), ("a", "한서윤")]


TURNS = [
    ("QUESTION: Will the ferry sail this week, and who decides that?", "q"),
    ("MR. LIND: The harbour master decides that, as he always has, and he will say so when he does.", "a"),
    ("QUESTION: And the new line to Norhaven?", "q"),
    ("MR. LIND: It is closed today.", "a"),
]
SHELL = "<html><head><title>Daily Press Briefing, May 3, 2021</title></head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav><h1>Daily Press Briefing, May 3, 2021</h1>{}<footer>Imprint and privacy</footer></body></html>"
BUILDS = {
    "lines within pre": "<pre>" + "\n\n".join(words for words, _ in TURNS) + "</pre>",
    "a widget for each paragraph": "".join(
        f"<div class='elementor-element elementor-widget elementor-widget-text-editor'><div class='elementor-widget-container'><p>{words}</p></div></div>"
        for words, _ in TURNS
    ),
    "a row for each turn": "<div class='content'>"
    + "".join(f"<div class='row'><div class='turn'>{words}</div></div>" for words, _ in TURNS)
    + "</div>",
    "questions in buttons that unfold answers": "".join(
        f"<h3 class='accordion-header'><button class='accordion-button'>{TURNS[at][0]}</button></h3><div class='accordion-body'><p>{TURNS[at + 1][0]}</p></div>"
        for at in (0, 2)
    ),
}


@pytest.mark.parametrize("name", BUILDS)
def test_what_a_page_is_built_of_takes_no_words_away(name: str) -> None:
    found = read(SHELL.format(BUILDS[name]), "text/html")
    assert [(one.kind[0], one.text) for one in found.statements] == [
        (kind, words.partition(": ")[2]) for words, kind in TURNS
    ]
