"""What is handed in to be checked, made a transcript: a page, a draft, a capture, or a transcript that is one already."""

from __future__ import annotations

import os
import re
from pathlib import Path

from attrs import evolve

from onrecord.analysis.reuse.page_text import PageText
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.statement import Statement
from onrecord.model.transcript import Transcript
from onrecord.pipeline.check.docx_text import MAGIC, docx_text, is_docx
from onrecord.pipeline.read import read, read_capture
from onrecord.pipeline.sources import Source
from onrecord.text.span import Span

Given = Source | Capture | Transcript


def transcript_of(given: Given) -> Transcript:
    """Returns the transcript of a path, an address, the bytes of a page or draft, a capture or a transcript.

    Raises CaptureError when the bytes cannot be had, ReadingError when they cannot be read.
    """
    if isinstance(given, Transcript):
        return given
    if isinstance(given, Capture):
        return _draft(given.content, given.address) if is_docx(given.content) else read_capture(given)
    if isinstance(given, bytes):
        return _draft(given, None) if is_docx(given) else read(given)
    path = Path(os.fsdecode(given))
    if path.suffix.lower() == ".docx" or _is_zip(path):
        try:
            return _draft(path.read_bytes(), str(path))
        except OSError as failure:
            raise CaptureError(f"{path}: {failure.strerror or failure}", address=str(path)) from None
    return read(given)


def _is_zip(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


def _draft(content: bytes, address: str | None) -> Transcript:
    """Returns the transcript of a DOCX draft; its capture is the draft's own bytes, its text has no place in them."""
    words = docx_text(content, address=address).encode("utf-8")
    transcript = read_capture(Capture(words, "text/plain", "utf-8", address))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return evolve(transcript, capture=Capture(content, kind, None, address), byte_index=None)


_TELLS = re.compile(
    r"(?:[：:]|(?:[说說称稱道]|表示|指出|[强強]调|強調|回[应應]|\b(?:said|says|added))[，,]?)\s*[“「\"]"
)
_MARKS = '“「『«„"＂'


def page_text(transcript: Transcript) -> PageText:
    """Returns the page's own words in their places: labels and furniture are blank.

    Words that a text gives in quotation marks are quotations, also where they stand behind a name and a colon: such a
    statement is no transcript, and the name before it stays.
    """
    letters = list(transcript.text)
    told = [] if transcript.is_briefing else [one for one in transcript.statements if _told(one)]
    starts = {one.span.start for one in told}
    labels = (one for one in transcript.labels if not starts.intersection((one.end, one.end + 1)))
    for span in (*labels, *(one.span for one in transcript.page.furniture)):
        _blank(letters, span)
    briefing = transcript.briefing
    day = transcript.page.posted or transcript.page.address_date or (briefing.date if briefing else None)
    return PageText("".join(letters), day, tuple(one.span for one in transcript.statements if one not in told))


def _told(one: Statement) -> bool:
    """Tells whether a statement is a story's telling: words in quotation marks, or a sentence that leads to such."""
    if one.label is None:
        return _TELLS.search(one.text) is not None
    return one.text.lstrip()[:1] in _MARKS


def _blank(letters: list[str], span: Span) -> None:
    for at in range(span.start, span.end):
        if letters[at] != "\n":
            letters[at] = " "
