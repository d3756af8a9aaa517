"""Pages read whole: Words and Statements 1 to 8 of the reading rules, each with an invented page in both languages."""

from __future__ import annotations

import pytest

from onrecord.model import Capture, Transcript
from onrecord.model.statement import State
from onrecord.reading.hints import GENERAL, Hints
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

Row = tuple[str, str | None, str, int, bool]
"""A statement as these tests see it: first letter of its kind, label, words, exchange, whether it follows up."""

TITLE = "Press Briefing by Press Secretary Dana Whitlock, March 18, 2020"
TITLE_ZH = "2020年3月18日外交部发言人林岳然主持例行记者会"
MS = "MS. WHITLOCK:"
HELLO, PIER = "Good afternoon, everybody. The ferry sails on Monday.", "Is the pier safe, and who says that it is?"
SAFE, TREATY = (
    "It is safe. The harbor authority said so.",
    "Can you tell us about the treaty with Keldan that was signed in May?",
)
STANDS = "The treaty stands as it was signed."
LIN, RTR, AFP = "林岳然：", "路透社记者：", "法新社记者："
HELLO_ZH, PIER_ZH = "大家下午好。下周一起，海岛渡轮将恢复航行。", "码头在去年冬天的风暴之后是否安全？"
SAFE_ZH, TREATY_ZH, STANDS_ZH = (
    "码头是安全的，港务局已经作了说明。",
    "关于五月签署的条约，中方有何评论？",
    "条约继续有效。",
)
EN = (f"{MS} {HELLO}", f"Q {PIER}", f"{MS} {SAFE}", f"Q {TREATY}", f"{MS} {STANDS}")
ZH = (f"{LIN}{HELLO_ZH}", f"{RTR}{PIER_ZH}", f"{LIN}{SAFE_ZH}", f"{AFP}{TREATY_ZH}", f"{LIN}{STANDS_ZH}")
PLAY: list[Row] = [
    ("s", MS, HELLO, 0, False), ("q", "Q", PIER, 1, False), ("a", MS, SAFE, 1, False),
    ("q", "Q", TREATY, 2, False), ("a", MS, STANDS, 2, False),
]  # fmt: skip
PLAY_ZH: list[Row] = [
    ("s", LIN, HELLO_ZH, 0, False), ("q", RTR, PIER_ZH, 1, False), ("a", LIN, SAFE_ZH, 1, False),
    ("q", AFP, TREATY_ZH, 2, False), ("a", LIN, STANDS_ZH, 2, False),
]  # fmt: skip


def page(title: str, *rows: str) -> str:
    body = "".join(row if row.startswith(("<h", "<div", "<p")) else f"<p>{row}</p>" for row in rows)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"


def read(source: str, media: str = "text/html", hints: Hints = GENERAL) -> Transcript:
    found = transcribe(open_page(Capture(source.encode(), media, "utf-8")), hints)
    assert all(one.span.cut(found.text) == one.text for one in found.statements)
    return found


def said(source: str, media: str = "text/html") -> list[Row]:
    return [
        (one.kind.value[0], one.label, one.text, one.exchange, one.follow_up) for one in read(source, media).statements
    ]


def spliced(play: list[Row], at: int, *rows: Row) -> list[Row]:
    return [*play[:at], *rows, *play[at:]]


@pytest.mark.parametrize(("title", "rows", "expected"), [(TITLE, EN, PLAY), (TITLE_ZH, ZH, PLAY_ZH)])
def test_a_page_is_read_into_its_statements(title: str, rows: tuple[str, ...], expected: list[Row]) -> None:
    assert said(page(title, *rows)) == expected


@pytest.mark.parametrize(("title", "text", "expected"), [(TITLE, EN, PLAY), (TITLE_ZH, ZH, PLAY_ZH)])
def test_plain_text_and_markdown_are_read_like_html(title: str, text: tuple[str, ...], expected: list[Row]) -> None:
    assert said("\n\n".join((title, *text)), "text/plain") == expected
    assert said("\n\n".join((f"# {title}", *text)), "text/markdown") == expected
    bold = [row.replace(MS, f"**{MS}**").replace(LIN, f"**{LIN}**") for row in text]
    assert said("\n\n".join((f"# {title}", *bold)), "text/markdown") == expected


