"""Who speaks in an excerpt: the people and outlets its statements name, each once, with a short key."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from onrecord.model.statement import Kind, Statement
from onrecord.record.export.excerpt import Excerpt


@frozen
class Cast:
    """People and outlets as printed, in the order of their first words, each with its key (prefix and `person1`, `outlet1`)."""

    prefix: str
    people: dict[str, str]
    outlets: dict[str, str]
    presider: str | None
    publisher: str | None

    def speaker(self, one: Statement) -> str | None:
        """Returns the key of whoever speaks a statement: the person, else the outlet; None where nobody is named."""
        if one.speaker is not None:
            return self.people[one.speaker]
        return None if one.outlet is None else self.outlets[one.outlet]

    def asked(self, one: Statement) -> str | None:
        """Returns the key of the presider for a question put to the room; None for all else."""
        return self.people[self.presider] if one.kind is Kind.QUESTION and self.presider is not None else None


def cast_of(excerpt: Excerpt, prefix: str) -> Cast:
    """Returns the cast of an excerpt; the presider comes first. `prefix` keeps the keys of several excerpts apart."""
    event = excerpt.revision.briefing
    statements = excerpt.statements
    people = _keyed(f"{prefix}person", (event.presider, *(one.speaker for one in statements)))
    outlets = _keyed(f"{prefix}outlet", (one.outlet for one in statements))
    return Cast(prefix, people, outlets, event.presider, event.publisher)


def _keyed(word: str, names: Iterable[str | None]) -> dict[str, str]:
    found = dict.fromkeys(name for name in names if name is not None)
    return {name: f"{word}{at}" for at, name in enumerate(found, 1)}
