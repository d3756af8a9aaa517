"""Two editions of a briefing beside each other: across languages by statement, within a language by what differs."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.analysis.parallel import Lexicon, lexicon, parallel
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.revision import Revision
from onrecord.record.names import outlets
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.head import Head, briefing_of, opened
from onrecord.web.record.revisions import ShownChange, shown_changes
from onrecord.web.record.shelf import Listed, ListedEdition, preferred
from onrecord.web.record.turn import Turn, turn

_PAIRED: Final = frozenset({"en", "zh"})
"""Languages between which statements can be told to be each other's translation."""


@frozen
class Pair:
    """Statements of two editions that say the same; a side is empty where the other stands alone."""

    left: tuple[Turn, ...]
    right: tuple[Turn, ...]


@frozen
class SideBySidePage:
    """Two editions: pairs of statements in different languages, changes in the same one.

    Where the languages cannot be compared, the pairs follow the exchanges' numbers and `aligned` is False.
    """

    left: Head
    right: Head
    aligned: bool
    pairs: tuple[Pair, ...]
    changes: tuple[ShownChange, ...] | None
    same: int


def side_by_side_page(book: Book, request: HttpRequest, name: str) -> Answer:
    """Returns two editions of a briefing beside each other: those of `?left=` and `?right=`, else one in each language."""
    briefing = briefing_of(book, parse_ref(name))
    if len(briefing.editions) < 2:
        raise UsageError(f"`{briefing.id}` has one edition only; there is nothing to set beside it")
    one, other = _chosen(briefing, request.GET.get("left"), request.GET.get("right"))
    left, ours, old = opened(book, briefing, one, None)
    right, theirs, new = opened(book, briefing, other, None)
    if _spoken(one) == _spoken(other):
        change = book.change(old, new)
        changes = tuple(shown_changes(change, ours.id, theirs.id))
        return Answer(
            "side-by-side", SideBySidePage(left, right, aligned=True, pairs=(), changes=changes, same=change.map.same)
        )
    aligned = {_spoken(one), _spoken(other)} == _PAIRED
    root = str(book.store.layout.root)
    pairs = _aligned(root, ours, theirs) if aligned else _by_number(ours, theirs)
    return Answer("side-by-side", SideBySidePage(left, right, aligned=aligned, pairs=pairs, changes=None, same=0))


def _chosen(briefing: Listed, left: str | None, right: str | None) -> tuple[ListedEdition, ListedEdition]:
    named = {one.id.rpartition("/")[2]: one for one in briefing.editions}
    first = named.get(left or "") or preferred(briefing.editions, "en")
    others = [one for one in briefing.editions if one is not first]
    apart = [one for one in others if _spoken(one) != _spoken(first)] or others
    second = named.get(right or "") or preferred(apart, "zh")
    return first, second if second is not first else preferred(apart, "zh")


def _spoken(one: ListedEdition) -> str:
    return one.language.partition("-")[0]


@lru_cache(maxsize=64)
def _aligned(root: str, left: Revision, right: Revision) -> tuple[Pair, ...]:  # noqa: ARG001  part of the key
    languages = ((left.briefing.language or "").partition("-")[0], (right.briefing.language or "").partition("-")[0])
    found = parallel(left, right, lexicon=_lexicon(*languages))
    return tuple(
        Pair(
            tuple(turn(left, one.statement) for one in turns.left),
            tuple(turn(right, one.statement) for one in turns.right),
        )
        for pair in found.pairs
        for turns in pair.turns
    )


@lru_cache(maxsize=2)
def _lexicon(left: str, right: str) -> Lexicon:
    return lexicon(left, right, outlets={one.id: one.names for one in outlets()})


def _by_number(left: Revision, right: Revision) -> tuple[Pair, ...]:
    """Returns the exchanges beside each other by their numbers."""
    ours, theirs = left.exchanges(), right.exchanges()
    numbers = sorted({*ours, *theirs})
    return tuple(
        Pair(
            tuple(turn(left, one) for one in ours.get(number, ())),
            tuple(turn(right, one) for one in theirs.get(number, ())),
        )
        for number in numbers
    )
