"""How far a passage goes: from the runs it was found by to the words where page and statement part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise
from types import ModuleType

from attrs import frozen

from onrecord.analysis.reuse.chain import Chain, Run

REACH = 48
"""Words beyond an end that are compared at a time."""
OMISSION = 8
"""So many words of one side that have next to no counterpart on the other are left out or put in as a whole."""
SLACK = 4
"""How many words more or fewer than the page's the record's counterpart of a quotation's end may have."""
REST = 6
"""So many words before a closing mark belong to the quotation whether they are the record's or not."""
_ALONE = 3
"""So many words stand farther on by no chance."""
_BESIDE = 2
_PRICE = 0.5


@frozen
class Stretch:
    """Words `page` to `page_end` of the page that are words `record` to `record_end` of the statement, some changed."""

    page: int
    page_end: int
    record: int
    record_end: int


@frozen
class Match:
    """A passage: stretches in order with omissions or additions between them. `matched` counts words that are the same."""

    statement: int
    stretches: tuple[Stretch, ...]
    matched: int

    @property
    def page(self) -> tuple[int, int]:
        """Returns the first word of the page, and the one behind the last."""
        return self.stretches[0].page, self.stretches[-1].page_end

    @property
    def record(self) -> tuple[int, int]:
        """Returns the first word of the statement, and the one behind the last."""
        return self.stretches[0].record, self.stretches[-1].record_end

    @property
    def size(self) -> int:
        """Returns how many words of the page it covers."""
        return self.page[1] - self.page[0]

    @property
    def likeness(self) -> float:
        """Returns the share of words that are the same, omissions aside."""
        pages = sum(one.page_end - one.page for one in self.stretches)
        records = sum(one.record_end - one.record for one in self.stretches)
        return 2 * self.matched / max(pages + records, 1)


def widen(
    chain: Chain, page: Sequence[int], record: Sequence[int], bounds: tuple[int, int], *, closed: bool = False
) -> Match:
    """Returns a chain as a passage, its ends moved out as far as the words agree.

    `bounds` are the page's words it may take; `closed` ones are those of a quotation, of which it takes the last few too.
    """
    reach = _to_mark if closed else _reach
    first, last = chain.runs[0], chain.runs[-1]
    matched = chain.matched + sum(_between(one, page, record) for one in pairwise(chain.runs))
    left = reach([*reversed(page[bounds[0] : first.page])], [*reversed(record[: first.record])])
    behind = last.page + last.size, last.record + last.size
    right = reach(page[behind[0] : bounds[1]], record[behind[1] :])
    ends = Run(first.page - left[0], first.record - left[1], 0), Run(behind[0] + right[0], behind[1] + right[1], 0)
    return Match(chain.statement, tuple(_stretches([ends[0], *chain.runs, ends[1]])), matched + left[2] + right[2])


def fit(chain: Chain, page: Sequence[int], record: Sequence[int], bounds: tuple[int, int]) -> Match:
    """Returns a chain as a passage that takes all of the page's words in `bounds`: a short quotation from mark to mark."""
    first, last = chain.runs[0], chain.runs[-1]
    matched = chain.matched + sum(_between(one, page, record) for one in pairwise(chain.runs))
    before = max(first.record - 2 * (first.page - bounds[0]), 0)
    left = _whole([*reversed(page[bounds[0] : first.page])], [*reversed(record[before : first.record])])
    behind = last.page + last.size, last.record + last.size
    words = page[behind[0] : bounds[1]]
    right = _farther(words, record[behind[1] : behind[1] + REACH]) or _whole(words, record[behind[1] :])
    ends = Run(bounds[0], first.record - left[1], 0), Run(bounds[1], behind[1] + right[1], 0)
    return Match(chain.statement, tuple(_stretches([ends[0], *chain.runs, ends[1]])), matched + left[2] + right[2])


def _to_mark(page: Sequence[int], record: Sequence[int]) -> tuple[int, int, int]:
    """Returns what `_reach` does, with the rest of a quotation where that is a few words."""
    done = _reach(page, record)
    if done[0] == len(page) or len(page) - done[0] > REST:
        return done
    words = page[done[0] :]
    rest = _farther(words, record[done[1] : done[1] + REACH]) or _whole(words, record[done[1] :])
    return done[0] + rest[0], done[1] + rest[1], done[2] + rest[2]


