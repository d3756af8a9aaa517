"""Records to follow phrases in: the demo's, and one of the shared real pages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.archive import captures
from onrecord.demo.build import build
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.pipeline.opened import Record, open_record
from onrecord.record.writer import Writer


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Returns the demo's record, open."""
    folder = tmp_path_factory.mktemp("demo") / "record"
    build(folder)
    with open_record(folder) as record:
        yield record


@pytest.fixture(scope="session")
def ministry(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Returns a record of the shared Chinese pages, open; skips where they are missing."""
    folder = tmp_path_factory.mktemp("ministry") / "record"
    now = datetime(2026, 11, 21, tzinfo=UTC)
    with Writer(folder) as writer:
        pages = captures([str(shared / "cn_mfa_zh" / "pages")])
        list(ingest(writer, (Received(one, now) if isinstance(one, Capture) else one for one in pages)))
        follow_up(writer.store)
    with open_record(folder) as record:
        yield record


@pytest.fixture(scope="session")
def plain(ministry: Record) -> list[tuple[str, str]]:
    """Returns day and words of every statement of the office, for a search that knows no index."""
    return [
        (str(one.date), one.text)
        for one in ministry.statements()
        if one.statement.kind.value in {"answer", "speech"} and one.date is not None
    ]
