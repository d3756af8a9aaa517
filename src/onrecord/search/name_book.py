"""Under which names the same person or outlet is known, in any script; ambiguity is kept: all that match are meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from onrecord.offices import Office
from onrecord.search.phrases import spaceless
from onrecord.search.tokens import scan


class NameBook:
    """Groups of names for speakers and for outlets; the first name of a group is the one listed."""

    def __init__(self, *, speakers: Iterable[Sequence[str]] = (), outlets: Iterable[Sequence[str]] = ()) -> None:
        """Takes groups of names."""
        self._groups = {"speaker": [tuple(one) for one in speakers], "outlet": [tuple(one) for one in outlets]}
        self._listed = {
            fact: {folded(name): group[0] for group in reversed(groups) for name in group}
            for fact, groups in self._groups.items()
        }

    def names(self, fact: str) -> list[str]:
        """Returns every name in the book for speakers or outlets."""
        return [name for group in self._groups.get(fact, ()) for name in group]

    def listed(self, fact: str, name: str) -> str:
        """Returns the name under which a printed one is counted: itself where the book does not know it."""
        return self._listed.get(fact, {}).get(folded(name), name)

    def meant(self, fact: str, value: str, printed: Iterable[str]) -> list[str]:
        """Returns which printed names a filter's value means: those that contain it, and the other names of whom it names."""
        wanted, others = folded(value), set[str]()
        for group in self._groups.get(fact, ()):
            if any(_within(wanted, folded(name)) for name in group):
                others.update(map(folded, group))
        return [name for name in printed if folded(name) in others or _within(wanted, folded(name))]


def name_book(offices: Mapping[str, Office], outlets: Mapping[str, Iterable[str]] | None = None) -> NameBook:
    """Returns the book of the offices' presiders, and of outlets by their listed name."""
    speakers = [(*person.names, *person.labels) for office in offices.values() for person in office.presiders]
    return NameBook(speakers=speakers, outlets=[(name, *others) for name, others in (outlets or {}).items()])


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Returns a name comparable: case, accents, width, and traditional characters folded, signs as blanks."""
    parts = [one.text[0] if spaceless(one.text) else f" {one.text} " for one in scan(name).tokens]
    return " ".join("".join(parts).split())


def _within(part: str, name: str) -> bool:
    """Tells whether a name contains another one, whole words where it has words."""
    if not part:
        return False
    return part in name if spaceless(part) else f" {part} " in f" {name} "
