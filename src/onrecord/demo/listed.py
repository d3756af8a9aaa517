"""The lists (`index.yml`) of what the demo's pages are, written by those who wrote the pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import frozen

from onrecord.text.yaml_data import load

PAGES = Path(__file__).parent / "pages"


@frozen
class ListedPage:
    """A page as its list has it: where it is, whence and when it pretends to come, and what a reading must find."""

    folder: str
    file: str
    address: str
    captured: datetime
    office: str | None
    nature: str
    is_briefing: bool
    date: str | None
    presider: str | None
    language: str | None
    exchanges: int
    note: str

    @property
    def name(self) -> str:
        """Returns folder and file."""
        return f"{self.folder}/{self.file}"

    @property
    def path(self) -> Path:
        """Returns where the page's bytes are."""
        return PAGES / self.folder / self.file


def listed_pages() -> Iterator[ListedPage]:
    """Yields the pages of all lists, folder by folder in the order of their names."""
    for index in sorted(PAGES.glob("*/index.yml")):
        for entry in load(index.read_text("utf-8")):
            yield _page(index.parent.name, entry)


def _page(folder: str, entry: dict[str, Any]) -> ListedPage:
    day = entry["date"]
    return ListedPage(
        folder=folder,
        file=entry["file"],
        address=entry["address"],
        captured=datetime.fromisoformat(entry["captured"]),
        office=entry["office"],
        nature=entry["nature"],
        is_briefing=entry["is_briefing"],
        date=day.isoformat() if isinstance(day, date) else day,
        presider=entry["presider"],
        language=entry["language"],
        exchanges=entry["exchanges"],
        note=entry.get("note") or "",
    )
