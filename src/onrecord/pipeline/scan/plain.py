"""The words of an HTML page, fast and rough: enough to tell whether the record has any of them."""

from __future__ import annotations

import html
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.model.capture import Capture
from onrecord.reading.charsets import codec_of
from onrecord.reading.decode import declared_label

Places: TypeAlias = NDArray[np.int64]
Words: TypeAlias = NDArray[np.uint64]

PROSE = 40
"""Bytes between two tags from which on they are taken for prose; shorter pieces count beside such a one only."""
_BESIDE = 3
_LOOKS = np.array([0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
_PAD = bytes(8)
_OPEN, _EITHER = np.uint8(0x3C), np.uint8(0xFD)
_FIRST, _SMALL = np.uint64(0xFF), np.uint64(0x2020202020202020)
_APART = tuple(
    (np.uint64((1 << 8 * len(name)) - 1), np.uint64(int.from_bytes(name, "little")))
    for name in (b"<script", b"</script", b"<style", b"</style")
)
_CLOSING = (2, 4)
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
    signs = np.frombuffer(raw + _PAD, np.uint8)
    # The two differ by one bit: one pass finds both.
    marks = np.flatnonzero((signs & _EITHER) == _OPEN)
    if not len(marks):
        return raw
    # From here on each mark is known by its first eight bytes, small letters.
    eight: Words = np.ndarray((len(raw),), np.uint64, signs.data, 0, (1,))[marks] | _SMALL
    opening = (eight & _FIRST) == _OPEN
    # Text goes from the end of a tag to where the next begins. Ends without a beginning between them are signs in a
    # text, and the text goes on; so are beginnings within a tag.
    turns = marks[1:][opening[1:] != opening[:-1]]
    edges = np.concatenate([[-1], marks[:1][opening[:1]], turns, [len(raw)]])
    begins = edges[:-1:2] + 1
    ends = edges[1::2]
    if len(begins) == 1:
        return raw
    printed = _printed(marks, eight, begins)
    begins, lengths = begins[printed], (ends - begins)[printed]
    wanted = np.flatnonzero(_near_prose(signs, begins, lengths))
    begins = begins[wanted]
    return b" ".join(
        [raw[begin:end] for begin, end in zip(begins.tolist(), (begins + lengths[wanted]).tolist(), strict=True)]
    )


def _printed(marks: Places, eight: Words, begins: Places) -> NDArray[np.bool_]:
    """Tells which pieces of text stand outside scripts and style sheets."""
    kept = np.ones(len(begins), np.bool_)
    found = np.zeros(len(marks), np.uint8)
    for sort, (mask, name) in enumerate(_APART, 1):
        found[(eight & mask) == name] = sort
    at = np.flatnonzero(found)
    if not len(at):
        return kept
    # Which piece is the next behind each of these tags: a few searches instead of one for each piece.
    after = np.searchsorted(begins, marks[at], "right")
    inside: tuple[int, int] | None = None
    for sort, piece in zip(found[at].tolist(), after.tolist(), strict=True):
        if inside is None:
            inside = None if sort in _CLOSING else (piece, sort + 1)
        elif sort == inside[1]:
            kept[inside[0] : piece] = False
            inside = None
    if inside is not None:
        kept[inside[0] :] = False
    return kept


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
