"""Quotations of a page: found by the runs they share with any statement, and by shorter ones with those the page points to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import evolve, frozen

from onrecord.analysis.reuse.chain import Chain, Run, RunTable, chains
from onrecord.analysis.reuse.corroborate import named
from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.extent import Match, fit
from onrecord.analysis.reuse.guided import Asked, asked_between
from onrecord.analysis.reuse.page_search import EVIDENCE, Found, PageSearch
from onrecord.analysis.reuse.seam import seamed
from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.text.span import Span

NEWEST = 60
"""Editions that a quotation is looked for in when neither a day nor other words of the page point to one."""
QUOTED_LEAST = 4.0
_LIKE = 0.6


def quoted(search: PageSearch, runs: RunTable) -> Iterator[Found]:
    """Yields the quotations that no passage has claimed and that the record has, in page order."""
    rows: list[EditionRow] | None = None
    for span in search.page.quotations:
        low, high = search.page.stream.within(span)
        if search.page.weight(low, high) < QUOTED_LEAST or search.claimed[low:high].mean() > 0.5:
            continue
        rows = _pointed_to(search) if rows is None else rows
        best = _best_fit(search, span, (low, high), runs.between(low, high), rows)
        if best is not None:
            said = search.source(best.match.statement).text
            search.claim(best.match)
            yield evolve(best, match=seamed(best.match, search.page, said, token_stream(said)))


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


@frozen
class _Pool:
    """Runs of a quotation in one statement; `told` where the page points to its edition, `has_all` where no short run is missing."""

    statement: int
    runs: list[Run]
    told: bool = False
    has_all: bool = False


def _best_fit(
    search: PageSearch,
    span: Span,
    bounds: tuple[int, int],
    within: Sequence[tuple[int, list[Run]]],
    rows: Sequence[EditionRow],
) -> Found | None:
    pools = [_Pool(statement, own) for statement, own in within]
    asked = asked_between(search.page.short, *bounds)
    near: dict[str, bool] = {}
    said: dict[tuple[str, ...], bool] = {}
    for row in rows:
        if row.names not in said:
            said[row.names] = any(_is_near(search, span, name, near) for name in row.names)
        if said[row.names] or search.evidence[row.edition]:
            shared = search.shared(row, asked)
            pools += (_Pool(statement, own, told=True, has_all=shared.all) for statement, own in shared.runs)
    made: list[tuple[float, Match]] = []
    fitted: dict[Chain, Match] = {}
    for told, chain in _chained(search, pools, asked):
        if chain not in fitted:
            fitted[chain] = fit(chain, search.page.codes, search.record(chain.statement), bounds)
        match = fitted[chain]
        if match.likeness >= _LIKE:
            timely = 0.05 if told else 0.0
            made.append((match.likeness + timely + search.told(chain.statement, span), match))
    if not made:
        return None
    made.sort(key=lambda one: (-one[0], one[1].statement))
    best = made[0][1]
    others = (one.statement for _, one in made[1:] if one.likeness >= best.likeness - 0.01)
    return Found(best, tuple(dict.fromkeys(one for one in others if one != best.statement)), by_quotation=True)


def _chained(search: PageSearch, pools: Iterable[_Pool], asked: Asked) -> list[tuple[bool, Chain]]:
    """Returns the best chain of each pool, and whether the page points to its edition."""
    found = [(pool, chain) for pool in pools for chain in islice(chains(pool.statement, pool.runs, least=3.0), 1)]
    fine = iter(search.refined([chain for pool, chain in found if not pool.has_all], asked))
    return [(pool.told, chain if pool.has_all else next(fine)) for pool, chain in found]
