"""The words of many texts at once, as the numbers by which copies are found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.token_stream import Codes, Places, _any_script, _hashed, _latin, _runs
from onrecord.text.steps import Step, change_of

_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff")
_FOLDING = (Step.INVISIBLE, Step.WIDTH, Step.PINYIN, Step.SIMPLIFIED)
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff61-\uffdc]")
_SIGNS = range(0x2010, 0x2C00)
_WIDE_FROM = 0x2E80
_SECOND_HALF = 0xDC00 >> 10
_PICTURES = range(0xD83C, 0xE000)
"""The halves in which UTF-16 writes pictures; a few rare scripts share the second one, never the first."""


@frozen(eq=False)
class Joined:
    """Some of the texts given, one behind the other: their places in the sequence, their words, where each begins."""

    numbers: Places
    codes: Codes
    bounds: Places

    def text_of(self, words: Places) -> Places:
        """Returns in which of the joined texts each word stands."""
        return np.searchsorted(self.bounds, words, "right") - 1


def groups(texts: Sequence[str]) -> Iterator[Joined]:
    """Yields the texts in at most two groups: those of Latin letters, which take a third of the time, and the rest."""
    latin: list[int] = []
    other: list[int] = []
    clear = [_visible(text) for text in texts]
    for at, text in enumerate(clear):
        (latin if _is_latin(text) else other).append(at)
    if latin:
        joined, begins = _joined([clear[at] for at in latin])
        letters = np.frombuffer(joined.encode("latin-1", "replace").translate(_latin()), np.uint8)
        starts, ends = _runs(letters != 0)
        yield Joined(np.array(latin), _hashed(letters, starts, ends), np.searchsorted(starts, begins))
    if other:
        joined, begins = _joined([_folded(clear[at]) for at in other])
        codes, starts, _ = _any_script(joined)
        yield Joined(np.array(other), codes, np.searchsorted(starts, begins))


def _joined(texts: Sequence[str]) -> tuple[str, Places]:
    return "\n".join(texts), np.array([0, *accumulate(len(text) + 1 for text in texts)])


def _visible(text: str) -> str:
    if not text.isascii():
        for sign in _INVISIBLE:
            if sign in text:
                text = text.replace(sign, "")
    return text


def _is_latin(text: str) -> bool:
    """Tells whether a text has no letters beyond Latin-1; quotation marks, dashes and pictures are no letters."""
    if text.isascii():
        return True
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    beyond = units[(units > 0xFF) & ((units < _SIGNS.start) | (units >= _SIGNS.stop))]
    return bool(((beyond >= _PICTURES.start) & (beyond < _PICTURES.stop)).all())


def _has_wide(units: NDArray[np.uint16]) -> bool:
    """Tells whether a text may have signs of scripts without spaces, or of full width; pictures are none."""
    high = units[units >= _WIDE_FROM]
    pictures = (high >= _PICTURES.start) & (high < _PICTURES.start + 4) | (high >> 10 == _SECOND_HALF)
    return not bool(pictures.all())


def _folded(text: str) -> str:
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    # Words in letters with case alone, as most of these pages have: a third of the steps' time is spared.
    steps = _FOLDING if _has_wide(units) else _FOLDING[:1]
    for step in steps:
        if step is Step.WIDTH and _WIDE.search(text) is None:
            continue
        rewrite = change_of(step)(text)
        text = text if rewrite is None else rewrite.text
    return text
