"""Outlets as labels without a colon: alone in a line, in brackets, or in brackets behind an asker's label."""

from __future__ import annotations

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import families
from onrecord.reading.label_outlets import outlet_labels, with_outlets
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

TURNS = (
    ("Reuters", "Can you confirm that the ferry has been stopped?"),
    ("Ms. Whitlock", "It has been stopped, yes. No new day has been set."),
    ("Keldan Chronicle", "Will the Ministry publish the agreement?"),
    ("Ms. Whitlock", "It will be published in due course."),
    ("Reuters", "Who asked for the delay?"),
    ("Ms. Whitlock", "Both sides agreed on it."),
)
HAN = (
    ("路透社", "渡轮是否停航？"),
    ("林岳然", "是的，已经停航。"),
    ("凯尔丹日报", "何时复航？"),
    ("林岳然", "周一复航。"),
)
TITLE, HAN_TITLE = "Daily Press Briefing, March 18, 2020", "2020年3月18日外交部发言人林岳然主持例行记者会"
OPENING = "<p>Good afternoon. The Minister will travel to Keldan on Monday.</p>"
SHAPES = {
    "headings": "<h3>{0}</h3><p>{1}</p>",
    "bold lines": "<p><b>{0}</b></p><p>{1}</p>",
    "plain lines": "<p>{0}</p><p>{1}</p>",
    "terms": "<dt>{0}</dt><dd>{1}</dd>",
    "square brackets": "<p>[{0}] {1}</p>",
    "heavy brackets": "<p>【{0}】{1}</p>",
}


def read(title: str, body: str) -> Transcript:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"
    return transcribe(open_page(Capture(page.encode(), "text/html", "utf-8")))


def told(page: Transcript) -> list[tuple[str, str | None, str]]:
    return [(one.kind[0], one.outlet, one.text) for one in page.statements if one.kind in {"question", "answer"}]


@pytest.mark.parametrize("opening", ["", OPENING])
@pytest.mark.parametrize("shape", SHAPES)
def test_outlets_and_a_name_without_colons_open_statements(shape: str, opening: str) -> None:
    page = read(TITLE, opening + "".join(SHAPES[shape].format(*turn) for turn in TURNS))
    assert told(page) == [
        ("a" if who[:2] == "Ms" else "q", None if who[:2] == "Ms" else who, said) for who, said in TURNS
    ]
    assert len({one.exchange for one in page.statements if one.exchange}) == 3


@pytest.mark.parametrize("shape", SHAPES)
def test_so_they_do_in_chinese(shape: str) -> None:
    page = read(HAN_TITLE, "".join(SHAPES[shape].format(*turn) for turn in HAN))
    assert told(page) == [
        ("a" if who == "林岳然" else "q", None if who == "林岳然" else who, said) for who, said in HAN
    ]


def test_a_label_in_brackets_is_kept_as_printed() -> None:
    page = read(TITLE, "".join(SHAPES["square brackets"].format(*turn) for turn in TURNS))
    assert [one.label for one in page.statements][:2] == ["[Reuters]", "[Ms. Whitlock]"]


def test_a_reporters_word_before_the_outlet_is_no_part_of_its_name() -> None:
    texts = [f"(Reporter, {who}) {said}" if who[:2] != "Ms" else f"(Spokesperson) {said}" for who, said in TURNS]
    found = outlet_labels(texts, families())
    assert [found[at].outlet for at in range(0, 6, 2)] == ["Reuters", "Keldan Chronicle", "Reuters"]
    assert found[1].role is not Role.ASKER


def test_a_reporter_nobody_knows_asks_where_others_do() -> None:
    texts = [part for turn in (*TURNS, ("Jane Roe", "And the port?"), ("Ms. Whitlock", "It is open.")) for part in turn]
    found = outlet_labels(texts, families())
    assert (found[12].role, found[12].name) == (Role.ASKER, "Jane Roe")


@pytest.mark.parametrize(
    "texts",
    [
        ["Reuters", "The ferry sails.", "AFP", "The port is open.", "Dana Whitlock", "Yes.", "Dana Whitlock", "No."],
        ["Reuters", "Is it open?", "AFP", "Is it so?", "Read more", "It is open.", "The ferry", "It sails."],
        ["[Laughter] Is it open?", "[Applause] Is it?", "[sic] It is.", "[sic] It is."],
        ["路透社", "渡轮复航。", "法新社", "港口开放。", "林岳然", "是的。", "林岳然", "不是。"],
    ],
)  # fmt: skip
def test_lines_and_brackets_that_the_page_does_not_bear_out_are_no_labels(texts: list[str]) -> None:
    assert outlet_labels(texts, families()) == {}


@pytest.mark.parametrize(
    ("text", "words", "outlet"),
    [
        ("Q1. (Reuters) Is the ferry stopped?", "Is the ferry stopped?", "Reuters"),
        ("Q: (Keldan Chronicle): Is it?", "Is it?", "Keldan Chronicle"),
        ("问：（凯尔丹日报）渡轮停航了吗？", "渡轮停航了吗？", "凯尔丹日报"),
        ("<질문> (항구뉴스 김철수 기자) 언제입니까?", "언제입니까?", "항구뉴스"),
        ("<질문> (항구 통신) 언제입니까?", "언제입니까?", "항구 통신"),
        ("【記者】（湾岸新聞）船はいつですか。", "船はいつですか。", "湾岸新聞"),
        ("问：（向记者展示图片）停航了吗？", "（向记者展示图片）停航了吗？", None),
        ("Q: (Laughter.) Is it?", "(Laughter.) Is it?", None),
        ("Q: (Reporter) Is it?", "(Reporter) Is it?", None),
        ("Q: (to the press) Is it?", "(to the press) Is it?", None),
        ("问：（笑）渡轮停航了吗？", "（笑）渡轮停航了吗？", None),
    ],
)
def test_an_outlet_in_brackets_behind_an_askers_label_belongs_to_the_label(
    text: str, words: str, outlet: str | None
) -> None:
    at = text.index(words) if outlet is None else text.index("(" if "(" in text else "（")
    printed = text[:at].rstrip()
    rows = [[Label(0, len(printed), at, printed, "q", Role.ASKER)]]
    with_outlets([text], rows, families())
    assert (text[rows[0][0].words :], rows[0][0].outlet) == (words, outlet)
    assert rows[0][0].printed == text[: rows[0][0].words].rstrip()


@pytest.mark.parametrize(("title", "turns"), [(TITLE, TURNS), (HAN_TITLE, HAN)])
def test_a_table_of_who_and_words_is_read_to_its_last_row(title: str, turns: tuple[tuple[str, str], ...]) -> None:
    rows = "".join(f"<tr><td>{who}</td><td>{said}</td></tr>" for who, said in turns)
    page = read(title, f"<p>Good afternoon. The Minister will travel to Keldan on Monday.</p><table>{rows}</table>")
    assert [said for _, _, said in told(page)] == [said for _, said in turns]
    assert page.statements[0].text.startswith("Good afternoon")
