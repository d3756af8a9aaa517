"""A page as the search for copies sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from onrecord.analysis.reuse.quotations import quotations
from onrecord.analysis.reuse.shingles import GUIDED, Shingles, shingles
from onrecord.analysis.reuse.token_stream import RUNNING, TokenStream, token_stream
from onrecord.text.span import Span

CHARACTER = 0.6
"""A Chinese character weighs less than a word: five of them say about what three words say."""

_FOLDED = "\u0130\u0131\u017f"


@define(slots=False)
class PageText:
    """The words of a page and what is known of them; `day` is when it was posted, None where it does not say.

    `text` has blanks in the place of what is no part of the page's own words (menus, labels), so that places stay.
    `transcripts` are the stretches that the page itself shows as somebody's words: statements under their labels.
    """

    text: str = field(repr=False)
    day: dt.date | None = None
    transcripts: tuple[Span, ...] = ()

    @cached_property
    def stream(self) -> TokenStream:
        """Returns the words."""
        return token_stream(self.text)

    @cached_property
    def codes(self) -> list[int]:
        """Returns the codes of the words."""
        return list(self.stream.codes.tolist())

    @cached_property
    def shingles(self) -> Shingles:
        """Returns the runs that the index is asked for."""
        return shingles(self.stream.codes)

    @cached_property
    def short(self) -> Shingles:
        """Returns the shorter runs, for texts that belong together."""
        return shingles(self.stream.codes, GUIDED)

    @cached_property
    def quotations(self) -> list[Span]:
        """Returns what stands in quotation marks, those aside that stand in a transcript."""
        found = quotations(self.text)
        return [one for one in found if not any(each.holds(one) for each in self.transcripts)]

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Tells of each word whether it stands in quotation marks."""
        return self._inside(self.quotations)

    @cached_property
    def printed(self) -> NDArray[np.bool_]:
        """Tells of each word whether it stands in a transcript."""
        return self._inside(self.transcripts)

    def _inside(self, spans: Iterable[Span]) -> NDArray[np.bool_]:
        inside = np.zeros(len(self.stream), np.bool_)
        for one in spans:
            low, high = self.stream.within(one)
            inside[low:high] = True
        return inside

    def may_name(self, name: str) -> bool:
        """Tells whether a name may stand on the page; false is certain. A name of one word counts with its capital."""
        if name not in self._names:
            words = name.split()
            if len(words) == 1:
                known = words[0] in self.text
            else:
                known = self._folds or not name.isascii() or all(word.lower() in self._lower for word in words)
            self._names[name] = known
        return self._names[name]

    @cached_property
    def _names(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _lower(self) -> str:
        return self.text.lower()

    @cached_property
    def _folds(self) -> bool:
        """Tells whether letters stand on the page that a search without case takes for others."""
        return any(letter in self.text for letter in _FOLDED)

    def weight(self, low: int, high: int) -> float:
        """Returns how much the words `low` to `high` say, in words of an alphabet."""
        return self._weights[high] - self._weights[low]

    @cached_property
    def _weights(self) -> list[float]:
        sums = np.concatenate([[0.0], np.cumsum(np.where(self.stream.codes >= RUNNING, CHARACTER, 1.0))])
        return list(sums.tolist())
