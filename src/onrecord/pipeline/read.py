"""One page read: opened, its office recognized, transcribed, held against what the office asserts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from attrs import evolve

from onrecord import offices
from onrecord.errors import CaptureError, UsageError
from onrecord.model.capture import Capture
from onrecord.model.transcript import Nature, Transcript
from onrecord.pipeline.sources import Source, captures_of
from onrecord.reading.block import Layout
from onrecord.reading.page import OpenPage, open_page
from onrecord.reading.transcribe import transcribe

_FIRST_LINES = 200


def read(source: Source, *, office: str | None = None) -> Transcript:
    """Returns the transcript of one page: a path, an http(s) address, or the bytes themselves.

    `office` is the id of a press office whose rules are to be used; without it the office is recognized. Raises
    CaptureError when the bytes cannot be had, ReadingError when they cannot be read, and UsageError for a folder, a
    web archive or a mailbox that holds several pages (`read_all` reads those) and for an unknown office.
    """
    capture = _only_page(source)
    if isinstance(capture, CaptureError):
        raise capture
    return read_capture(capture, office=office)


def _only_page(source: Source) -> Capture | CaptureError:
    name = "these bytes" if isinstance(source, bytes) else str(source)
    if not isinstance(source, bytes) and Path(source).is_dir():
        raise UsageError(f"{name}: a folder, which may hold several pages; read_all reads them one after the other")
    first = list(islice(captures_of([source]), 2))
    if not first:
        raise CaptureError(f"{name}: holds no page", address=None if isinstance(source, bytes) else name)
    if len(first) > 1:
        raise UsageError(f"{name}: holds several pages; read_all reads them one after the other")
    return first[0]


def read_capture(capture: Capture, *, office: str | None = None) -> Transcript:
    """Returns the transcript of a capture; raises ReadingError when it cannot be read, UsageError for an unknown office."""
    with collector_paused():
        return _read_capture(capture, office)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Holds Python's cycle collector off while a page is read: it makes many small objects and no cycles.

    The collector would walk them several times a page (a fifth of the reading time, measured).
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read_capture(capture: Capture, office: str | None) -> Transcript:
    page = open_page(capture)
    lines = _first_lines(page.layout)
    found = offices.office(office) if office is not None else _recognized(page, lines)
    hints = offices.hints_for(found, head=page.layout.head, lines=lines, address=capture.address, sha256=capture.sha256)
    transcript = transcribe(page, hints)
    flags = offices.check(found, transcript) if found is not None else ()
    served = found is not None and found.serves(_address(page))
    return evolve(
        transcript,
        nature=Nature.OFFICIAL if served else transcript.nature,
        capture=capture if capture.media_type else evolve(capture, media_type=page.media),
        flags=transcript.flags + flags,
        replaced=page.source.replaced,
    )


def _address(page: OpenPage) -> str:
    """Returns where a page came from; for a page without an address, where it says that it belongs."""
    told = page.capture.address or ""
    return told if told.startswith(("http://", "https://")) else page.layout.head.canonical or told


def _recognized(page: OpenPage, lines: list[str]) -> offices.Office | None:
    return offices.recognize(page.capture.address, page.layout.head, page.title, page.site, lines)


def _first_lines(layout: Layout) -> list[str]:
    """Returns the first lines that are no menu by the look of their element: cheap, before furniture is judged."""
    plain = (one.text for one in layout.blocks if one.hint is None and not one.alt and 2 * one.links < len(one.text))
    return list(islice(plain, _FIRST_LINES))