def test_words_are_the_pages_with_tags_and_references_resolved_and_nothing_else_changed() -> None:
    rows = (f"Q {PIER}", f"{MS} It&rsquo;s <b>qu</b>ite &ldquo;safe&rdquo; (sic) &mdash; so-- they  said.")
    assert said(page(TITLE, *rows))[1][2] == "It’s quite “safe” (sic) — so-- they said."
    rows_zh = (f"{RTR}{PIER_ZH}", f"{LIN}码头<b>是</b>&ldquo;安全&rdquo;的（原文如此）&mdash;&mdash;gǎngkǒu说。")
    assert said(page(TITLE_ZH, *rows_zh))[1][2] == "码头是“安全”的（原文如此）——gǎngkǒu说。"


@pytest.mark.parametrize(
    ("title", "rows", "more", "play"),
    [(TITLE, EN, "It took nine weeks.", PLAY), (TITLE_ZH, ZH, "检修用了九个星期。", PLAY_ZH)],
)
def test_paragraphs_of_a_statement_are_joined_by_a_newline(
    title: str, rows: tuple[str, ...], more: str, play: list[Row]
) -> None:
    expected = [*play]
    expected[2] = ("a", play[2][1], f"{play[2][2]}\n{more}", 1, False)
    assert said(page(title, *rows[:3], more, *rows[3:])) == expected


@pytest.mark.parametrize(("title", "rows", "play"), [(TITLE, EN, PLAY), (TITLE_ZH, ZH, PLAY_ZH)])
def test_a_label_after_a_break_opens_a_statement(title: str, rows: tuple[str, ...], play: list[Row]) -> None:
    assert said(page(title, rows[0], f"{rows[1]}<br>{rows[2]}", f"{rows[3]}<br/>{rows[4]}")) == play


def test_a_label_in_the_middle_of_a_line_opens_a_statement() -> None:
    assert said(page(TITLE, EN[0], EN[1], f"{EN[2]} {EN[3]} {EN[4]}", "Q Thank you.")) == [
        *PLAY,
        ("q", "Q", "Thank you.", 2, True),
    ]
    run = f"{LIN}{SAFE_ZH}{RTR}谁付钱？{LIN}港口。"
    assert [row[:3] for row in said(page(TITLE_ZH, *ZH[:2], run, *ZH[3:]))][2:5] == [
        ("a", LIN, SAFE_ZH),
        ("q", RTR, "谁付钱？"),
        ("a", LIN, "港口。"),
    ]


def test_the_same_label_twice_in_a_row_opens_two_statements() -> None:
    assert said(page(TITLE, *EN[:2], "Q And who pays?", *EN[2:]))[:3] == [
        *PLAY[:2],
        ("q", "Q", "And who pays?", 1, True),
    ]
    assert [row[:3] for row in said(page(TITLE_ZH, *ZH[:2], f"{RTR}谁付钱？", *ZH[2:]))[1:3]] == [
        ("q", RTR, PIER_ZH),
        ("q", RTR, "谁付钱？"),
    ]


def test_a_label_repeated_to_print_the_time_continues_the_statement() -> None:
    rows = (
        "Dana Whitlock: (00:19)",
        "Good afternoon.",
        "Dana Whitlock: (01:25)",
        "The ferry sails.",
        "(02:01)",
        "On Monday.",
    )
    more = ("Reporter: (02:30)", "Is the pier safe?", "Dana Whitlock: (02:40)", "It is.")
    assert said(page(TITLE, *rows, *more)) == [
        ("s", "Dana Whitlock: (00:19)", "Good afternoon.\nThe ferry sails.\nOn Monday.", 0, False),
        ("q", "Reporter: (02:30)", "Is the pier safe?", 1, False),
        ("a", "Dana Whitlock: (02:40)", "It is.", 1, False),
    ]
    rows_zh = ("林岳然： (00:19)", "大家好。", "林岳然： (01:25)", "渡轮恢复航行。", "(02:01)", "下周一。")
    assert said("\n\n".join((TITLE_ZH, *rows_zh)), "text/plain")[0][:3] == (
        "s",
        "林岳然： (00:19)",
        "大家好。\n渡轮恢复航行。\n下周一。",
    )


