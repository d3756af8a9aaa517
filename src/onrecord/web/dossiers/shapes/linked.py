"""Whether the parts of a dossier fit each other."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import UsageError
from onrecord.web.dossiers.shapes.dossier import Dossier
from onrecord.web.dossiers.shapes.evidence import Evidence, Role
from onrecord.web.dossiers.shapes.parts import Position, Step


def checked(one: Dossier) -> Dossier:
    """Returns the dossier; raises UsageError where a key names nothing, or a claim has no quotation that supports it."""
    actors = {each.key for each in one.actors}
    proposals = {each.key for each in one.proposals}
    steps = {each.key for each in one.steps}
    for actor in one.actors:
        _known(f"actor {actor.key}", (each.by for each in actor.names), actors, "actor")
    for proposal in one.proposals:
        _known(f"proposal {proposal.key}", proposal.by, actors, "actor")
        _supported(f"proposal {proposal.key}", proposal.evidence)
    for step in one.steps:
        _step(step, actors, proposals, steps)
    for number, position in enumerate(one.positions, 1):
        _position(f"position {number}", position, actors, proposals)
    for number, each in enumerate(one.pending, 1):
        _known(f"pending {number}", (each.of,), actors, "actor")
        _supported(f"pending {number}", each.evidence)
        if each.until is not None and each.until < each.since:
            raise UsageError(f"pending {number}: it ends before it begins")
        if each.until is not None and not any(quotation.role is Role.CLOSES for quotation in each.evidence):
            raise UsageError(f"pending {number}: what met it on {each.until} has to be quoted (`role: closes`)")
    return one


def _step(step: Step, actors: set[str], proposals: set[str], steps: set[str]) -> None:
    place = f"step {step.key}"
    if not step.by:
        raise UsageError(f"{place}: `by` says who would take it")
    _known(place, (*step.by, *step.asked_by), actors, "actor")
    _known(place, (step.proposal,), proposals, "proposal")
    _known(place, (step.pair, step.after), steps, "step")
    if step.key in {step.pair, step.after}:
        raise UsageError(f"{place}: it cannot be its own pair")
    for state in step.states:
        _supported(f"{place}, {state.state} since {state.since}", state.evidence)


def _position(place: str, one: Position, actors: set[str], proposals: set[str]) -> None:
    _known(place, (one.holder,), actors, "actor")
    _known(place, (one.proposal,), proposals, "proposal")
    if bool(one.proposal) == bool(one.question):
        raise UsageError(f"{place}: it is on a `proposal` or on a `question`, one of them")
    if one.until is not None and one.until < one.since:
        raise UsageError(f"{place}: it ends before it begins")
    _supported(place, one.evidence)


def _known(place: str, keys: Iterable[str], known: set[str], what: str) -> None:
    for key in keys:
        if key and key not in known:
            raise UsageError(f"{place}: there is no {what} `{key}`")


def _supported(place: str, evidence: tuple[Evidence, ...]) -> None:
    if not any(one.role is Role.SUPPORTS for one in evidence):
        raise UsageError(f"{place}: at least one quotation has to support it")
