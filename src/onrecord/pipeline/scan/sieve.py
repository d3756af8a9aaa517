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
from onrecord.analysis.reuse.segment import Segment
from onrecord.analysis.reuse.shingles import WHOLE, Hashes, shingles
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

_ON_LINE = 2
"""So many of these must stand in a statement as on the page; of runs that many statements have not all places are known."""
_PLACE_BITS = 40
_PLACES = (1 << _PLACE_BITS) - 1
"""A segment has fewer words than this."""

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
        rows = self._rows(joined)
        if not len(rows.text):
            return rows.text
        parts = zip(self.index.segments, self.index.held, strict=True)
        found = [_found(segment, held, joined, rows) for segment, held in parts]
        return _distinct(np.sort(np.concatenate(found)))

    def _rows(self, joined: Joined) -> _Rows:
        """Returns the words beside which `_SEED` neighboring runs are all in the filter.

        Of so many neighbors one begins at a word whose number is a multiple of that: only these are looked up at first.
        """
        every = shingles(joined.codes, every=_SEED)
        held = _SEED * np.flatnonzero(self._marked(every.hashes))
        # Each with the runs before and behind it that could be its neighbors, and the words of all these.
        width = 2 * _SEED - 1
        words = held[:, None] + np.arange(1 - _SEED, _SEED + WHOLE.characters - 1)
        made = shingles(joined.codes.take(words.ravel(), mode="clip"))
        lengths = made.lengths.reshape(words.shape)[:, :width]
        hashes = made.hashes.reshape(words.shape)[:, :width]
        text, begins = joined.text_of(held), words[:, :width]
        whole = (begins >= joined.bounds[text][:, None]) & (begins + lengths <= joined.bounds[text + 1][:, None])
        rows = _in_rows(self._marked(hashes.ravel()).reshape(whole.shape) & whole, _SEED)
        return _Rows(text[rows], hashes[rows])

    def _marked(self, hashes: Hashes) -> Flags:
        marked = np.zeros(len(hashes), np.bool_)
        for segment in self.index.segments:
            marked |= may_hold(segment.bloom, hashes)
        return marked


@frozen(eq=False)
class _Rows:
    """Some neighboring runs of a text in each row, in the order of the texts."""

    text: Places
    hashes: Hashes


def _found(segment: Segment, held: Flags, joined: Joined, rows: _Rows) -> Places:
    """Returns the texts that pass by what is in one segment."""
    text, statement = _on_lines(segment, rows)
    keep = held[statement]
    lucky, statements = _distinct(text[keep]), _distinct(np.sort(statement[keep]))
    if not len(lucky):
        return lucky
    size = np.diff(joined.bounds)[lucky]
    text = np.repeat(lucky, size)
    word = np.arange(len(text)) + np.repeat(joined.bounds[lucky] - np.cumsum(size) + size, size)
    made = shingles(joined.codes[word])
    asked = np.flatnonzero((made.lengths > 0) & (word + made.lengths <= joined.bounds[text + 1]))
    seeds = segment.find(made.hashes[asked])
    begins, ends = segment.bounds[statements], segment.bounds[statements + 1]
    which = np.searchsorted(begins, seeds.place, "right") - 1
    keep = (which >= 0) & (seeds.place < ends[which])
    query, which = asked[seeds.query[keep]], which[keep]
    return _strong(text[query], query, which, seeds.place[keep] - begins[which], made.lengths[query])


def _on_lines(segment: Segment, rows: _Rows) -> tuple[Places, Places]:
    """Returns the texts, and with each a statement in which runs of one row stand as they do in the text."""
    seeds = segment.find(rows.hashes.ravel())
    row, at = np.divmod(seeds.query, rows.hashes.shape[1])
    # Told by where the row's last run would stand: the first may stand before the segment.
    lines = np.sort((row << _PLACE_BITS) + seeds.place + (rows.hashes.shape[1] - 1 - at))
    line = lines[: 1 - _ON_LINE][lines[: 1 - _ON_LINE] == lines[_ON_LINE - 1 :]]
    return rows.text[line >> _PLACE_BITS], segment.statement_at((line & _PLACES) - rows.hashes.shape[1] // 2)


def _in_rows(marked: Flags, size: int) -> Places:
    """Returns the rows of which so many marks in a row are set."""
    count = marked.shape[1] - size + 1
    found = marked[:, :count].copy()
    for by in range(1, size):
        found &= marked[:, by : by + count]
    return np.flatnonzero(found.any(axis=1))


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
    return _distinct(text[begins[strong]])


def _distinct(numbers: Places) -> Places:
    """Returns ascending numbers each once; numpy's own `unique` loads a tenth of a second of library for this."""
    return numbers[np.append(True, numbers[1:] != numbers[:-1])] if len(numbers) else numbers
