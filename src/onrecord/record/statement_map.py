"""What became of each statement from one reading of a page to the next, and the ids that last through it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from string import ascii_lowercase
from typing import Any

from attrs import frozen

from onrecord.analysis.reuse.edits import edits
from onrecord.model.statement import Statement
from onrecord.record.alignment import Link, align
from onrecord.record.unit import Unit, unit, who_key

_ID = re.compile(r"(?P<stem>(?P<letter>[a-z])(?P<number>\d+))(?P<part>[a-z]*)")


class MapKind(StrEnum):
    """What became of a statement."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    REATTRIBUTED = "reattributed"
    REMOVED = "removed"
    ADDED = "added"


@frozen
class MapLink:
    """Old statements that became new ones, by their places; `noise` when only markup, links or layout changed."""

    kind: MapKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    noise: bool = False


@frozen
class StatementMap:
    """Every statement of both readings in exactly one link, in the order of the new page; `old_ids` name the old ones."""

    old_ids: tuple[str, ...]
    links: tuple[MapLink, ...]

    @property
    def same(self) -> int:
        """Returns how many statements stayed as they were."""
        return sum(link.kind is MapKind.SAME for link in self.links)

    def changes(self, new_ids: Sequence[str]) -> list[dict[str, Any]]:
        """Returns what did not stay the same as the ledger keeps it; `new_ids` are the ids of the new statements."""
        return [
            {
                "kind": link.kind.value,
                "old": [self.old_ids[at] for at in link.old],
                "new": [new_ids[at] for at in link.new],
                "noise": link.noise,
            }
            for link in self.links
            if link.kind is not MapKind.SAME
        ]


def map_statements(old: Sequence[Statement], new: Sequence[Statement]) -> StatementMap:
    """Returns what became of each statement, by the alignment of their words, never by position alone."""
    ids = tuple(one.id for one in old)
    if len(old) == len(new) and all(map(_unchanged, old, new)):
        return StatementMap(ids, tuple(MapLink(MapKind.SAME, (at,), (at,)) for at in range(len(old))))
    units = [_unit(one) for one in old], [_unit(one) for one in new]
    return StatementMap(ids, tuple(_judged(link, units, old, new) for link in align(*units)))


def _unchanged(one: Statement, other: Statement) -> bool:
    return one.text == other.text and _who(one) == _who(other)


def _who(one: Statement) -> tuple[str, str | None, str | None, str | None]:
    return one.kind.value, one.label, one.speaker, one.outlet


def _unit(one: Statement) -> Unit:
    return unit(one.text, who_key(*_who(one)))


def _judged(
    link: Link, units: tuple[list[Unit], list[Unit]], old: Sequence[Statement], new: Sequence[Statement]
) -> MapLink:
    kind = _kind(link, units)
    noise = False
    if kind is MapKind.REWORDED:
        noise = all(edit.noise for edit in edits(old[link.old[0]].text, new[link.new[0]].text))
        if noise and units[0][link.old[0]].who != units[1][link.new[0]].who:
            kind, noise = MapKind.REATTRIBUTED, False
    return MapLink(kind, link.old, link.new, noise)


def _kind(link: Link, units: tuple[list[Unit], list[Unit]]) -> MapKind:
    if not link.old or not link.new:
        return MapKind.REMOVED if link.old else MapKind.ADDED
    if len(link.old) > 1 or len(link.new) > 1:
        return MapKind.MERGED if len(link.old) > 1 else MapKind.SPLIT
    if link.moved:
        return MapKind.MOVED
    before, after = units[0][link.old[0]], units[1][link.new[0]]
    if before.key != after.key:
        return MapKind.REWORDED
    return MapKind.SAME if before.who == after.who else MapKind.REATTRIBUTED


def mint_ids(ever: Collection[str], found: StatementMap, new: Sequence[Statement]) -> tuple[str, ...]:
    """Returns the durable short ids of the new statements.

    `ever` are all short ids the edition ever had. A matched statement keeps its id; the first part of a split one keeps
    it too, the others are `a3b`, `a3c`; a merged one has the id of the first; an added one has a number above any its
    kind ever had. No id is used twice, also not after its statement was removed. In an edition without a past the ids
    of the reading stand.
    """
    if not ever and not found.old_ids:
        return tuple(one.id for one in new)
    used = {*ever, *found.old_ids}
    minted: dict[int, str] = {}
    for link in found.links:
        for rank, at in enumerate(link.new):
            if link.old:
                own = found.old_ids[link.old[0]]
                minted[at] = own if rank == 0 else _part(own, used)
    highest = _highest(used)
    for at, one in enumerate(new):
        if at not in minted:
            letter = one.kind.value[0]
            highest[letter] = highest.get(letter, 0) + 1
            minted[at] = f"{letter}{highest[letter]}"
    return tuple(minted[at] for at in range(len(new)))


def _part(own: str, used: set[str]) -> str:
    """Returns the next free id for a part split off: `a3b` beside `a3`, past `a3z` `a3aa`."""
    match = _ID.fullmatch(own)
    stem = match["stem"] if match else own
    fresh = next(name for part in _letters() if (name := stem + part) not in used)
    used.add(fresh)
    return fresh


def _letters() -> Iterator[str]:
    """Yields b, c, … z, aa, ab, … for ever."""
    yield from ascii_lowercase[1:]
    for front in _letters_from_a():
        yield from (front + last for last in ascii_lowercase)


def _letters_from_a() -> Iterator[str]:
    yield "a"
    yield from _letters()


def _highest(used: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in used:
        match = _ID.fullmatch(name)
        if match is not None:
            found[match["letter"]] = max(found.get(match["letter"], 0), int(match["number"]))
    return found


def mint_exchanges(
    ever: Collection[int], found: StatementMap, old: Sequence[Statement], new: Sequence[Statement]
) -> tuple[int, ...]:
    """Returns the durable exchange number of each new statement, 0 where it is in none.

    `ever` are all numbers the edition ever had. An exchange keeps the number that most of its matched statements had;
    where two lay claim to one number, the one with more of its statements has it, and the other gets a fresh one.
    """
    if not ever and not old:
        return tuple(one.exchange for one in new)
    claims: Counter[tuple[int, int]] = Counter()
    for link in found.links:
        claims.update(
            (new[left].exchange, old[low].exchange)
            for low in link.old
            for left in link.new
            if new[left].exchange and old[low].exchange
        )
    minted: dict[int, int] = {0: 0}
    taken: set[int] = set()
    for (ours, theirs), _ in sorted(claims.items(), key=lambda item: (-item[1], item[0])):
        if ours not in minted and theirs not in taken:
            minted[ours] = theirs
            taken.add(theirs)
    last = max((*ever, *(one.exchange for one in old)), default=0)
    for one in new:
        if one.exchange not in minted:
            last += 1
            minted[one.exchange] = last
    return tuple(minted[one.exchange] for one in new)
