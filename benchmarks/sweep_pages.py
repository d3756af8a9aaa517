"""Pages to sweep: the shared news articles, as words and as HTML, again and again, some with a statement of the record put in."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kept import SHARED

from onrecord.archive.warc_record import pack
from onrecord.model.capture import Capture
from onrecord.model.received import Received

COPIES = 0.02
"""The share of pages with a copy. On the open web it is far below that; in the news of a capital it may be this."""
_PARAGRAPH = re.compile(rb"<p\b[^<>]*>(?:(?!</?(?:p|div|script|style)\b).){0,4000}?</p>", re.DOTALL | re.IGNORECASE)
_MOMENT = dt.datetime(2023, 5, 2, 9, 0, tzinfo=dt.UTC)


def texts(count: int, statements: Sequence[str], *, seed: int = 5, copies: float = COPIES) -> Iterator[str]:
    """Yields so many pages of words."""
    chance = random.Random(seed)  # noqa: S311  no secret
    known = [str(one["articleBody"]) for one in _truth().values()]
    for number in range(count):
        lines = [*known[number % len(known)].split("\n"), f"Page {number}."]
        if chance.random() < copies:
            lines.insert(chance.randrange(len(lines)), f"“{chance.choice(statements)}”")
        yield "\n".join(lines)


def html_pages(count: int, statements: Sequence[str], *, seed: int = 6, copies: float = COPIES) -> Iterator[bytes]:
    """Yields so many pages of HTML, some with a paragraph more behind their longest one."""
    chance = random.Random(seed)  # noqa: S311  no secret
    known = [gzip.decompress(path.read_bytes()) for path in sorted((SHARED / "news_pages" / "html").glob("*.gz"))]
    for number in range(count):
        page = known[number % len(known)]
        if chance.random() < copies:
            at = _behind_longest(page)
            page = page[:at] + b"<p>" + chance.choice(statements).encode() + b"</p>" + page[at:]
        yield page


def _behind_longest(page: bytes) -> int:
    """Returns the place behind the longest paragraph of a page, its end where it has none."""
    longest = max(_PARAGRAPH.finditer(page), key=lambda one: one.end() - one.start(), default=None)
    return len(page) if longest is None else longest.end()


def write_wet(path: Path, pages: Iterator[str]) -> Path:
    """Writes pages as a compressed text extract."""
    with gzip.open(path, "wb", compresslevel=4) as stream:
        for number, text in enumerate(pages):
            body = text.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://news.example/{path.stem}/{number}\r\n"
                f"WARC-Date: 2023-05-02T09:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
                f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            stream.write(head.encode() + body + b"\r\n\r\n")
    return path


def write_warc(path: Path, pages: Iterator[bytes]) -> Path:
    """Writes pages as the responses of a web archive, each a gzip member of its own."""
    with path.open("wb") as stream:
        for number, content in enumerate(pages):
            capture = Capture(content, "text/html", "utf-8", f"https://news.example/{path.stem}/{number}")
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            stream.write(pack(Received(capture, _MOMENT, status=200, headers=headers, source="web")).member)
    return path


def again(file: Path, times: int, folder: Path) -> list[str]:
    """Returns so many files that are one: the sweep takes each as another."""
    folder.mkdir(exist_ok=True)
    found = []
    for number in range(times):
        link = folder / f"{number:05d}-{file.name}"
        link.unlink(missing_ok=True)
        link.symlink_to(file)
        found.append(str(link))
    return found


def _truth() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((SHARED / "news_pages" / "ground-truth.json").read_text("utf-8"))
    return found
