"""A record to try things on: pages of invented governments, read and written as everywhere."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.prepare import prepare
from onrecord.record.prepared import Outcome, Prepared
from onrecord.record.writer import Writer

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
Make = Callable[..., Prepared]


def page(day: str = "March 18, 2024", *, said: str = "Dialogue goes on.", title: str | None = None) -> str:
    """Returns an official page of the ministry of Anlan with two exchanges."""
    title = title or f"Foreign Ministry Spokesperson Shen Zhiwei's Regular Press Conference on {day}"
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        "<p><b>Reuters:</b> Will the Five-Party Talks resume before the summer?</p>"
        f"<p><b>Shen Zhiwei:</b> {said} We hope that all parties will meet each other halfway.</p>"
        "<p><b>AFP:</b> Do you have a comment on the new sanctions against the port of Keldan?</p>"
        "<p><b>Shen Zhiwei:</b> We oppose sanctions that have no basis in international law.</p>"
        "</body></html>"
    )


def ready(html: str, address: str | None = "https://www.mfa.anlan.example/en/1.html", hours: int = 0) -> Prepared:
    """Returns a page prepared for the record, as received so many hours after the start."""
    capture = Capture(html.encode(), "text/html", "utf-8", address)
    return prepare(Received(capture, START + timedelta(hours=hours), status=200, source="web"))


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """Returns a writer on an empty record whose clock stands still."""
    with Writer(tmp_path / "record", clock=lambda: START) as made:
        yield made


def add(writer: Writer, *pages: Prepared) -> list[Outcome]:
    """Returns what became of pages added one after the other."""
    return [outcome for one in pages for outcome in writer.add([one])]
