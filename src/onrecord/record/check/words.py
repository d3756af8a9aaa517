"""Whether bytes of a page say the words that a reading took from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

_STATEFUL = re.compile(r"iso[-_]?2022|hz|utf[-_]?7", re.IGNORECASE)
_REFERENCE = re.compile(r"&[#\w]+;")
_MALFORMED = re.compile("[\0\ufffd]+")
_HTML = {"text/html", "application/xhtml+xml"}
_SHOWN = 24


def words_differ(
    text: str, ranges: Sequence[Sequence[int]], content: bytes, *, encoding: str, media_type: str | None
) -> str | None:
    """Returns how the words in byte ranges of a page differ from `text`, None where they are the same.

    White space does not count, character references are resolved, malformed bytes are one sign U+FFFD. Encodings with
    shift states cannot be decoded piece by piece; of them only the ranges are checked.
    """
    if not ranges or any(len(run) != 2 or not 0 <= run[0] < run[1] <= len(content) for run in ranges):
        return f"its byte ranges {list(map(list, ranges))[:3]} do not lie in the page of {len(content)} bytes"
    if _STATEFUL.match(encoding):
        return None
    try:
        pieces = [content[start:end].decode(encoding, "replace") for start, end in ranges]
    except LookupError:
        return f"its encoding {encoding!r} is not known"
    have, want = _bare("".join(_resolved(piece, media_type) for piece in pieces)), _bare(text)
    if have == want:
        return None
    at = next((at for at, (a, b) in enumerate(zip(have, want, strict=False)) if a != b), min(len(have), len(want)))
    shown = slice(max(at - _SHOWN // 2, 0), at + _SHOWN)
    return f"the page's bytes say {have[shown]!r} where it says {want[shown]!r}"


def _resolved(piece: str, media_type: str | None) -> str:
    if "&" not in piece:
        return piece
    if media_type in _HTML:
        return unescape(piece)
    if media_type == "text/markdown":
        return _REFERENCE.sub(lambda found: unescape(found.group()), piece)
    return piece


def _bare(text: str) -> str:
    packed = "".join(text.split())
    return _MALFORMED.sub("\ufffd", packed) if "\0" in packed or "\ufffd" in packed else packed
