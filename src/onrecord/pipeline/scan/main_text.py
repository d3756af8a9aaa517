"""The words of a page that the sieve let pass: the main ones, or what is said on it under labels."""

from __future__ import annotations

import datetime as dt

from onrecord.analysis.reuse.page_text import PageText
from onrecord.errors import OnRecordError
from onrecord.model.capture import Capture
from onrecord.pipeline.check.page_given import page_text
from onrecord.pipeline.read import read_capture
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.plain import rough_text
from onrecord.reading.hints import GENERAL
from onrecord.reading.page import OpenPage, open_page
from onrecord.reading.page_dates import page_dates
from onrecord.reading.zone import reasons

_HEADLINE = "headline"


def main_text(page: ScanPage) -> PageText:
    """Returns the words of a page without its menus and boxes; of one that cannot be read, all its words.

    The day is the one on which the page says that it was posted, else that of the archive.
    """
    if page.capture is None:
        return PageText(page.text or "", page.day)
    try:
        opened = open_page(page.capture)
        why = reasons(opened.layout, GENERAL, tree=opened.media == "text/html")
    except OnRecordError:
        return PageText(rough_text(page.capture), page.day)
    lines = (
        block.text
        for block, reason in zip(opened.layout.blocks, why, strict=True)
        if reason is None or reason == _HEADLINE
    )
    return PageText("\n".join(lines), _posted(opened, page.day))


def said_text(page: ScanPage, day: dt.date | None) -> tuple[PageText, str] | None:
    """Returns the words of a page that prints statements under labels, and the text they stand in; None for any other page.

    Labels and furniture are blank in the words, as they are where a single page is checked: a printed label is no word
    of what was said. `day` is when the page was posted.
    """
    capture = page.capture or Capture((page.text or "").encode("utf-8", "replace"), "text/plain", "utf-8", page.address)
    try:
        transcript = read_capture(capture)
    except OnRecordError:
        return None
    if not transcript.labels:
        return None
    made = page_text(transcript)
    return PageText(made.text, day or made.day, made.transcripts), transcript.text


def _posted(opened: OpenPage, day: dt.date | None) -> dt.date | None:
    head = opened.layout.head
    dates = page_dates(opened.title, [], head.metas, head.times, head.json_ld, None, [], opened.capture.address)
    return dates.posted or dates.address_date or day
