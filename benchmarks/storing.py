"""Reading and storing together: pages a second with everything durable, the memory of the writer, the check of all digests.

Pages are those of two folders that `onrecord add` is shown with, 794 of them; and a thousand of all shared sets, of which every
fifth is a long podium briefing. The peer in the same run is the same bytes put into a table of SQLite by one
transaction a page, unread: what keeping pages costs at the least. Broken when the writer's memory grows, or when pages that
are held already take longer than new ones.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import psutil

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.prepared import Outcome
from onrecord.record.verify import verify
from onrecord.record.writer import Writer

sys.path.append(str(Path(__file__).resolve().parents[1] / "eval"))
from pages import pages

SHOWN = ("cn_mfa_zh", "us_wh_2020_pairs")
SETS = ("cn_mfa_zh", "us_wh_2009_2016", "us_wh_2021_2025", "au_pm", "mx_mananera")
KINDS = {"html": "text/html", "markdown": "text/markdown", "text": "text/plain"}
MOST_GROWTH = 60.0
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@attrs.frozen
class Storing:
    """What storing took. Rates are pages a second of wall time on `jobs` processes; sizes are megabytes.

    `of_two_processors` is the rate that two processors without other work would come to: what counts where programs share
    the machine.
    """

    pages: int
    kilobytes: float
    jobs: int
    stored: float
    of_two_processors: float
    again: float
    peer: float
    verified: float
    megabytes: tuple[float, ...]
    bytes_of_record: float

    @property
    def growth(self) -> float:
        """Returns how many megabytes the last half of the pages added to the writer."""
        return max(self.megabytes) - self.megabytes[len(self.megabytes) // 2 - 1]


def sample(count: int, sets: Sequence[str] = SETS) -> list[Capture]:
    """Returns captures of the sets in turn, of the Chinese one first (64 kB each)."""
    found: list[Capture] = []
    for name in sets:
        for key, kind, text, _ in pages(name):
            found.append(
                Capture(text.encode(), KINDS[kind], "utf-8", f"https://{name.replace('_', '-')}.example/{key}")
            )
            if len(found) >= count:
                return found
    return found


def measure(captures: Sequence[Capture], *, jobs: int = 2) -> Storing:
    """Returns what storing the captures took, in a new record, then once more in the same."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder, "record")
        held: list[float] = []
        worked = _processor()
        stored = _rate(record, captures, jobs, held)
        worked = _processor() - worked
        again = _rate(record, captures, jobs, [])
        began = time.monotonic()
        faults = list(verify(record))
        verified = len(captures) / (time.monotonic() - began)
        if faults:
            raise SystemExit(f"the record does not verify: {faults[0]}")
        size = sum(path.stat().st_size for path in record.rglob("*") if path.is_file()) / 1e6
        peer = _peer(Path(folder, "peer.sqlite"), captures)
    kilobytes = statistics.mean(len(one.content) for one in captures) / 1000
    of_two = round(2 * len(captures) / worked, 1)
    return Storing(
        len(captures),
        round(kilobytes, 1),
        jobs,
        stored,
        of_two,
        again,
        peer,
        round(verified, 1),
        tuple(held),
        round(size, 1),
    )


def _processor() -> float:
    """Returns the seconds of processors used so far, by this process and by those it started and that have ended."""
    used = psutil.Process().cpu_times()
    return used.user + used.system + used.children_user + used.children_system


def _rate(record: Path, captures: Sequence[Capture], jobs: int, held: list[float]) -> float:
    process, began, seen = psutil.Process(), time.monotonic(), 0
    with Writer(record) as writer:
        for one in ingest(writer, _received(captures), jobs=jobs):
            assert isinstance(one, Outcome)
            seen += 1
            if seen % max(len(captures) // 20, 1) == 0:
                held.append(round(process.memory_info().rss / 1e6, 1))
    return round(seen / (time.monotonic() - began), 1)


def _received(captures: Sequence[Capture]) -> Iterator[Received]:
    for one in captures:
        yield Received(one, NOW)


def _peer(path: Path, captures: Sequence[Capture]) -> float:
    began = time.monotonic()
    with sqlite3.connect(path) as table:
        table.execute("PRAGMA synchronous = FULL")
        table.execute("CREATE TABLE pages (address TEXT, content BLOB)")
        for one in captures:
            table.execute("INSERT INTO pages VALUES (?, ?)", (one.address, one.content))
            table.commit()
    return round(len(captures) / (time.monotonic() - began), 1)


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    found = measure(sample(120 if short else 1_000))
    print(f"{found}\ngrowth {found.growth:.1f} MB")
    broken = []
    if found.growth > MOST_GROWTH:
        broken.append(f"BROKEN: the writer's memory grew by {found.growth:.0f} MB over the last half of the pages")
    if found.again < found.stored:
        broken.append(f"BROKEN: pages held already take longer ({found.again} a second) than new ones ({found.stored})")
    told = {**attrs.asdict(found), "growth": round(found.growth, 1)}
    if not short:
        shown = measure(sample(1_000, SHOWN))
        print(f"{shown}\ngrowth {shown.growth:.1f} MB")
        told["shown"] = {**attrs.asdict(shown), "growth": round(shown.growth, 1)}
    return {"storing": told}, broken