def test_a_label_may_stand_alone_bold_or_without_its_colon() -> None:
    rows = (
        f"<b>{MS}</b>",
        HELLO,
        "<b>Q</b>",
        PIER,
        "MS. WHITLOCK",
        SAFE,
        f"Q {TREATY}",
        f"<strong>{MS}</strong>{STANDS}",
    )
    assert [row[2] for row in said(page(TITLE, *rows))] == [row[2] for row in PLAY]
    rows_zh = (
        f"<b>{LIN}</b>",
        HELLO_ZH,
        f"<b>{RTR}</b>",
        PIER_ZH,
        LIN,
        SAFE_ZH,
        f"<b>{AFP}</b>{TREATY_ZH}",
        f"{LIN}{STANDS_ZH}",
    )
    assert said(page(TITLE_ZH, *rows_zh)) == PLAY_ZH


def test_damaged_labels_are_kept_as_printed_and_flagged() -> None:
    rows = (
        "JOURNALIST: Is the pier safe?", "PRIME MINISTER: It is.", "QUIESION. When will it open?",
        "PRIME MNISTER: On Monday.", "JOUNALIST: Who pays?", "PRIM MINISTER: The port.",
    )  # fmt: skip
    found = read(page("Doorstop, Port of Keldan", *rows)).statements
    assert [(one.label, one.flags) for one in found] == [
        ("JOURNALIST:", ()),
        ("PRIME MINISTER:", ()),
        ("QUIESION.", ("label-damaged",)),
        ("PRIME MNISTER:", ("label-damaged",)),
        ("JOUNALIST:", ("label-damaged",)),
        ("PRIM MINISTER:", ("label-damaged",)),
    ]


@pytest.mark.parametrize("line", ["人们不禁要问：谁之过？", "我们的立场：和平。", "中方：停火是当务之急。"])
def test_words_with_a_colon_inside_an_answer_are_no_label_in_chinese(line: str) -> None:
    expected = [*PLAY_ZH]
    expected[2] = ("a", LIN, f"{SAFE_ZH}\n{line}", 1, False)
    assert said(page(TITLE_ZH, *ZH[:3], line, *ZH[3:])) == expected


@pytest.mark.parametrize(
    "line", ["Two things: the pier, and the port.", "One may ask: who pays?", "At 10:30 it sails."]
)
def test_words_with_a_colon_inside_an_answer_are_no_label(line: str) -> None:
    expected = [*PLAY]
    expected[2] = ("a", MS, f"{SAFE}\n{line}", 1, False)
    assert said(page(TITLE, *EN[:3], line, *EN[3:])) == expected


def test_a_list_of_participants_is_no_label() -> None:
    rows = (
        "Sprecher: StS Falkenried, Brinkmeier (AA)",
        "StS Falkenried: Guten Tag.",
        "Frage: Ist er sicher?",
        "StS Falkenried: Ja.",
    )
    found = read(page("Regierungspressekonferenz vom 18. März 2020", *rows))
    assert [one.label for one in found.statements] == ["StS Falkenried:", "Frage:", "StS Falkenried:"]
    assert [(one.text, one.reason) for one in found.page.remainder][-1] == (rows[0], "participants")


def test_words_before_the_first_label_are_the_presiders_speech() -> None:
    assert said(page(TITLE, "Good afternoon, everybody.", *EN[1:]))[0] == (
        "s",
        None,
        "Good afternoon, everybody.",
        0,
        False,
    )
    assert said(page(TITLE_ZH, "大家下午好。我先发布一个消息。", *ZH[1:]))[0] == (
        "s",
        None,
        "大家下午好。我先发布一个消息。",
        0,
        False,
    )


