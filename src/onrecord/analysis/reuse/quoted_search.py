"""Quotations of a page: found by the runs they share with any statement, and by shorter ones with those the page points to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve

from onrecord.analysis.reuse.chain import Chain, Run, chains
from onrecord.analysis.reuse.corroborate import named
from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.extent import Match, fit
from onrecord.analysis.reuse.guided import asked_between
from onrecord.analysis.reuse.page_search import EVIDENCE, Found, PageSearch
from onrecord.analysis.reuse.seam import seamed
from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.text.span import Span

NEWEST = 60
"""Editions that a quotation is looked for in when neither a day nor other words of the page point to one."""
QUOTED_LEAST = 4.0
_LIKE = 0.6


def quoted(search: PageSearch, runs: Mapping[int, Sequence[Run]]) -> Iterator[Found]:
    """Yields the quotations that no passage has claimed and that the record has, in page order."""
    rows: list[EditionRow] | None = None
    lines: _Lines | None = None
    for span in search.page.quotations:
        low, high = search.page.stream.within(span)
        if search.page.weight(low, high) < QUOTED_LEAST or search.claimed[low:high].mean() > 0.5:
            continue
        rows = _pointed_to(search) if rows is None else rows
        lines = lines or _Lines(runs)
        best = _best_fit(search, span, (low, high), lines.between(low, high), rows)
        if best is not None:
            said = search.source(best.match.statement).text
            search.claim(best.match)
            yield evolve(best, match=seamed(best.match, search.page, said, token_stream(said)))


class _Lines:
    """The runs of all statements side by side: a page has thousands, a quotation holds a handful."""

    def __init__(self, runs: Mapping[int, Sequence[Run]]) -> None:
        self._runs = [(statement, one) for statement, own in runs.items() for one in own]
        self._begins = np.array([one.page for _, one in self._runs], np.int64)
        self._ends = np.array([one.page + one.size for _, one in self._runs], np.int64)

    def between(self, low: int, high: int) -> list[tuple[int, list[Run]]]:
        """Returns the statements with runs inside some words of the page, and these."""
        found: dict[int, list[Run]] = {}
        for at in np.flatnonzero((self._begins >= low) & (self._ends <= high)).tolist():
            statement, one = self._runs[at]
            found.setdefault(statement, []).append(one)
        return list(found.items())


def _pointed_to(search: PageSearch) -> list[EditionRow]:
    """Returns the editions of the days before the page, and of the briefings that it has words of, in every language.

    For a page without a day, the newest ones.
    """
    known = Counter[str]()
    for edition, weight in search.evidence.items():
        known[edition.rpartition("/")[0]] += weight
    enough = (briefing for briefing, weight in known.items() if weight >= EVIDENCE)
    return search.index.editions.told_by(search.page.day, enough, newest=NEWEST)


def _is_near(search: PageSearch, span: Span, name: str, known: dict[str, bool]) -> bool:
    """Tells whether a name stands near a quotation; a day's editions share most of theirs, so what was found is kept."""
    if name not in known:
        known[name] = search.page.may_name(name) and named(search.page.text, span, [name]) is not None
    return known[name]


def _best_fit(
    search: PageSearch,
    span: Span,
    bounds: tuple[int, int],
    within: Sequence[tuple[int, list[Run]]],
    rows: Sequence[EditionRow],
) -> Found | None:
    pools = [(False, False, statement, own) for statement, own in within]
    asked = asked_between(search.page.short, *bounds)
    near: dict[str, bool] = {}
    for row in rows:
        if search.evidence[row.edition] or any(_is_near(search, span, name, near) for name in row.names):
            shared = search.shared(row, asked)
            pools += ((True, shared.all, statement, own) for statement, own in shared.runs)
    made: list[tuple[float, bool, Match]] = []
    fitted: dict[Chain, Match] = {}
    for told, has_all, statement, own in pools:
        chain = next(chains(statement, own, least=3.0), None)
        if chain is not None:
            chain = chain if has_all else search.refined(chain, bounds, asked)
            if chain not in fitted:
                fitted[chain] = fit(chain, search.page.codes, search.record(statement), bounds)
            match = fitted[chain]
            if match.likeness >= _LIKE:
                timely = 0.05 if told else 0.0
                made.append((match.likeness + timely + search.told(statement, span), told, match))
    if not made:
        return None
    made.sort(key=lambda one: (-one[0], one[2].statement))
    best = made[0][2]
    others = (one.statement for _, _, one in made[1:] if one.likeness >= best.likeness - 0.01)
    return Found(best, tuple(dict.fromkeys(one for one in others if one != best.statement)), by_quotation=True)
