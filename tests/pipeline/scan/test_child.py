import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from onrecord.model.capture import Capture
from onrecord.pipeline.scan import child
from onrecord.pipeline.scan.guard import At, End, Job, Took
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.plan import Plan
from onrecord.pipeline.scan.step import Looked

from .conftest import write_json


@frozen
class _Step:
    """Gives a row for each page; fails on pages that say so."""

    def look(self, pages: Sequence[ScanPage]) -> Looked:
        if any("FAIL" in (page.text or "") for page in pages):
            raise ValueError("a page\nthat fails")
        return Looked(len(pages), tuple({"number": page.number} for page in pages))


def _told(job: Job, plan: Plan) -> list[Any]:
    ours, theirs = Pipe()
    with ours, theirs:
        child._serve(theirs, job, _Step(), plan)
        theirs.close()
        found = []
        while True:
            try:
                found.append(ours.recv())
            except EOFError:
                return found


def _file(folder: Path, *texts: str) -> str:
    return str(write_json(folder / "pages.jsonl", list(texts)))


def test_the_child_says_where_it_is_before_each_batch(tmp_path: Path) -> None:
    found = _told(Job(_file(tmp_path, *"abcde")), Plan("", batch=2))
    assert [one.number for one in found if isinstance(one, At)] == [0, 2, 4, 5]
    assert [row["number"] for one in found if isinstance(one, Took) for row in one.rows] == [0, 1, 2, 3, 4]
    assert found[-1] == End()


def test_pages_up_to_a_careful_one_are_looked_at_one_by_one_and_named_first(tmp_path: Path) -> None:
    found = _told(Job(_file(tmp_path, *"abcd"), start=1, careful=3), Plan("", batch=8))
    known = [(one.number, one.address) for one in found if isinstance(one, At) and one.known]
    assert known == [(at, f"https://www.paper.example/pages/{at}") for at in (1, 2)]
    assert [one.pages for one in found if isinstance(one, Took)] == [1, 1, 1]


def test_a_page_that_fails_takes_no_other_page_of_its_batch_with_it(tmp_path: Path) -> None:
    (took,) = [one for one in _told(Job(_file(tmp_path, "a", "FAIL", "c")), Plan("")) if isinstance(one, Took)]
    assert [row["number"] for row in took.rows] == [0, 2]
    assert [(one.number, one.reason) for one in took.bad] == [(1, "ValueError: a page that fails")]
    assert (took.pages, took.candidates) == (3, 2)


def test_a_row_that_cannot_be_read_is_set_apart_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text('{"text": "a"}\nno JSON\n{"text": "c"}\n', "utf-8")
    (took,) = [one for one in _told(Job(str(file)), Plan("")) if isinstance(one, Took)]
    assert [one.number for one in took.bad] == [1]
    assert [row["number"] for row in took.rows] == [0, 2]


def test_a_file_that_cannot_be_opened_ends_the_job_with_the_reason(tmp_path: Path) -> None:
    (*_, last) = _told(Job(str(tmp_path / "none.jsonl")), Plan(""))
    assert isinstance(last, End)
    assert "No such file" in (last.failure or "")


def test_pages_passed_over_are_signs_of_life(tmp_path: Path) -> None:
    found = _told(Job(_file(tmp_path, *["x"] * 600), start=600), Plan(""))
    assert found[:2] == [Took(0), Took(0)]
    assert [row for one in found if isinstance(one, Took) for row in one.rows] == []


def test_large_pages_make_small_batches() -> None:
    pages = [ScanPage(at, capture=Capture(b"x" * (5 << 20))) for at in range(4)]
    items = iter(pages)
    assert [len(child._batch(items, 64)) for _ in range(3)] == [2, 2, 0]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no Linux here: address space is limited there only")
def test_a_process_gets_so_much_memory_beyond_what_it_has() -> None:
    script = (
        "from onrecord.pipeline.scan.child import limit_memory\n"
        "limit_memory(200)\n"
        "kept = bytearray(50 << 20)\n"
        "try:\n"
        "    bytearray(400 << 20)\n"
        "except MemoryError:\n"
        "    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"