@pytest.mark.parametrize(
    ("title", "rows", "ask", "answer"),
    [
        (TITLE, EN, "And what about the lift, does it work?", f"{MS} It does."),
        (TITLE_ZH, ZH, "那么电梯呢，修好了吗？", f"{LIN}修好了。"),
    ],
)
def test_a_question_without_a_label_between_two_answers(
    title: str, rows: tuple[str, ...], ask: str, answer: str
) -> None:
    found = read(page(title, *rows[:3], ask, answer, *rows[3:])).statements
    assert [one.id for one in found] == ["s0", "q1", "a1", "q2", "a2", "q3", "a3"]
    assert (found[3].label, found[3].text, found[3].state) == ("", ask, State.UNATTRIBUTED)


@pytest.mark.parametrize(("title", "rows", "answer"), [(TITLE, EN, SAFE), (TITLE_ZH, ZH, SAFE_ZH)])
def test_an_answer_without_a_label_between_two_questions(title: str, rows: tuple[str, ...], answer: str) -> None:
    found = read(page(title, *rows[:2], answer, *rows[3:])).statements
    assert [one.id for one in found] == ["s0", "q1", "a1", "q2", "a2"]
    assert (found[2].label, found[2].text, found[2].state) == ("", answer, State.UNATTRIBUTED)


def test_closing_words_after_a_row_of_asterisks_are_speech() -> None:
    closing = "Before we close, the office is shut on Friday."
    assert said(page(TITLE, *EN, "***", closing)) == [*PLAY, ("s", None, closing, 0, False)]
    closing_zh = "最后通知一件事，发言人办公室周五关闭。"
    assert said(page(TITLE_ZH, *ZH, "＊＊＊", closing_zh)) == [*PLAY_ZH, ("s", None, closing_zh, 0, False)]


def test_a_wrong_label_is_kept() -> None:
    wrong = "The harbor authority said so on Friday, as I told you."
    assert ("q", "Q", wrong) in [row[:3] for row in said(page(TITLE, *EN[:3], f"Q {wrong}", *EN[3:]))]
    wrong_zh = "港务局周五已经作了说明，我刚才说过。"
    assert ("q", RTR, wrong_zh) in [row[:3] for row in said(page(TITLE_ZH, *ZH[:3], f"{RTR}{wrong_zh}", *ZH[3:]))]


@pytest.mark.parametrize(
    ("title", "rows", "play", "direction", "more"),
    [
        (TITLE, EN, PLAY, "(Laughter.)", "It took nine weeks."),
        (TITLE_ZH, ZH, PLAY_ZH, "（现场播放视频）", "检修用了九个星期。"),
    ],
)
def test_a_stage_direction_alone_ends_the_statement_before_it(
    title: str, rows: tuple[str, ...], play: list[Row], direction: str, more: str
) -> None:
    expected = spliced(play, 3, ("n", None, direction, 0, False), ("a", None, more, 1, False))
    assert said(page(title, *rows[:3], direction, more, *rows[3:])) == expected


def test_a_stage_direction_inside_a_paragraph_stays_in_the_words() -> None:
    assert (
        said(page(TITLE, *EN[:4], f"{MS} It stands. (Laughter.) As signed."))[-1][2]
        == "It stands. (Laughter.) As signed."
    )
    assert said(page(TITLE_ZH, *ZH[:4], f"{LIN}有效（笑）。一直有效。"))[-1][2] == "有效（笑）。一直有效。"


def test_the_end_of_a_transcript_is_narrative_and_what_follows_is_no_words() -> None:
    found = read(page(TITLE, *EN, "END 2:15 P.M. EST", "More about ferries and piers is on the next page."))
    assert (found.statements[-1].kind.value, found.statements[-1].text) == ("narrative", "END 2:15 P.M. EST")
    assert len(found.statements) == 6


@pytest.mark.parametrize(
    ("title", "rows", "play", "heading"), [(TITLE, EN, PLAY, "The treaty"), (TITLE_ZH, ZH, PLAY_ZH, "关于条约")]
)
def test_headings_page_numbers_and_pictures_end_nothing_and_are_no_words(
    title: str, rows: tuple[str, ...], play: list[Row], heading: str
) -> None:
    expected = [*play]
    expected[2] = ("a", play[2][1], f"{play[2][2]}\n9 weeks, 9 周。", 1, False)
    for between in (
        f"<h2>{heading}</h2>",
        f"<b>{heading}</b>",
        "12",
        "<p><img src='a.png' alt='Odoo CMS - a big picture'></p>",
    ):
        assert said(page(title, *rows[:3], between, "9 weeks, 9 周。", *rows[3:])) == expected


