"""Answers queries from an index."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import Factory, evolve, frozen

from onrecord.search.codes import Codes, month_name
from onrecord.search.compile import EDITION, Compiler, Plan
from onrecord.search.counts import checked, counts, counts_of
from onrecord.search.engine import Engine, Made, Order
from onrecord.search.hits import Held, Hit, Hits
from onrecord.search.index import SearchIndex
from onrecord.search.name_book import NameBook
from onrecord.search.query import parse
from onrecord.search.query_tree import Query, Sort
from onrecord.search.row import Row
from onrecord.search.scope import scope_of
from onrecord.search.snippet import marks, snippet, strict_marks
from onrecord.search.suggest import LITTLE, suggestions
from onrecord.search.synonyms import Synonyms

_ORDERS: dict[Sort, Order] = {"relevance": "relevance", "date": "newest", "oldest": "oldest"}


@frozen
class Finder:
    """An index with the names and synonyms that queries are read by. Without synonyms words are looked for as typed."""

    index: SearchIndex
    names: NameBook = Factory(NameBook)
    synonyms: Synonyms | None = None

    def search(
        self,
        query: str | Query,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort | None = None,
        by: Iterable[str] = (),
        exact: bool = False,
    ) -> Hits:
        """Returns the matches from `offset` on, at most `limit`, counts `by` facts, and what else the answer says.

        The order is `sort`, else what the query says, else relevance (the newest first where it has no words). With
        `exact` no synonyms are used. Raises UsageError for a query that cannot be read.
        """
        asked, facts = parse(query) if isinstance(query, str) else query, checked(by)
        self.index.refresh()
        plan = self._plan(asked, exact=exact)
        order = _order(asked, plan, sort)
        engine, codes = self.index.engine, self.index.codes
        if plan.strict:
            found = list(self._all(engine, plan, order))
            told = counts_of((row for row, _ in found), facts, self.names)
            hits = tuple(self._hit(row, plan, score) for row, score in found[offset : offset + limit])
            answer = Hits(asked.text, len(found), hits, offset, told)
        else:
            told = counts(engine, plan.query, facts, codes, self.names)
            if told and not limit:
                # The counts of one fact add up to the total: nothing needs to be looked up twice.
                answer = Hits(asked.text, sum(told[facts[0]].values()), (), offset, told)
            else:
                answer = self._page(plan, told, limit=limit, offset=offset, order=order)
        answer = evolve(answer, query=asked.text, used=tuple(plan.used))
        if answer.total < LITTLE:
            others = suggestions(engine, codes, self.names, phrases=plan.phrases, unknown=plan.unknown)
            answer = evolve(answer, suggestions=others)
        return answer if answer.total else evolve(answer, held=self.held(asked))

    def _page(self, plan: Plan, told: dict[str, dict[str, int]], *, limit: int, offset: int, order: Order) -> Hits:
        result = self.index.engine.search(plan.query, limit=limit, offset=offset, order=order)
        scored = [(self.index.texts.row(place), score) for score, place in result.hits]
        hits = tuple(self._hit(row, plan, score if order == "relevance" else 0.0) for row, score in scored)
        return Hits("", result.total, hits, offset, told)

    def every(self, query: str | Query, *, sort: Sort | None = None, exact: bool = False) -> Iterator[Hit]:
        """Yields all matches, without a gap or repetition also where the index is written meanwhile.

        They come by date where no order is asked for: month by month, so that memory does not grow with their number.
        """
        asked = parse(query) if isinstance(query, str) else query
        self.index.refresh()
        plan = self._plan(asked, exact=exact)
        order = _ORDERS[sort or asked.sort or "oldest"]
        for row, score in self._all(copy.copy(self.index.engine), plan, order):
            yield self._hit(row, plan, score)

    def held(self, query: Query) -> Held:
        """Returns what a query looks through: what its filters let through, copies apart."""
        scope = scope_of(query)
        plan = self._plan(scope, exact=True)
        copies = self._plan(evolve(scope, copies="only"), exact=True) if scope.copies == "without" else None
        left = None if copies is None else copies.query
        return _held(self.index.engine, self.index.codes, plan.query, left, filtered=scope.tree is not None)

    def _plan(self, asked: Query, *, exact: bool) -> Plan:
        synonyms = None if exact else self.synonyms
        return Compiler(self.index.engine, self.index.codes, self.names, synonyms).plan(asked)

    def _all(self, engine: Engine, plan: Plan, order: Order) -> Iterator[tuple[Row, float]]:
        if order == "relevance":
            total = engine.search(plan.query, limit=1).total
            windows = [(plan.query, total)] if total else []
        else:
            months = engine.counts(plan.query, ["month"])["month"]
            windows = [
                (engine.every([plan.query, engine.codes("month", [code])]), months[code])
                for code in sorted(months, reverse=order == "newest")
            ]
        for query, total in windows:
            for score, place in engine.search(query, limit=total, order=order).hits:
                row = self.index.texts.row(place)
                if all(strict_marks(row.text, one) for one in plan.strict):
                    yield row, score if order == "relevance" else 0.0

    def _hit(self, row: Row, plan: Plan, score: float) -> Hit:
        exact = [mark for one in plan.strict for mark in strict_marks(row.text, one)]
        return Hit(row, snippet(row.text, marks(row.text, plan.phrases, exact)), score)


def _order(asked: Query, plan: Plan, sort: Sort | None) -> Order:
    chosen = sort or asked.sort or ("relevance" if plan.phrases else "date")
    return _ORDERS[chosen]


def _held(engine: Engine, codes: Codes, through: Made, left: Made | None, *, filtered: bool) -> Held:
    told = engine.counts(through, ["month", "office"])
    months = sorted(code for code in told["month"] if code)
    return Held(
        statements=sum(told["office"].values()),
        briefings=_briefings(engine),
        offices=tuple(sorted(codes.name("office", code) for code in told["office"])),
        first=month_name(months[0]) if months else None,
        last=month_name(months[-1]) if months else None,
        copies=0 if left is None else engine.search(left, limit=1).total,
        filtered=filtered,
    )


@lru_cache(maxsize=8)
def _briefings(engine: Engine) -> int:
    return len({key.rpartition("/")[0] for key in engine.keys(EDITION)})
