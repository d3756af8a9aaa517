"""Which of many texts say a phrase, found without going through them: a suffix array over their units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydivsufsort import divsufsort  # type: ignore[import-untyped]  # it has no type hints

from onrecord.analysis.formulations.corpus import Ints
from onrecord.analysis.formulations.units import said

_NARROW: Final = 65_000
_END: Final = 0
"""The symbol behind every text: no phrase holds it."""


class PhraseIndex:
    """Texts, with all places of their units and signs in the order of what follows there."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Takes the texts; they are known by their numbers."""
        self._numbers: dict[str, int] = {}
        codes: list[int] = []
        sizes: list[int] = []
        for text in texts:
            before = len(codes)
            codes += [self._numbers.setdefault(word, len(self._numbers) + 1) for word in said(text)]
            codes.append(_END)
            sizes.append(len(codes) - before)
        self._codes: Ints = np.array(codes, np.int32)
        self._text: Ints = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        narrow: Any = self._codes.astype(np.uint16) if len(self._numbers) < _NARROW else self._codes
        self._places: Ints = divsufsort(narrow).astype(np.int32, copy=False) if len(codes) else self._codes
        self._first = np.searchsorted(self._codes[self._places], np.arange(len(self._numbers) + 2))

    def texts_with(self, phrase: str) -> NDArray[np.int32]:
        """Returns the numbers of the texts that say a phrase as whole units, in order; none for a phrase without units.

        Where the phrase has a sign between units the text must have one, and none elsewhere, as in a search.
        """
        wanted = [self._numbers.get(word, -1) for word in said(phrase)]
        if not wanted or -1 in wanted:
            return np.zeros(0, np.int32)
        low, high = int(self._first[wanted[0]]), int(self._first[wanted[0] + 1])
        for depth, code in enumerate(wanted[1:], 1):
            # All that is left begins with the same symbols, so that the next ones are in order.
            following = self._codes[self._places[low:high] + depth]
            low, high = (low + int(np.searchsorted(following, code, side)) for side in ("left", "right"))
        return np.unique(self._text[self._places[low:high]])
