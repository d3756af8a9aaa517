"""Finds what a page shares with the record: whole statements, parts of them, quotations; some of their words changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.analysis.reuse.chain import Chain, Run, RunTable, chains
from onrecord.analysis.reuse.corroborate import in_time
from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.extent import Match, widen
from onrecord.analysis.reuse.guided import asked_between, asked_of, own_runs
from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_search import EVIDENCE, Found, PageSearch
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.quoted_search import quoted
from onrecord.analysis.reuse.seam import seamed
from onrecord.analysis.reuse.seeds import Seeds
from onrecord.analysis.reuse.snap import snapped
from onrecord.analysis.reuse.token_stream import token_stream

SURE = 9.0
"""Words in one run, or in several on nearly one line, from which on a passage is looked at closely."""
SCATTERED = 10.0
BESIDE = 4
"""So many words before or behind a quotation that are the record's too are chance."""
QUOTED_SHARE = 0.8
"""A chain of which so much stands in quotation marks is a quotation."""
_GUIDED_LEAST, _GUIDED_LIKE = 8.0, 0.55
_NEIGHBOR_LEAST, _NEIGHBOR_LIKE = 5.0, 0.5
_GAP = 0.2


def match_page(index: ReuseIndex, page: PageText) -> list[Found]:
    """Returns the passages of a page that the record has, in page order, none overlapping another."""
    search = PageSearch(index, page, np.zeros(len(page.stream), np.bool_))
    runs = RunTable.of(_seeds(index, page), page.shingles.lengths)
    found = [*_whole(search, runs)]
    found += quoted(search, runs)
    found += _guided(search, found)
    return sorted(found, key=lambda one: one.match.page)


def _seeds(index: ReuseIndex, page: PageText) -> Seeds:
    asked = np.flatnonzero(page.shingles.lengths)
    seeds = index.find(page.shingles.hashes[asked])
    return Seeds(asked[seeds.query], seeds.statement, seeds.place)


def _whole(search: PageSearch, runs: RunTable) -> Iterator[Found]:
    """Yields passages of at least some nine words, the best claims of a word first."""
    made: list[Chain] = []
    # No word weighs more than one: most statements that share words share five by chance.
    for statement, own in runs.of_weight(SURE):
        longest = max(search.page.weight(one.page, one.page + one.size) for one in own)
        if longest >= SURE or (len(own) > 1 and search.weigh(own) >= SCATTERED):
            made += (one for one in chains(statement, own, least=5.0) if _strong(search, one))
    rows = {one.statement: search.index.edition_row(one.statement) for one in made}
    for edition, weight in _evidence(search, made, rows).items():
        search.evidence[edition] += weight
    made.sort(key=lambda one: (-_worth(search, one, rows[one.statement]), one.statement, one.page))
    kept: list[tuple[Match, list[int]]] = []
    for one in made:
        match = _claimed(search, one)
        if match is not None:
            kept.append((match, []))
            continue
        for other, rivals in kept:
            inside = min(one.page[1], other.page[1]) - max(one.page[0], other.page[0])
            if other.statement != one.statement and inside >= 0.8 * other.size:
                rivals.append(one.statement)
    yield from (Found(match, tuple(dict.fromkeys(rivals))) for match, rivals in kept)


def _strong(search: PageSearch, chain: Chain) -> bool:
    longest = max(search.page.weight(one.page, one.page + one.size) for one in chain.runs)
    return longest >= SURE or (len(chain.runs) > 1 and search.weigh(chain.runs) >= SCATTERED)


def _evidence(search: PageSearch, made: Sequence[Chain], rows: dict[int, EditionRow]) -> Counter[str]:
    """Returns how many words of the page each edition has."""
    seen: dict[str, NDArray[np.bool_]] = {}
    for one in made:
        marked = seen.setdefault(rows[one.statement].edition, np.zeros(len(search.page.stream), np.bool_))
        for run in one.runs:
            marked[run.page : run.page + run.size] = True
    return Counter({edition: int(marked.sum()) for edition, marked in seen.items()})


def _worth(search: PageSearch, chain: Chain, row: EditionRow) -> float:
    """Returns a chain's claim to its words: its length, its edition's other words on the page, the day, the speaker's name."""
    evidence = search.evidence[row.edition]
    timely = 0.05 if in_time(search.page.day, row.date) else 0.0
    told = 0.0
    if float(search.page.quoted[chain.page[0] : chain.page[1]].mean()) >= QUOTED_SHARE:
        told = search.told(chain.statement, search.page.stream.cover(*chain.page))
    # Of two revisions of one statement the one without a gap is the one that was copied.
    apart = chain.page[1] - chain.page[0] + chain.runs[-1].record + chain.runs[-1].size - chain.runs[0].record
    gaps = min(_GAP * (apart - 2 * chain.matched), 2.0)
    return chain.matched * (1 + 0.25 * evidence / (evidence + 100) + timely + told) - gaps


