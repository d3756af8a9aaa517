"""What is known while one page is searched for words of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.chain import Chain, Run, chains
from onrecord.analysis.reuse.corroborate import named
from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.extent import Match
from onrecord.analysis.reuse.guided import Asked, Shared, own_runs, shared_runs
from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.source import Source
from onrecord.model.statement import Kind
from onrecord.text.span import Span

EVIDENCE = 15.0
"""Words of one edition on a page from which on the rest of it is looked for by shorter runs."""


@frozen(eq=False)
class Found:
    """A passage found, and the numbers of other statements that have its words."""

    match: Match
    others: tuple[int, ...] = ()
    by_quotation: bool = False


@frozen(eq=False)
class PageSearch:
    """One page, the index, the page's words that a passage has claimed, and what was looked up for it before."""

    index: ReuseIndex
    page: PageText
    claimed: NDArray[np.bool_]
    evidence: Counter[str] = field(factory=Counter)
    _codes: dict[int, list[int]] = field(factory=dict)
    _sources: dict[int, Source] = field(factory=dict)

    def record(self, statement: int) -> list[int]:
        """Returns the codes of a statement's words."""
        if statement not in self._codes:
            self._codes[statement] = list(self.index.codes(statement).tolist())
        return self._codes[statement]

    def source(self, statement: int) -> Source:
        """Returns a statement."""
        if statement not in self._sources:
            self._sources[statement] = self.index.source(statement)
        return self._sources[statement]

    def weigh(self, runs: Iterable[Run]) -> float:
        """Returns how much the words of runs say, in words of an alphabet."""
        return sum(self.page.weight(one.page, one.page + one.size) for one in runs)

    def claim(self, match: Match) -> None:
        """Gives the words of a passage to it: no other one takes them."""
        for one in match.stretches:
            self.claimed[one.page : one.page_end] = True

    def told(self, statement: int, span: Span) -> float:
        """Returns how much speaks for a statement as the source of a quotation: its speaker is named near it, and did not ask."""
        source = self.source(statement)
        asked = 0.05 if source.kind is Kind.QUESTION else 0.0
        names = [one for one in source.names if self.page.may_name(one)]
        return (0.15 if names and named(self.page.text, span, names) else 0.0) - asked

    def shared(self, row: EditionRow, asked: Asked) -> Shared:
        """Returns which statements of an edition share short runs with the page."""
        return shared_runs(self.index.edition_runs.of(row), asked)

    def refined(self, found: Sequence[Chain], asked: Asked) -> list[Chain]:
        """Returns a quotation's chains with the shorter runs that their statements share with it too.

        `asked` are the short runs of the quotation.
        """
        statements = list(dict.fromkeys(one.statement for one in found))
        parts = [self.index.codes(one) for one in statements]
        runs = dict(zip(statements, own_runs(parts, asked), strict=True)) if parts else {}
        return [_longer(one, next(chains(one.statement, runs[one.statement], least=0.0), one)) for one in found]


def _longer(known: Chain, best: Chain) -> Chain:
    return best if best.matched >= known.matched else known
