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

PROSE = 40
"""Bytes between two tags from which on they are taken for prose; shorter pieces count beside such a one only."""
_BESIDE = 3
_LOOKS = np.array([0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
_LOWER = np.uint8(0x20)
_OPEN, _EITHER = np.uint8(0x3C), np.uint8(0xFD)
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
    # The two differ by one bit: one pass finds both.
    marks = np.flatnonzero((signs & _EITHER) == _OPEN)
    opening = signs[marks] == _OPEN
    if not opening.any() or opening.all():
        return raw
    printed = _printed(signs, marks, opening)
    marks, opening = marks[printed], opening[printed]
    # Text goes from the end of a tag to where the next begins. Ends without a beginning between them are signs in a
    # text, and the text goes on.
    closes = np.flatnonzero(opening[:-1] & ~opening[1:]) + 1
    opens = np.append(marks[opening], len(raw))
    begins = np.append(0, marks[closes] + 1)
    ends = np.append(opens[0], opens[np.cumsum(opening)[closes]])
    wanted = _near_prose(signs, begins, ends - begins)
    return b" ".join(
        [raw[begin:end] for begin, end in zip(begins[wanted].tolist(), ends[wanted].tolist(), strict=True)]
    )


def _printed(signs: NDArray[np.uint8], marks: Places, opening: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tells which tags stand outside scripts and style sheets; of such a one what is left is one tag."""
    at = np.flatnonzero(opening)
    place = marks[at]
    at = at[: np.searchsorted(place, len(signs) - len("</script"))]
    place = place[: len(at)]
    slash = signs[place + 1] == ord("/")
    letters = place + slash + 1
    second, third = signs[letters + 1] | _LOWER, signs[letters + 2] | _LOWER
    script, style = (second == ord("c")) & (third == ord("r")), (second == ord("t")) & (third == ord("y"))
    which = np.flatnonzero((script | style) & ((signs[letters] | _LOWER) == ord("s")))
    kept = np.ones(len(marks), np.bool_)
    inside: tuple[int, bool] | None = None
    for number, closing, sort in zip(at[which].tolist(), slash[which].tolist(), script[which].tolist(), strict=True):
        if inside is None:
            inside = None if closing else (number, sort)
        elif closing and sort == inside[1]:
            kept[inside[0] + 1 : number + 1] = False
            inside = None
    if inside is not None:
        kept[inside[0] + 1 :] = False
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