def _claimed(search: PageSearch, chain: Chain) -> Match | None:
    """Returns the passage of a chain as far as no better one has its words, None where that leaves too little."""
    left = [run for one in _kept(search, chain) for run in _free(search, one)]
    if not left or search.weigh(left) < max(5.0, 0.4 * search.weigh(chain.runs)):
        return None
    longest = max(left, key=lambda one: (one.size, -one.page))
    bounds = _room(search, longest.page)
    left = [one for one in left if bounds[0] <= one.page and one.page + one.size <= bounds[1]]
    best = next(chains(chain.statement, left, least=0.0), None)
    if best is None or not _strong(search, best):
        return None
    inner = _marks(search, best, bounds)
    if inner is not None:
        left = [one for run in best.runs for one in _clipped(run, inner)]
        best = next(chains(chain.statement, left, least=0.0), best)
        (best,) = search.refined([best], asked_between(search.page.short, *inner))
    match = widen(best, search.page.codes, search.record(chain.statement), inner or bounds, closed=inner is not None)
    return _taken(search, match, inner or bounds)


def _kept(search: PageSearch, chain: Chain) -> Iterator[Run]:
    """Yields the runs of a chain; of a short one that goes over a quotation mark only what is in the marks."""
    outside = sum(int((~search.page.quoted[one.page : one.page + one.size]).sum()) for one in chain.runs)
    if not 0 < outside <= BESIDE or outside >= chain.matched - outside:
        yield from chain.runs
        return
    for span in search.page.quotations:
        bounds = search.page.stream.within(span)
        for one in chain.runs:
            yield from _clipped(one, bounds)


def _marks(search: PageSearch, chain: Chain, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the words from the mark that opens to the one that closes, for a chain inside quotation marks."""
    low, high = chain.page
    if float(search.page.quoted[low:high].mean()) < QUOTED_SHARE:
        return None
    spans = [search.page.stream.within(one) for one in search.page.quotations]
    first = next((start for start, end in spans if end > low and start < end), low)
    last = next((end for start, end in reversed(spans) if start < high and start < end), high)
    return (max(first, bounds[0]), min(last, bounds[1])) if first < last else None


def _clipped(run: Run, bounds: tuple[int, int]) -> Iterator[Run]:
    start, end = max(run.page, bounds[0]), min(run.page + run.size, bounds[1])
    if start < end:
        yield Run(start, run.record + start - run.page, end - start)


def _taken(search: PageSearch, match: Match, bounds: tuple[int, int]) -> Match:
    said = search.source(match.statement).text
    record = token_stream(said)
    done = seamed(snapped(match, search.page, said, record, bounds), search.page, said, record)
    search.claim(done)
    return done


def _free(search: PageSearch, run: Run) -> Iterator[Run]:
    """Yields the parts of a run whose words nothing has claimed."""
    claimed = search.claimed[run.page : run.page + run.size]
    if not claimed.any():
        yield run
        return
    free = ~claimed
    edges = np.flatnonzero(np.diff(free, prepend=False, append=False)).tolist()
    for low, high in zip(edges[0::2], edges[1::2], strict=True):
        yield Run(run.page + low, run.record + low, high - low)


def _room(search: PageSearch, at: int) -> tuple[int, int]:
    """Returns the unclaimed words around one."""
    before, behind = np.flatnonzero(search.claimed[:at]), np.flatnonzero(search.claimed[at:])
    return int(before[-1]) + 1 if len(before) else 0, at + int(behind[0]) if len(behind) else len(search.claimed)


def _guided(search: PageSearch, found: Sequence[Found]) -> Iterator[Found]:
    """Yields passages of editions that the page has much of already, found by shorter runs."""
    evidence = Counter[str]()
    rows: dict[str, EditionRow] = {}
    for one in found:
        row = search.index.edition_row(one.match.statement)
        rows[row.edition] = row
        evidence[row.edition] += round(search.page.weight(*one.match.page))
    beside = {one.match.statement for one in found}
    for edition, weight in evidence.most_common(4):
        if weight < EVIDENCE:
            continue
        for statement, runs in search.shared(rows[edition], asked_of(search.page.short, ~search.claimed)).runs:
            near = any(abs(statement - other) <= 1 for other in beside)
            for chain in chains(statement, runs, least=3.0):
                match = _edited(search, chain, near=near)
                if match is not None:
                    yield Found(match)


def match_statement(page: PageText, said: str, bounds: tuple[int, int]) -> Match | None:
    """Returns the words `bounds` of a page as a passage of one statement, None where the statement has next to nothing of them."""
    record = token_stream(said)
    (runs,) = own_runs([record.codes], asked_between(page.short, *bounds))
    best = next(chains(0, runs, least=3.0), None)
    if best is None:
        return None
    codes = record.codes.tolist()
    match = widen(best, page.codes, codes, bounds, closed=True)
    return seamed(match, page, said, record)


def _edited(search: PageSearch, chain: Chain, *, near: bool) -> Match | None:
    left = [run for one in chain.runs for run in _free(search, one)]
    best = next(chains(chain.statement, left, least=0.0), None)
    if best is None:
        return None
    bounds = _room(search, best.page[0])
    if best.page[1] > bounds[1]:
        return None
    match = widen(best, search.page.codes, search.record(chain.statement), bounds)
    weight = search.page.weight(*match.page) * match.matched / max(match.size, 1)
    if (weight >= _GUIDED_LEAST and match.likeness >= _GUIDED_LIKE) or (
        near and weight >= _NEIGHBOR_LEAST and match.likeness >= _NEIGHBOR_LIKE
    ):
        return _taken(search, match, bounds)
    return None
