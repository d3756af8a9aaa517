"""The editions of an index, put together once: the search of every page asks for those of some days or briefings."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.analysis.reuse.corroborate import EARLIEST, LATEST
from onrecord.analysis.reuse.edition_row import EditionRow

_UNDATED = -(1 << 31)


class Editions:
    """Editions by the numbers of their statements; `held` are those that were not replaced."""

    def __init__(self, rows: Sequence[EditionRow], held: Iterable[bool]) -> None:
        """Takes all editions in order of their statements, and which of them hold."""
        self._all = tuple(rows)
        self._starts = [one.start for one in rows]
        self.held = tuple(row for row, holds in zip(rows, held, strict=True) if holds)
        self._days: NDArray[np.int64] = np.array(
            [_UNDATED if one.date is None else one.date.toordinal() for one in self.held], np.int64
        )
        self._of = defaultdict[str, list[int]](list)
        for at, row in enumerate(self.held):
            self._of[row.briefing].append(at)
        order = sorted(enumerate(self.held), key=lambda one: _age(one[1]), reverse=True)
        self._newest = [at for at, _ in order]

    def of(self, statement: int) -> EditionRow:
        """Returns the edition of a statement."""
        return self._all[bisect_right(self._starts, statement) - 1]

    def told_by(self, day: dt.date | None, briefings: Iterable[str], *, newest: int) -> list[EditionRow]:
        """Returns the editions whose words a page of a day may quote as news, and all of some briefings, in order.

        For a page without a day the newest ones follow.
        """
        chosen = {at for one in briefings for at in self._of.get(one, ())}
        if day is not None:
            ago = day.toordinal() - self._days
            chosen.update(np.flatnonzero((ago >= EARLIEST) & (ago <= LATEST)).tolist())
        found = sorted(chosen)
        if day is None:
            found += [at for at in self._newest[:newest] if at not in chosen]
        return [self.held[at] for at in found]


def _age(row: EditionRow) -> tuple[bool, dt.date, str]:
    return row.date is not None, row.date or dt.date.min, row.edition
