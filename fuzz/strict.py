"""What holds of every page that is read: nothing lost, nothing twice, every word tied to its bytes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from onrecord.model import Capture, Transcript
from onrecord.pipeline import read_capture
from onrecord.reading.page import open_page
from onrecord.text.span import Span

_STATEFUL = re.compile(r"iso[-_]?2022|hz|utf[-_]?7", re.IGNORECASE)
_REFERENCE = re.compile(r"&[#\w]+;")
_MALFORMED = re.compile("[\0\ufffd]+")


def faults(capture: Capture) -> list[str]:
    """Returns what does not hold of a capture's transcript, in words; raises ReadingError for a page that is refused."""
    transcript = read_capture(capture)
    found = [*spans(transcript), *coverage(transcript), *layer(capture, transcript), *places(transcript)]
    told = json.dumps(transcript.to_dict(), ensure_ascii=False)
    if told != json.dumps(read_capture(capture).to_dict(), ensure_ascii=False):
        found.append("the same bytes gave another transcript")
    transcript.to_play()
    return found


def spans(transcript: Transcript) -> Iterator[str]:
    """Yields statements that are not the words under their spans, or not in order, and identifiers used twice."""
    for one in transcript.statements:
        if one.span.cut(transcript.text) != one.text:
            yield f"{one.id}: the words are not those under the span {one.span}"
        if not one.text.strip():
            yield f"{one.id}: no words"
    for first, second in pairwise(transcript.statements):
        if second.span.start < first.span.end:
            yield f"{second.id} begins inside {first.id}"
    twice = [name for name, count in Counter(one.id for one in transcript.statements).items() if count > 1]
    if twice:
        yield f"identifiers used twice: {twice}"


def coverage(transcript: Transcript) -> Iterator[str]:
    """Yields words of the layer that are in no statement, label, furniture or remainder, or in more than one."""
    page = transcript.page
    regions = [
        *(one.span for one in transcript.statements),
        *transcript.labels,
        *(one.span for one in (*page.furniture, *page.remainder)),
    ]
    covered = bytearray(len(transcript.text))
    for region in regions:
        if not 0 <= region.start <= region.end <= len(covered):
            yield f"{region} lies outside the layer"
        for at in range(region.start, min(region.end, len(covered))):
            covered[at] = min(covered[at] + 1, 2)
    for many, what in ((0, "in nothing"), (2, "in two things")):
        at = next((at for at, count in enumerate(covered) if count == many and not transcript.text[at].isspace()), None)
        if at is not None:
            yield f"code point {at} of the layer is {what}: {transcript.text[max(at - 20, 0) : at + 20]!r}"


def layer(capture: Capture, transcript: Transcript) -> Iterator[str]:
    """Yields the difference between the characters of the page's lines and those of the layer."""
    lines = Counter(char for block in open_page(capture).layout.blocks for char in block.text if not char.isspace())
    kept = Counter(char for char in transcript.text if not char.isspace())
    if lines != kept:
        yield f"lost {dict((lines - kept).most_common(8))}, added {dict((kept - lines).most_common(8))}"


def places(transcript: Transcript) -> Iterator[str]:
    """Yields statements and labels whose bytes are not there, or are not their words up to white space."""
    if transcript.byte_index is None:
        return
    named = [(one.id, one.span) for one in transcript.statements]
    named += [(f"label {number}", span) for number, span in enumerate(transcript.labels)]
    for name, span in named:
        yield from _place(name, span, transcript)


def _place(name: str, span: Span, transcript: Transcript) -> Iterator[str]:
    content = transcript.capture.content
    ranges = transcript.bytes_of(span)
    if not ranges or any(not 0 <= start < end <= len(content) for start, end in ranges):
        yield f"{name}: byte ranges {ranges[:3]} of {len(content)} bytes"
    if _STATEFUL.match(transcript.encoding):
        return
    pieces = [content[start:end].decode(transcript.encoding, "replace") for start, end in ranges]
    if transcript.capture.media_type in {"text/html", "application/xhtml+xml"}:
        pieces = [unescape(piece) for piece in pieces]
    elif transcript.capture.media_type == "text/markdown":
        pieces = [_REFERENCE.sub(lambda found: unescape(found.group()), piece) for piece in pieces]
    have, want = (
        _MALFORMED.sub("\ufffd", "".join(words.split())) for words in ("".join(pieces), span.cut(transcript.text))
    )
    if have != want:
        at = next((at for at, (a, b) in enumerate(zip(have, want, strict=False)) if a != b), min(len(have), len(want)))
        yield f"{name}: the bytes say {have[max(at - 10, 0) : at + 20]!r}, the words {want[max(at - 10, 0) : at + 20]!r}"
