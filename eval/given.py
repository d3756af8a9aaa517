"""How a page of a set is handed to the reader: its source alone (`bare`), or with the set's title and address (`titled`)."""

from __future__ import annotations

import functools
import html
from collections.abc import Callable

import attrs
from pages import pages

from onrecord.errors import ReadingError
from onrecord.model import Capture, Transcript
from onrecord.pipeline.read import read_capture

MEDIA = {"html": "text/html", "text": "text/plain", "markdown": "text/markdown"}
MODES = ("bare", "titled")
_WHITE_HOUSE_2009 = "https://obamawhitehouse.archives.gov/"


@attrs.frozen
class Page:
    """One page of a set: its kind of source, the source, and what the set says of it."""

    name: str
    key: str
    kind: str
    source: str = attrs.field(repr=False)
    meta: dict[str, object] = attrs.field(repr=False)

    @property
    def title(self) -> str | None:
        """Returns the set's title where the source lacks it; None where the source prints one or the set has none."""
        return str(self.meta["title"]) if self.name in {"us_wh_2009_2016", "us_wh_2021_2025", "au_pm"} else None

    @property
    def address(self) -> str | None:
        """Returns the address the page was served under, None where the set does not say."""
        if self.name == "us_wh_2009_2016":
            return _WHITE_HOUSE_2009 + str(self.meta["link"]).removeprefix("../")
        found = self.meta.get("source_url") or self.meta.get("url")
        return str(found) if found else None


@functools.cache
def set_pages(name: str) -> dict[str, Page]:
    """Returns the pages of a set by key."""
    return {key: Page(name, key, kind, source, meta) for key, kind, source, meta in pages(name)}


def capture(page: Page, mode: str) -> Capture:
    """Returns the page as bytes handed in `bare` or `titled`."""
    if mode == "bare":
        return Capture(page.source.encode(), MEDIA[page.kind], "utf-8")
    return Capture(_with_title(page).encode(), MEDIA[page.kind], "utf-8", page.address)


def _with_title(page: Page) -> str:
    if page.title is None:
        return page.source
    if page.kind == "html":
        return f"<title>{html.escape(page.title)}</title>\n{page.source}"
    if page.kind == "markdown":
        return f"---\ntitle: {page.title}\n---\n\n{page.source}"
    return f"{page.title}\n\n{page.source}"


def read(page: Page, mode: str, reader: Callable[[Capture], Transcript] = read_capture) -> Transcript | None:
    """Returns the transcript of a page, None where it was refused."""
    try:
        return reader(capture(page, mode))
    except ReadingError:
        return None
