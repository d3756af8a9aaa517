"""Writes a dossier as YAML that reads back as the same dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from onrecord.web.dossiers.shapes.dossier import Dossier
from onrecord.web.dossiers.shapes.evidence import Evidence, Role
from onrecord.web.dossiers.shapes.parts import Actor, Pending, Position, Proposal, State, Step

_WIDTH: Final = 100


def write_dossier(one: Dossier, path: Path) -> None:
    """Writes a dossier to a file."""
    path.write_text(dossier_text(one), "utf-8")


def dossier_text(one: Dossier) -> str:
    """Returns a dossier as YAML, its parts in their order, every quotation with its statement's revision."""
    return str(yaml.dump(_told(one), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=_WIDTH))


class _Plain(yaml.SafeDumper):
    """Writes a value that occurs twice twice: no reference is ever read back."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  whatever it is
        """Returns True."""
        return True


def _told(one: Dossier) -> dict[str, Any]:
    return _filled(
        dossier=one.slug,
        title=dict(one.title),
        summary=dict(one.summary),
        terms={each.key: {code: list(forms) for code, forms in each.forms.items()} for each in one.terms},
        actors={each.key: _actor(each) for each in one.actors},
        proposals={each.key: _proposal(each) for each in one.proposals},
        steps={each.key: _step(each) for each in one.steps},
        positions=[_position(each) for each in one.positions],
        pending=[_pending(each) for each in one.pending],
    )


def _actor(one: Actor) -> dict[str, Any]:
    names = [{"by": each.by, "language": each.language, "name": each.name} for each in one.names]
    return _filled(kind=one.kind, name=dict(one.name), office=one.office, names=names)


def _proposal(one: Proposal) -> dict[str, Any]:
    return _filled(
        kind=one.kind,
        title=dict(one.title),
        by=list(one.by),
        date=one.date,
        elements=[dict(each) for each in one.elements],
        evidence=[_quotation(each) for each in one.evidence],
    )


def _step(one: Step) -> dict[str, Any]:
    return _filled(
        title=dict(one.title),
        by=list(one.by),
        asked_by=list(one.asked_by),
        proposal=one.proposal,
        track=one.track,
        pair=one.pair,
        after=one.after,
        condition=dict(one.condition),
        states=[_state(each) for each in one.states],
    )


def _state(one: State) -> dict[str, Any]:
    evidence = [_quotation(each) for each in one.evidence]
    return _filled(state=one.state, since=one.since, note=dict(one.note), evidence=evidence)


def _position(one: Position) -> dict[str, Any]:
    return _filled(
        holder=one.holder,
        stance=one.stance,
        proposal=one.proposal,
        question=dict(one.question),
        since=one.since,
        until=one.until,
        note=dict(one.note),
        evidence=[_quotation(each) for each in one.evidence],
    )


def _pending(one: Pending) -> dict[str, Any]:
    return _filled(
        kind=one.kind,
        of=one.of,
        text=dict(one.text),
        since=one.since,
        until=one.until,
        evidence=[_quotation(each) for each in one.evidence],
    )


def _quotation(one: Evidence) -> dict[str, Any]:
    role = "" if one.role is Role.SUPPORTS else one.role.value
    if one.is_of_record:
        return _filled(
            statement=one.statement, words=one.words, sentence_with=one.sentence_with, start=one.start, role=role
        )
    return _filled(
        title=one.title, address=one.address, date=one.date, language=one.language, words=one.words, role=role
    )


def _filled(**fields: Any) -> dict[str, Any]:
    """Returns the fields that say something."""
    return {name: one for name, one in fields.items() if one not in (None, "") and not _is_empty(one)}


def _is_empty(one: Any) -> bool:
    return isinstance(one, list | Mapping) and not one


def part_told(kind: str, one: Any) -> dict[str, Any]:
    """Returns the fields of one part of a dossier, with its key where it has one."""
    if kind == "term":
        return {"key": one.key, **{code: list(forms) for code, forms in one.forms.items()}}
    keyed = {"key": one.key} if kind in {"actor", "proposal", "step"} else {}
    return {**keyed, **_PARTS[kind](one)}


_PARTS: Final[dict[str, Callable[[Any], dict[str, Any]]]] = {
    "actor": _actor, "proposal": _proposal, "step": _step, "state": _state, "position": _position, "pending": _pending,
}  # fmt: skip
