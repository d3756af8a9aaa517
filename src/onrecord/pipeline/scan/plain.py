"""The words of an HTML page, fast and rough: enough to tell whether the record has any of them."""

from __future__ import annotations

import html
import re
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.model.capture import Capture
from onrecord.reading.charsets import codec_of
from onrecord.reading.decode import declared_label

Places: TypeAlias = NDArray[np.int64]

PROSE = 40
"""Bytes between two tags from which on they are taken for prose; shorter pieces count beside such a one only."""
_BESIDE = 3
_LOOKS = np.array([0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
_LOWER = np.uint8(0x20)
_SCRIPT = re.compile(rb"<(script|style)\b", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def rough_text(capture: Capture) -> str:
    """Returns the words between the tags of a page; never raises for what bytes hold.

    Nothing is judged, and a tag cuts a word. Scripts, styles and lists of short links are left out: they are most of
    a page, and no run of ten words stands in them.
    """
    raw = capture.content
    if raw.startswith(_WIDE_MARKS) or b"\x00" in raw[:64]:
        codec = "utf-16-be" if raw.startswith(_WIDE_MARKS[1]) or raw[:1] == b"\x00" else "utf-16-le"
        raw = raw.decode(codec, "ignore").encode("utf-8", "ignore")
        return _unescaped(_between_tags(raw).decode("utf-8", "ignore"))
    return _unescaped(_decoded(_between_tags(raw), capture))


def _between_tags(raw: bytes) -> bytes:
    """Returns what stands between tags, a blank for each of these."""
    signs = np.frombuffer(raw, np.uint8)
    opens = np.flatnonzero(signs == ord("<"))
    closes = np.flatnonzero(signs == ord(">"))
    if not len(opens) or not len(closes):
        return raw
    # Text goes from the end of a tag to where the next begins. Ends without a beginning between them are signs in a
    # text or a script, and the text goes on.
    following = np.searchsorted(opens, closes)
    first = np.append(True, following[1:] != following[:-1]) & (following > 0)
    begins = np.append(0, closes[first] + 1)
    ends = np.append(opens[0], np.append(opens, len(raw))[following[first]])
    wanted = _near_prose(signs, begins, ends - begins) & ~_unprinted(raw, signs, opens, begins)
    return b" ".join(raw[begin:end] for begin, end in zip(begins[wanted].tolist(), ends[wanted].tolist(), strict=True))


def _near_prose(signs: NDArray[np.uint8], begins: Places, lengths: Places) -> NDArray[np.bool_]:
    """Tells which pieces are long, or stand beside a long one as linked words of a paragraph do."""
    prose = lengths >= PROSE
    long = np.flatnonzero(prose)
    # Indentation is long and empty: it has blanks wherever one looks.
    looks = begins[long][:, None] + (lengths[long][:, None] * _LOOKS).astype(np.int64)
    prose[long] = (signs[looks] > ord(" ")).any(axis=1)
    near = prose.copy()
    for by in range(1, _BESIDE + 1):
        near[by:] |= prose[:-by]
        near[:-by] |= prose[by:]
    near &= lengths > 1
    return near


def _unprinted(raw: bytes, signs: NDArray[np.uint8], opens: Places, begins: Places) -> NDArray[np.bool_]:
    """Tells which pieces stand in a script or a style sheet."""
    starts, ends = [0], [0]
    second = signs[np.minimum(opens + 2, len(signs) - 1)] | _LOWER
    for tag in opens[(second == ord("c")) | (second == ord("t"))].tolist():
        found = _SCRIPT.match(raw, tag) if tag >= ends[-1] else None
        if found is not None:
            end = raw.find(b"</" + found[1], found.end())
            starts.append(tag)
            ends.append(len(raw) if end < 0 else end)
    at = np.searchsorted(starts, begins, "right") - 1
    inside: NDArray[np.bool_] = begins < np.array(ends)[at]
    return inside


def _decoded(words: bytes, capture: Capture) -> str:
    if words.isascii():
        return words.decode("ascii")
    try:
        return words.decode("utf-8")
    except UnicodeDecodeError:
        codec = codec_of(declared_label(capture.content)) or codec_of(capture.charset) or "utf-8"
        return words.decode(codec, "replace")


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&" in text else text