def _farther(words: Sequence[int], record: Sequence[int]) -> tuple[int, int, int] | None:
    """Returns the same for a quotation's last words that stand as they are farther on, behind what it cuts; None where they do not."""
    size = len(words)
    places = range(1, len(record) - size + 1) if size >= _ALONE else ()
    at = next((at for at in places if list(record[at : at + size]) == list(words)), None)
    return None if at is None else (size, at + size, size)


def _whole(page: Sequence[int], record: Sequence[int]) -> tuple[int, int, int]:
    """Returns all of the page's words, how many of the record's stand for them, and how many are the same."""
    if not page:
        return 0, 0, 0
    count = counterpart(page, record)
    return len(page), count, sum(size for *_, size in same_blocks(page, record[:count]))


def counterpart(page: Sequence[int], record: Sequence[int]) -> int:
    """Returns how many of the record's words stand for all of the page's, both read from where they part."""
    size = len(page)
    least, most = max(size - SLACK, 0), min(len(record), size + min(size, SLACK))
    best, fewest = 0, -1
    for off in range(max(abs(least - size), abs(most - size)) + 1):
        # So many words more or fewer are as many changes at least: what is farther off cannot be better.
        if 0 <= fewest <= off:
            break
        for count in dict.fromkeys((size - off, size + off)):
            if least <= count <= most:
                changes = distance(page, record[:count])
                if fewest < 0 or changes < fewest:
                    best, fewest = count, changes
    return best


def _between(pair: tuple[Run, Run], page: Sequence[int], record: Sequence[int]) -> int:
    """Returns how many words between two runs are the same."""
    last, one = pair
    here = page[last.page + last.size : one.page]
    there = record[last.record + last.size : one.record]
    return sum(size for *_, size in same_blocks(here, there)) if here and there else 0


def same_blocks(page: Sequence[int], record: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yields the longest common subsequence as blocks: first word here, first word there, number of words."""
    for one in _aligners().Indel.opcodes(page, record):
        if one.tag == "equal":
            yield one.src_start, one.dest_start, one.src_end - one.src_start


def distance(page: Sequence[int], record: Sequence[int]) -> int:
    """Returns the fewest changes of words that make one of the other."""
    return int(_aligners().Levenshtein.distance(page, record))


@cache
def _aligners() -> ModuleType:
    """Returns the library, loaded when it is needed: a command without copies spares 40 ms."""
    return import_module("rapidfuzz.distance")


def _reach(page: Sequence[int], record: Sequence[int]) -> tuple[int, int, int]:
    """Returns how many words of both sides still belong together from their beginning on, and how many are the same."""
    done = (0, 0, 0)
    while True:
        here, there = page[done[0] : done[0] + REACH], record[done[1] : done[1] + REACH]
        if not here or not there:
            return done
        score = best = 0.0
        at = (0, 0)
        same, took = 0, (0, 0, 0)
        for begin, begin_there, size in same_blocks(here, there):
            score += size - _PRICE * (begin - at[0] + begin_there - at[1])
            at = (begin + size, begin_there + size)
            same += size
            if score > best:
                best, took = score, (*at, same)
        done = (done[0] + took[0], done[1] + took[1], done[2] + took[2])
        if max(took[:2]) < REACH - OMISSION:
            return done


def _stretches(runs: Sequence[Run]) -> Iterator[Stretch]:
    """Yields the runs made one where the words between them are changed words, apart where they were left out or put in."""
    start = runs[0]
    for last, one in pairwise(runs):
        here, there = one.page - last.page - last.size, one.record - last.record - last.size
        if min(here, there) <= _BESIDE and max(here, there) >= OMISSION and last is not runs[0] and one is not runs[-1]:
            # The few words on the other side go with the stretch before.
            yield Stretch(start.page, last.page + last.size, start.record, last.record + last.size)
            start = one
    end = runs[-1]
    yield Stretch(start.page, end.page, start.record, end.record)
