"""A whole dossier as one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import Factory, frozen

from onrecord.web.dossiers.shapes.evidence import Evidence
from onrecord.web.dossiers.shapes.parts import Actor, Pending, Position, Proposal, Step, Term
from onrecord.web.dossiers.shapes.words import Words


@frozen
class Dossier:
    """An issue with everything that is held of it. Parts come in the order in which editors put them."""

    slug: str
    title: Words
    summary: Words = Factory(dict)
    terms: tuple[Term, ...] = ()
    actors: tuple[Actor, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    steps: tuple[Step, ...] = ()
    positions: tuple[Position, ...] = ()
    pending: tuple[Pending, ...] = ()

    @property
    def key(self) -> str:
        """Returns the key under which readers talk about it."""
        return f"dossier:{self.slug}"

    def actor(self, key: str) -> Actor | None:
        """Returns an actor by its key."""
        return next((one for one in self.actors if one.key == key), None)

    def proposal(self, key: str) -> Proposal | None:
        """Returns a proposal by its key."""
        return next((one for one in self.proposals if one.key == key), None)

    def step(self, key: str) -> Step | None:
        """Returns a step by its key."""
        return next((one for one in self.steps if one.key == key), None)

    def evidence(self) -> Iterator[Evidence]:
        """Yields all quotations."""
        for proposal in self.proposals:
            yield from proposal.evidence
        for step in self.steps:
            for state in step.states:
                yield from state.evidence
        for position in self.positions:
            yield from position.evidence
        for one in self.pending:
            yield from one.evidence

    def days(self) -> list[dt.date]:
        """Returns the days on which something begins or ends, in order, each once."""
        found = {one.date for one in self.proposals if one.date is not None}
        found |= {state.since for step in self.steps for state in step.states}
        held: list[Position | Pending] = [*self.positions, *self.pending]
        for one in held:
            found |= {one.since} | ({one.until} if one.until is not None else set())
        return sorted(found)
