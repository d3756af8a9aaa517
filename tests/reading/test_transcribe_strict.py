"""The strict rule on whole pages: every word in one place, furniture behind its statement, all tied to the bytes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.hints import GENERAL, Hints
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

TITLE = "Press Briefing by Press Secretary Dana Whitlock, March 18, 2020"
TITLE_ZH = "2020年3月18日外交部发言人林岳然主持例行记者会"
EN = (
    "MS. WHITLOCK: Good afternoon, everybody. The ferry sails on Monday.",
    "Q Is the pier safe, and who says that it is?",
    "MS. WHITLOCK: It is safe. The harbor authority said so.",
    "Q Can you tell us about the treaty with Keldan that was signed in May?",
    "MS. WHITLOCK: The treaty stands as it was signed.",
)
ZH = (
    "林岳然：大家下午好。下周一起，海岛渡轮将恢复航行。",
    "路透社记者：码头在去年冬天的风暴之后是否安全？",
    "林岳然：码头是安全的，港务局已经作了说明。",
    "法新社记者：关于五月签署的条约，中方有何评论？",
    "林岳然：条约继续有效。",
)
PAGES = pytest.mark.parametrize(("title", "rows"), [(TITLE, EN), (TITLE_ZH, ZH)])


def page(title: str, *rows: str) -> str:
    body = "".join(row if row.startswith("<p") else f"<p>{row}</p>" for row in rows)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"


def read(source: str, hints: Hints = GENERAL) -> Transcript:
    found = transcribe(open_page(Capture(source.encode(), "text/html", "utf-8")), hints)
    check(found)
    return found


def check(found: Transcript) -> None:
    """Asserts the strict rule: spans are their words, in order, disjoint, and cover the layer."""
    facts = found.page
    regions = [*(one.span for one in found.statements), *found.labels]
    regions += [one.span for one in (*facts.furniture, *facts.remainder)]
    covered = [0] * len(found.text)
    for region in regions:
        for at in range(region.start, region.end):
            covered[at] += 1
    assert {mark for mark, char in zip(covered, found.text, strict=True) if not char.isspace()} <= {1}
    for one in found.statements:
        assert one.span.cut(found.text) == one.text
    for first, second in pairwise(found.statements):
        assert first.span.end <= second.span.start


@PAGES
@pytest.mark.parametrize(
    "more",
    ["(Laughter.)", "（笑）", "***", "9 weeks, 9 周。", "END 2:15 P.M. EST", "Q:", "问：", "(01:25)", "E&amp;OE"],
)
def test_every_word_is_in_one_place(title: str, rows: tuple[str, ...], more: str) -> None:
    for at in range(len(rows) + 1):
        found = read(page(title, *rows[:at], more, *rows[at:]))
        lines = [block.text for block in open_page(found.capture).layout.blocks]
        assert sorted("".join("".join(lines).split())) == sorted("".join(found.text.split()))


@PAGES
def test_furniture_inside_a_statement_follows_it_in_the_layer(title: str, rows: tuple[str, ...]) -> None:
    picture = "<p><img src='a.png' alt='Odoo CMS - a big picture'></p>"
    found = read(page(title, *rows[:3], picture, "9 weeks, 9 周。", *rows[3:]))
    (alt,) = [one for one in found.page.furniture if one.text == "Odoo CMS - a big picture"]
    assert found.statements[2].text.split("\n")[1:] == ["9 weeks, 9 周。"]
    assert found.statements[2].span.end < alt.span.start < found.statements[3].span.start


@PAGES
def test_every_statement_is_tied_to_its_bytes(title: str, rows: tuple[str, ...]) -> None:
    found = read(page(title, *rows))
    content = found.capture.content
    for one in found.statements:
        held = "".join(content[start:end].decode() for start, end in found.bytes_of(one.span))
        assert held == one.text


@PAGES
def test_the_same_bytes_give_the_same_transcript(title: str, rows: tuple[str, ...]) -> None:
    assert read(page(title, *rows)).to_dict() == read(page(title, *rows)).to_dict()


@pytest.mark.parametrize(
    ("title", "rows", "name", "language"), [(TITLE, EN, "Dana Whitlock", "en"), (TITLE_ZH, ZH, "林岳然", "zh")]
)
def test_the_briefing_has_its_day_presider_and_language(
    title: str, rows: tuple[str, ...], name: str, language: str
) -> None:
    found = read(page(title, "Posted on March 20, 2020", *rows))
    assert found.briefing is not None
    assert (str(found.briefing.date), found.briefing.presider, found.briefing.language) == (
        "2020-03-18",
        name,
        language,
    )


def test_speaker_and_outlet_are_read_off_the_label() -> None:
    found = read(page(TITLE_ZH, *ZH)).statements
    assert [(one.speaker, one.outlet) for one in found[:3]] == [("林岳然", None), (None, "路透社"), ("林岳然", None)]
    assert [(one.speaker, one.outlet) for one in read(page(TITLE, *EN)).statements[:2]] == [
        ("MS. WHITLOCK", None),
        (None, None),
    ]


@pytest.mark.parametrize("source", ["", "<p></p>", "<p>渡轮</p>", "<p>The ferry.</p>", "问：", "Q:"])
def test_a_page_with_next_to_nothing_on_it_is_read(source: str) -> None:
    assert read(source).is_briefing is False


def test_an_office_is_named_by_its_hints() -> None:
    hints = Hints(reader="xa-mfa", version=7, office="xa-mfa", publisher="安澜共和国外交部", presider="林岳然")
    found = read(page(TITLE_ZH, *ZH), hints=hints)
    assert (found.reader.name, found.reader.version) == ("xa-mfa", 7)
    assert found.briefing is not None
    assert (found.briefing.office, found.briefing.publisher, found.briefing.presider) == (
        "xa-mfa",
        "安澜共和国外交部",
        "林岳然",
    )
