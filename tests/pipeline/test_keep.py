"""What came of a visit is in the record: bytes as a capture, everything else as a check."""

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve

from onrecord.archive.visit import Outcome, Visit
from onrecord.demo.listed import listed_pages
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.keep import keep
from onrecord.record.page_key import page_key
from onrecord.record.writer import Writer

NOON = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)
CONTENT = next(page for page in listed_pages() if page.name.startswith("xw_pso/202")).path.read_bytes()
AT = "https://press.westmark.example/briefings/2024/03/05/b/"


def visit(content: bytes = CONTENT, address: str = AT) -> Visit:
    headers = (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a"'))
    received = Received(Capture(content, "text/html", "utf-8", address), NOON, 200, headers, "web")
    return Visit(AT, Outcome.NEW, NOON, received, 200)


def test_a_page_is_captured_read_and_known_from_then_on(tmp_path: Path) -> None:
    with Writer(tmp_path / "record", clock=lambda: NOON) as writer:
        outcome = keep(writer, visit())
        row = writer.store.page_row(page_key(AT, sha256=""))
    assert outcome.result == "new"
    assert row is not None
    assert (row.etag, row.address) == ('"a"', AT)


def test_the_same_bytes_again_are_unchanged(tmp_path: Path) -> None:
    with Writer(tmp_path / "record", clock=lambda: NOON) as writer:
        assert [keep(writer, visit()).result for _ in range(2)] == ["new", "unchanged"]


@pytest.mark.parametrize(
    "outcome",
    [Outcome.UNCHANGED, Outcome.NOT_MODIFIED, Outcome.GONE, Outcome.BLOCKED, Outcome.CHALLENGE, Outcome.FAILED],
)
def test_a_look_without_bytes_is_a_check_by_its_name(tmp_path: Path, outcome: Outcome) -> None:
    with Writer(tmp_path / "record", clock=lambda: NOON) as writer:
        keep(writer, visit())
        later = Visit(AT, outcome, NOON + dt.timedelta(hours=1), None, 418, "the server is a teapot")
        assert keep(writer, later).result == outcome.value
        *_, last = writer.store.entries()
    assert (last.kind, last.body["result"], last.body["status"]) == ("checked", outcome.value, 418)
    assert last.body["sha256"] == Capture(CONTENT).sha256
    assert last.body["reason"] == "the server is a teapot"


def test_an_address_that_another_one_answered_for_is_known_too(tmp_path: Path) -> None:
    with Writer(tmp_path / "record", clock=lambda: NOON) as writer:
        moved = "https://press.westmark.example/archive/1/"
        outcome = keep(writer, evolve(visit(address=moved)))
        row = writer.store.page_row(page_key(AT, sha256=""))
    assert outcome.page == page_key(moved, sha256="")
    assert row is not None
    assert row.sha256 == Capture(CONTENT).sha256
