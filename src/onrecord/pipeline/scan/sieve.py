"""Which of many pages may hold words of the record: one pass over their words against the filters of the index.

A page passes when a run of its words, or two runs close together, stand in one statement. Nearly all pages of an
archive end here, at a cost far below that of finding a page's main text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.bloom import may_hold
from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.shingles import Hashes, Shingles, shingles
from onrecord.analysis.reuse.token_stream import Places
from onrecord.pipeline.scan.codes import Joined, groups

BATCH = 64
"""Pages looked at together: fewer pay for each call, more fall out of the processor's memory (measured)."""
RUN = 12
"""Words in one run that make a page worth reading."""
TWO_RUNS = 15
"""Words in two runs of one statement, on nearly one line, that do."""
DRIFT = 30
"""Words that two runs may be shifted against each other to count together."""
_SEED = 4
"""Neighboring runs of five words (eight characters) that must all be in the filter: fewer are in neither case above."""

Flags = NDArray[np.bool_]


@frozen
class Sieve:
    """The filters of an index, and the index behind them."""

    index: ReuseIndex

    def passing(self, texts: Sequence[str]) -> list[bool]:
        """Tells of each text whether it may hold words of the record."""
        found = np.zeros(len(texts), np.bool_)
        for joined in groups(texts):
            found[joined.numbers[self._passing(joined)]] = True
        return list(found.tolist())

    def _passing(self, joined: Joined) -> Places:
        """Returns which of the joined texts pass, by their place among these."""
        made = shingles(joined.codes)
        marked = self._marked(made.hashes) & _whole(made, joined.bounds)
        seeded = np.flatnonzero(_in_rows(marked, _SEED))
        if not len(seeded):
            return seeded
        lucky = np.zeros(len(joined.bounds), np.bool_)
        lucky[joined.text_of(seeded)] = True
        asked = np.flatnonzero(marked)
        asked = asked[lucky[joined.text_of(asked)]]
        seeds = self.index.find(made.hashes[asked])
        query = asked[seeds.query]
        return _strong(joined.text_of(query), query, seeds.statement, seeds.place, made.lengths[query])

    def _marked(self, hashes: Hashes) -> Flags:
        marked = np.zeros(len(hashes), np.bool_)
        for segment in self.index.segments:
            marked |= may_hold(segment.bloom, hashes)
        return marked


def _whole(made: Shingles, bounds: Places) -> Flags:
    """Tells of each run whether it ends in the text in which it begins."""
    ends = np.repeat(bounds[1:], np.diff(bounds))
    inside: Flags = (made.lengths > 0) & (np.arange(len(ends)) + made.lengths <= ends)
    return inside


def _in_rows(marked: Flags, size: int) -> Flags:
    """Tells where `size` marks in a row begin."""
    found = marked.copy()
    for by in range(1, size):
        found[:-by] &= marked[by:]
        found[-by:] = False
    return found


def _strong(text: Places, query: Places, statement: Places, place: Places, size: NDArray[np.uint8]) -> Places:
    """Returns the texts that share a long run with a statement, or two on nearly one line."""
    if not len(query):
        return query
    shift = place - query
    order = np.lexsort((query, shift, statement, text))
    text, query, statement, shift = (column[order] for column in (text, query, statement, shift))
    size = size[order]
    same = (text[1:] == text[:-1]) & (statement[1:] == statement[:-1])
    cut = np.append(True, ~same | (shift[1:] != shift[:-1]) | (query[1:] - query[:-1] > size[:-1]))
    begins = np.flatnonzero(cut)
    lasts = np.append(begins[1:], len(query)) - 1
    words = query[lasts] + size[lasts] - query[begins]
    # In order of statement and shift: neighbors are the runs on the nearest lines.
    near = same[begins[1:] - 1] & (shift[begins][1:] - shift[begins][:-1] <= DRIFT)
    strong = words >= RUN
    strong[1:] |= near & (words[1:] + words[:-1] >= TWO_RUNS)
    # In ascending order; numpy's own `unique` loads a tenth of a second of library for this.
    found: Places = text[begins[strong]]
    distinct: Places = found[np.append(True, found[1:] != found[:-1])] if len(found) else found
    return distinct
