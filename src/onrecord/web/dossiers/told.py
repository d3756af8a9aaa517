"""From the tables to a dossier as a value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve
from django.db.models import Prefetch

from onrecord.web.dossiers import models
from onrecord.web.dossiers.shapes import Actor, Dossier, Evidence, Named, Pending, Position, Proposal, State, Step, Term


def dossier_of(slug: str, *, published: bool = True) -> Dossier | None:
    """Returns a dossier, None where there is none (or none that readers may see).

    Readers see no step before a state of it, and so a quotation, says that there is one.
    """
    found = models.Dossier.objects.filter(slug=slug)
    row = (found.filter(published=True) if published else found).first()
    if row is None:
        return None
    return quoted_only(told(row)) if published else told(row)


def quoted_only(one: Dossier) -> Dossier:
    """Returns a dossier without the steps of which no state is known yet, and without references to them."""
    known = {step.key for step in one.steps if step.states}
    steps = (
        evolve(
            step,
            pair=step.pair if step.pair in known else "",
            after=step.after if step.after in known else "",
        )
        for step in one.steps
        if step.key in known
    )
    return evolve(one, steps=tuple(steps))


def told(row: models.Dossier) -> Dossier:
    """Returns the dossier of a row with all its parts, in a fixed number of queries."""
    keys = dict(models.Actor.objects.filter(dossier=row).values_list("pk", "key"))
    proposals = list(row.proposals.prefetch_related("evidence", "by"))
    named = {one.pk: one.key for one in proposals}
    states = Prefetch("states", models.State.objects.prefetch_related("evidence"))
    steps = row.steps.prefetch_related("by", "asked_by", states)
    return Dossier(
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        terms=tuple(Term(one.key, {code: tuple(held) for code, held in one.forms.items()}) for one in row.terms.all()),
        actors=tuple(map(_actor, row.actors.all())),
        proposals=tuple(map(_proposal, proposals)),
        steps=tuple(map(_step, steps)),
        positions=tuple(_position(one, keys, named) for one in row.positions.prefetch_related("evidence")),
        pending=tuple(_pending(one, keys) for one in row.pending.prefetch_related("evidence")),
    )


def _actor(row: models.Actor) -> Actor:
    names = tuple(Named(one["by"], one["language"], one["name"]) for one in row.names)
    return Actor(row.key, row.kind, row.name, row.office, names)


def _proposal(row: models.Proposal) -> Proposal:
    return Proposal(
        row.key, row.kind, row.title, _keys(row.by.all()), row.date, tuple(row.elements), _evidence(row.evidence.all())
    )


def _step(row: models.Step) -> Step:
    states = tuple(State(one.state, one.since, one.note, _evidence(one.evidence.all())) for one in row.states.all())
    return Step(
        key=row.key,
        title=row.title,
        by=_keys(row.by.all()),
        asked_by=_keys(row.asked_by.all()),
        proposal=row.proposal,
        track=row.track,
        pair=row.pair,
        after=row.after,
        condition=row.condition,
        states=states,
    )


def _position(row: Any, keys: dict[int, str], proposals: dict[int, str]) -> Position:
    return Position(
        holder=keys[row.holder_id],
        stance=row.stance,
        since=row.since,
        proposal=proposals.get(row.proposal_id, ""),
        question=row.question,
        until=row.until,
        note=row.note,
        evidence=_evidence(row.evidence.all()),
    )


def _pending(row: Any, keys: dict[int, str]) -> Pending:
    return Pending(row.kind, keys[row.of_id], row.text, row.since, row.until, _evidence(row.evidence.all()))


def _keys(rows: Iterable[models.Actor]) -> tuple[str, ...]:
    return tuple(one.key for one in rows)


def _evidence(rows: Iterable[models.Evidence]) -> tuple[Evidence, ...]:
    return tuple(one.value for one in rows)
