"""Pages that are due are looked at again; the same bytes are unchanged, not new."""

import datetime as dt
import hashlib
from typing import Any

import pytest
from attrs import evolve

from onrecord.archive.polite import Visitor
from onrecord.archive.visit import Outcome
from onrecord.pipeline import watch as watching
from onrecord.pipeline.watch import due_pages, watch
from onrecord.record.rows import PageRow

PAGE = "<html><p>Q: A question? 问：有何评论？</p></html>"
NOW = dt.datetime(2026, 11, 21, 22, 15, 3, tzinfo=dt.UTC)


def row(address: str, *, hours: float = 2, **more: Any) -> PageRow:
    then = (NOW - dt.timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = PageRow(
        address, address, hashlib.sha256(PAGE.encode()).hexdigest(), None, then, then, then, 1, "new", None, None
    )
    return evolve(made, **more)


@pytest.fixture
def visitor(time_passing: Any, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setattr(watching, "_pace", lambda one: 1.0 if one.address else None)
    return Visitor(time_passing.clock, time_passing.sleep, allow_private=True)


def test_the_same_bytes_are_unchanged_and_others_are_new(site: Any, visitor: Visitor) -> None:
    site.put("/1", PAGE)
    site.put("/2", PAGE.replace("A question", "Another question"))
    looked = watch([row(f"{site.address}/1"), row(f"{site.address}/2")], visitor, now=NOW)
    assert [(visit.outcome, visit.received is None) for _, visit in looked] == [
        (Outcome.UNCHANGED, True),
        (Outcome.NEW, False),
    ]


def test_the_server_is_told_which_bytes_are_held(site: Any, visitor: Visitor) -> None:
    site.answers["/1"] = lambda asked: (304 if asked.get("if-none-match") == '"a"' else 200, {}, b"")
    ((_, visit),) = watch([row(f"{site.address}/1", etag='"a"')], visitor, now=NOW)
    assert visit.outcome is Outcome.NOT_MODIFIED


@pytest.mark.parametrize(("status", "outcome"), [(404, Outcome.GONE), (403, Outcome.BLOCKED), (400, Outcome.FAILED)])
def test_what_fails_is_named(site: Any, visitor: Visitor, status: int, outcome: Outcome) -> None:
    site.put("/1", PAGE, status=status)
    ((_, visit),) = watch([row(f"{site.address}/1")], visitor, now=NOW)
    assert visit.outcome is outcome


def test_only_pages_that_are_due_are_looked_at_the_longest_overdue_first() -> None:
    at = "https://www.mfa.gov.cn/web/wjdt_674879/t{}.shtml"
    rows = [row(at.format(1), hours=0.5), row(at.format(2), hours=2), row(at.format(3), hours=30)]
    assert [one.address for one in due_pages(rows, now=NOW)] == [at.format(3), at.format(2)]


def test_files_and_copies_elsewhere_are_not_looked_at() -> None:
    rows = [row("pages/1.html"), row("https://copies.example/1"), evolve(row("x"), address=None)]
    assert due_pages(rows, now=NOW) == []


def test_a_look_that_was_refused_is_repeated() -> None:
    checked = (NOW - dt.timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    held = row("https://www.mfa.gov.cn/web/t1.shtml", hours=10, checked=checked)
    assert due_pages([held], now=NOW) == []
    assert due_pages([evolve(held, result="blocked")], now=NOW) != []
