from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline.scan.copies import open_copies
from onrecord.pipeline.scan.inputs import pages_of
from onrecord.pipeline.scan.page import ScanPage

from .conftest import SAID, article, write_json, write_warc


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
