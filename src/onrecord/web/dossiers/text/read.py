"""Reads a dossier from YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from onrecord.errors import UsageError
from onrecord.text.yaml_data import load
from onrecord.web.dossiers.shapes import parts
from onrecord.web.dossiers.shapes.dossier import Dossier
from onrecord.web.dossiers.shapes.evidence import Evidence, Role
from onrecord.web.dossiers.shapes.linked import checked
from onrecord.web.dossiers.text.fields import Fields, language

MOST: Final = 4 << 20
"""A file has at most so many characters."""
_ROLES: Final = tuple(one.value for one in Role)


def read_dossier(path: Path) -> Dossier:
    """Returns the dossier of a file; raises UsageError naming the place where it cannot be read."""
    try:
        return dossier_from(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: {fault}") from None


def dossier_from(text: str, place: str = "dossier") -> Dossier:
    """Returns the dossier of a YAML text, its parts' keys checked against each other."""
    if len(text) > MOST:
        raise UsageError(f"{place}: longer than {MOST} characters")
    if _has_alias(text, place):
        raise UsageError(f"{place}: anchors and aliases (& and *) are not read")
    part = Fields(_loaded(text, place), place)
    made = Dossier(
        slug=part.key("dossier"),
        title=part.words("title"),
        summary=part.words("summary", needed=False),
        terms=tuple(_term(key, one) for key, one in part.parts("terms")),
        actors=tuple(_actor(key, one) for key, one in part.parts("actors")),
        proposals=tuple(_proposal(key, one) for key, one in part.parts("proposals")),
        steps=tuple(_step(key, one) for key, one in part.parts("steps")),
        positions=tuple(map(_position, part.rows("positions"))),
        pending=tuple(map(_pending, part.rows("pending"))),
    )
    part.done()
    return checked(made)


def _loaded(text: str, place: str) -> Any:
    try:
        return load(text)
    except (yaml.YAMLError, ValueError) as fault:  # ValueError: a day that no calendar knows
        raise _no_yaml(place, fault) from None


def _no_yaml(place: str, fault: Exception) -> UsageError:
    mark, told = getattr(fault, "problem_mark", None), getattr(fault, "problem", None) or str(fault)
    line = "" if mark is None else f", line {mark.line + 1}"
    return UsageError(f"{place}{line}: no YAML: {' '.join(told.split())[:300]}")


def _has_alias(text: str, place: str) -> bool:
    """Tells whether a text repeats itself by reference: a few lines could then stand for gigabytes."""
    try:
        return any(isinstance(one, yaml.AliasToken | yaml.AnchorToken) for one in yaml.scan(text))
    except yaml.YAMLError as fault:
        raise _no_yaml(place, fault) from None


def _term(key: str, part: Fields) -> parts.Term:
    forms = {}
    for code in part.names():
        found: Any = part.raw(language(code, part.place))
        rows = found if isinstance(found, list) else [found]
        forms[code] = tuple(Fields({"form": one}, f"{part.place}, {code}").text("form", longest=200) for one in rows)
    return parts.Term(key, forms)


def _actor(key: str, part: Fields) -> parts.Actor:
    names = []
    for one in part.rows("names"):
        code = language(one.text("language"), one.place)
        names.append(parts.Named(one.key("by"), code, one.text("name", longest=300)))
        one.done()
    made = parts.Actor(
        key=key,
        kind=part.one_of("kind", parts.ACTOR_KINDS),
        name=part.words("name"),
        office=part.key("office", needed=False),
        names=tuple(names),
    )
    part.done()
    return made


def _proposal(key: str, part: Fields) -> parts.Proposal:
    elements = part.raw("elements") or []
    if not isinstance(elements, list):
        raise UsageError(f"{part.place}: `elements` has to be a list")
    made = parts.Proposal(
        key=key,
        kind=part.one_of("kind", parts.PROPOSAL_KINDS),
        title=part.words("title"),
        by=part.keys("by"),
        date=part.day("date", needed=False),
        elements=tuple(Fields({"element": one}, f"{part.place}, elements").words("element") for one in elements),
        evidence=_evidence(part),
    )
    part.done()
    return made


def _step(key: str, part: Fields) -> parts.Step:
    made = parts.Step(
        key=key,
        title=part.words("title"),
        by=part.keys("by"),
        asked_by=part.keys("asked_by"),
        proposal=part.key("proposal", needed=False),
        track=part.key("track", needed=False),
        pair=part.key("pair", needed=False),
        after=part.key("after", needed=False),
        condition=part.words("condition", needed=False),
        states=tuple(map(_state, part.rows("states"))),
    )
    part.done()
    return made


def _state(part: Fields) -> parts.State:
    note = part.words("note", needed=False)
    made = parts.State(part.one_of("state", parts.STATES), part.needed_day("since"), note, _evidence(part))
    part.done()
    return made


def _position(part: Fields) -> parts.Position:
    made = parts.Position(
        holder=part.key("holder"),
        stance=part.one_of("stance", parts.STANCES),
        since=part.needed_day("since"),
        proposal=part.key("proposal", needed=False),
        question=part.words("question", needed=False),
        until=part.day("until", needed=False),
        note=part.words("note", needed=False),
        evidence=_evidence(part),
    )
    part.done()
    return made


def _pending(part: Fields) -> parts.Pending:
    made = parts.Pending(
        kind=part.one_of("kind", parts.PENDING_KINDS),
        of=part.key("of"),
        text=part.words("text"),
        since=part.needed_day("since"),
        until=part.day("until", needed=False),
        evidence=_evidence(part),
    )
    part.done()
    return made


def _evidence(part: Fields) -> tuple[Evidence, ...]:
    return tuple(map(_quotation, part.rows("evidence")))


def _quotation(part: Fields) -> Evidence:
    role = Role(part.one_of("role", _ROLES, default="supports"))
    if part.has("statement"):
        name, phrase = part.text("statement", longest=120), part.text("sentence_with", needed=False, longest=300)
        words = "" if phrase else part.text("words")
        made = Evidence(words, role, name, sentence_with=phrase)
        if part.has("start"):
            start = part.raw("start")
            if not isinstance(start, int) or isinstance(start, bool) or start < 0:
                raise UsageError(f"{part.place}: `start` counts characters of the statement")
            made = Evidence(words, role, name, start=start, end=start + len(words), sentence_with=phrase)
    else:
        spoken = part.text("language", needed=False, longest=12)
        made = Evidence(
            words=part.text("words"),
            role=role,
            title=part.text("title", longest=300),
            address=part.text("address", longest=600),
            date=part.day("date"),
            language=language(spoken, part.place) if spoken else "",
        )
    part.done()
    return made


def read_part(kind: str, told: dict[str, Any]) -> Any:
    """Returns one part of a dossier from its fields; those that have a key take it from the field `key`."""
    if kind in _KEYED:
        part = Fields({"key": told.get("key")}, kind)
        return _KEYED[kind](part.key("key"), Fields({name: one for name, one in told.items() if name != "key"}, kind))
    return _UNKEYED[kind](Fields(told, kind))


_KEYED: Final = {"term": _term, "actor": _actor, "proposal": _proposal, "step": _step}
_UNKEYED: Final = {"state": _state, "position": _position, "pending": _pending}
