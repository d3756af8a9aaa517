from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.source import Source
from onrecord.model.capture import Capture
from onrecord.model.statement import Kind
from onrecord.pipeline.scan.copies import open_copies
from onrecord.pipeline.scan.inputs import pages_of
from onrecord.pipeline.scan.page import ScanPage

from .conftest import DAY, SAID, article, markup, write_json, write_warc


def _rows(index: Path, file: Path) -> list[dict[str, Any]]:
    pages = [one for one in pages_of(file) if isinstance(one, ScanPage)]
    return list(open_copies(str(index)).look(pages).rows)


@pytest.mark.parametrize("write", [write_json, write_warc])
def test_a_copy_is_a_row_with_both_places_and_what_was_changed(
    tmp_path: Path, index: Path, write: Callable[[Path, list[str]], Path]
) -> None:
    name = "a.jsonl" if write is write_json else "a.warc.gz"
    texts = [article(0), article(1, copies=0, change=("carried out", "thrown out")), article(2)]
    (row,) = _rows(index, write(tmp_path / name, texts))
    assert (row["number"], row["address"], row["site"]) == (1, "https://www.paper.example/a/1", "paper.example")
    assert (row["statement"], row["mode"], row["reuse"]) == ("xa-mfa/2024-03-01/en/a1@r1", "quotation", "copy")
    assert row["said"] == SAID[0][row["statement_start"] : row["statement_end"]]
    assert row["page"].replace("thrown", "carried") == row["said"]
    (edit,) = row["edits"]
    assert (edit["before"], edit["after"], edit["status"]) == ("carried", "thrown", "silent")
    assert SAID[0][edit["before_start"] : edit["before_end"]] == "carried"
    assert row["page"][edit["after_start"] - row["page_start"] :].startswith("thrown")
    assert row["material"] == 1


def test_a_copy_in_a_box_beside_the_main_text_is_found_and_said_to_be_there(tmp_path: Path, index: Path) -> None:
    pages = [article(number) for number in range(2)]
    file = write_warc(tmp_path / "a.warc.gz", pages)
    found = [one for one in pages_of(file) if isinstance(one, ScanPage)]
    assert found[1].capture is not None
    content = found[1].capture.content.replace(
        b"</body>", f"<footer class='footer'><p>{SAID[2]}</p></footer></body>".encode()
    )
    page = ScanPage(1, "x", capture=type(found[1].capture)(content, "text/html", "utf-8", "x"))
    (row,) = open_copies(str(index)).look([page]).rows
    assert (row["zone"], row["statement"]) == ("page", "xa-mfa/2024-03-01/en/a3@r1")


CONFERENCE = "\n".join(
    [
        "Press conference of 1 March 2024",
        "Harborlight News: What does the ministry say of the harbor treaty after the talks of last week?",
        f"Lin Mo: {SAID[0]}",
        "Valley Times: Will the minister go to Westmark this month, and what will he speak about there?",
        f"Lin Mo: {SAID[1]}",
        "Harborlight News: There are reports on the fishing grounds. Can you confirm them today?",
        f"Lin Mo: {SAID[2]}",
    ]
)
PLACE = "https://www.reprints.example/a"


def _conference(address: str, *, words: str = CONFERENCE) -> list[ScanPage]:
    """Returns a page with printed labels in two forms: as bytes, and as an archive's extract of words."""
    return [
        ScanPage(0, address, capture=Capture(markup(words).encode(), "text/html", "utf-8", address)),
        ScanPage(1, address, text=words),
    ]


@pytest.mark.parametrize("at", [0, 1])
def test_a_printed_label_is_no_word_of_a_copy(index: Path, at: int) -> None:
    page = _conference(PLACE)[at]
    found = open_copies(str(index)).look([page]).rows
    assert [row["statement"] for row in found] == [f"xa-mfa/2024-03-01/en/a{number}@r1" for number in (1, 2, 3)]
    assert [row["edits"] for row in found] == [[], [], []]
    assert [f"{row['page']}." for row in found] == list(SAID[:3])
    assert {row["zone"] for row in found} == {"transcript"}
    assert found[0]["prefix"].endswith("Lin Mo: ")


def test_a_printed_label_is_no_word_of_a_copy_in_chinese(index: Path) -> None:
    words = f"2024年3月1日外交部发言人林墨主持例行记者会\n港湾新闻：请问中方对渔业谈判有何评论？\n林墨：{SAID[3]}\n山谷时报：部长本月是否访问？\n林墨：目前没有可以发布的消息。"
    (row,) = open_copies(str(index)).look([ScanPage(0, PLACE, text=words)]).rows
    assert (f"{row['page']}。", row["edits"]) == (SAID[3], [])


def _own(folder: Path, page: ScanPage, **facts: str) -> list[bool]:
    source = Source("xa-mfa/2024-03-01/en/a1@r1", Kind.ANSWER, 1, SAID[0], date=DAY, names=("Lin Mo",), **facts)
    ReuseIndex.create(folder, [source])
    return [row["own"] for row in open_copies(str(folder)).look([page]).rows]


def test_the_bytes_that_the_record_was_read_from_are_no_copy(tmp_path: Path) -> None:
    page = _conference(PLACE)[0]
    assert page.capture is not None
    assert _own(tmp_path / "own", page, digest=page.capture.sha256) == [True]
    assert _own(tmp_path / "other", page, digest="0" * 64) == [False]


@pytest.mark.parametrize("at", [0, 1])
def test_the_page_at_the_records_own_address_is_no_copy_whatever_its_bytes(tmp_path: Path, at: int) -> None:
    page = _conference("http://www.mfa.example/day?utm_source=x")[at]
    assert _own(tmp_path / "own", page, address="https://www.mfa.example/day") == [True]
    assert _own(tmp_path / "other", page, address="https://www.mfa.example/day/2") == [False]