def test_what_a_republisher_puts_around_the_words_is_in_no_statement() -> None:
    around = (
        "By Colin Frey, Keldan Post", "March 19, 2020",
        "At a press briefing on Wednesday, spokeswoman Dana Whitlock took questions on the ferry.",
    )  # fmt: skip
    found = read(page(TITLE, *around, *EN, "E&amp;OE", "Subscribe to our newsletter"))
    assert [(one.label, one.text) for one in found.statements] == [row[1:3] for row in PLAY]
    around_zh = (
        "来源：海湾日报",
        "2020-03-19 10:20",
        "3月18日，外交部发言人林岳然主持例行记者会，就渡轮恢复航行回答了记者提问。",
    )
    found_zh = read(page(TITLE_ZH, *around_zh, *ZH, "责任编辑：田岚", "分享到：微信"))
    assert [(one.label, one.text) for one in found_zh.statements] == [row[1:3] for row in PLAY_ZH]


def test_words_on_the_press_conference_after_a_row_of_asterisks_are_no_byline() -> None:
    closing = "记者会后，外交部宣布，办公室周五关闭。"
    assert said(page(TITLE_ZH, *ZH, "＊＊＊", closing)) == [*PLAY_ZH, ("s", None, closing, 0, False)]


def test_a_reporters_label_under_the_headline_is_no_byline() -> None:
    rows = ("记者：码头安全吗？", "林岳然：安全。", "记者：谁付钱？", "林岳然：港口。")
    assert [row[:2] for row in said(page(TITLE_ZH, *rows))] == [("q", "记者："), ("a", LIN)] * 2


def test_time_codes_in_chinese() -> None:
    rows = ("林岳然： (00:19)", "大家下午好。", "林岳然： (01:25)", "还有一点。", "(02:01)", "还有。")
    more = ("记者： (02:30)", "码头安全吗？", "林岳然： (02:40)", "安全。")
    assert [row[:3] for row in said(page(TITLE_ZH, *rows, *more))] == [
        ("s", "林岳然： (00:19)", "大家下午好。\n还有一点。\n还有。"),
        ("q", "记者： (02:30)", "码头安全吗？"),
        ("a", "林岳然： (02:40)", "安全。"),
    ]


def test_what_a_letter_says_above_the_transcript_it_carries_is_in_no_statement() -> None:
    letter = (
        "From: Colin Frey",
        "Subject: FW: for you",
        "",
        "Dear Ann, I promised you this one. We thought you should see it.",
        "",
    )
    found = read("\n".join((*letter, TITLE, "", "\n\n".join(EN))), "text/plain")
    assert [(one.label, one.text) for one in found.statements] == [row[1:3] for row in PLAY]
    letter_zh = ("发件人：田岚", "主题：转发", "", "您好，这是我答应给您的记录，大家都应该看一看。", "")
    found_zh = read("\n".join((*letter_zh, TITLE_ZH, "", "\n\n".join(ZH))), "text/plain")
    assert [(one.label, one.text) for one in found_zh.statements] == [row[1:3] for row in PLAY_ZH]


def test_questions_printed_in_bold_end_where_the_bold_does() -> None:
    rows = (
        f"<b>Q: {PIER}</b>",
        f"<b>{TREATY}</b>",
        "Is it? It is, and it stands.",
        "<b>Q: Who pays?</b>",
        "A: The port.",
    )
    assert [row[:3] for row in said(page(TITLE, *rows))][:2] == [
        ("q", "Q:", f"{PIER}\n{TREATY}"),
        ("a", "", "Is it? It is, and it stands."),
    ]
    rows_zh = (f"<b>问：{PIER_ZH}</b>", f"<b>{TREATY_ZH}</b>", "是吗？是的。", "<b>问：谁付钱？</b>", "答：港口。")
    assert [row[:3] for row in said(page(TITLE_ZH, *rows_zh))][:2] == [
        ("q", "问：", f"{PIER_ZH}\n{TREATY_ZH}"),
        ("a", "", "是吗？是的。"),
    ]
