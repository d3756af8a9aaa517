"""The short runs of editions, kept from page to page: news of a day asks for the same few again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.guided import ShortRuns, short_runs
from onrecord.analysis.reuse.token_stream import Codes, Places

MOST_WORDS = 1 << 20
"""Words of the editions kept, some 25 bytes each."""


class EditionRuns:
    """Makes the short runs of editions and keeps those asked for last. What it gives does not depend on what it keeps."""

    def __init__(self, words: Callable[[EditionRow], tuple[Codes, Places]], *, most: int = MOST_WORDS) -> None:
        """Takes what gives an edition's words and where its statements begin in them, and how many words are kept."""
        self._words, self._most = words, most
        self._kept = OrderedDict[int, ShortRuns]()
        self._size = 0

    def of(self, row: EditionRow) -> ShortRuns:
        """Returns the short runs of an edition."""
        known = self._kept.get(row.start)
        if known is None:
            known = self._kept[row.start] = short_runs(*self._words(row), row.start)
            self._size += len(known.raw)
            while self._size > self._most and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest.raw)
        self._kept.move_to_end(row.start)
        return known
