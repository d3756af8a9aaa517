"""A dossier as linked data (JSON-LD): nothing of what its pages say is left out.

The words are those of schema.org; for what it has no word (tracks, what comes first, conditions, names as one side says them)
the dossier's own stand, with `dossier:` before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any, Final

from onrecord.web.dossiers.shapes import Actor, Dossier, Evidence, Pending, Position, Proposal, Role, Step, Term, Words
from onrecord.web.record.about import site

_ACTION: Final = {
    "done": "CompletedActionStatus",
    "begun": "ActiveActionStatus",
    "lapsed": "FailedActionStatus",
    "suspended": "FailedActionStatus",
}
_KINDS: Final = {"person": "Person", "state": "Country", "body": "Organization"}
Node = dict[str, Any]


def graph(one: Dossier) -> Node:
    """Returns the dossier as a graph; texts stand in all their languages."""
    home = site(f"/dossiers/{one.slug}", "en")
    nodes = [
        _dossier(home, one),
        *(_term(home, each) for each in one.terms),
        *(_actor(home, each) for each in one.actors),
        *(_proposal(home, each) for each in one.proposals),
        *(_position(home, number, each) for number, each in enumerate(one.positions, 1)),
        *(_step(home, each) for each in one.steps),
        *(node for each in one.steps for node in _states(home, each)),
        *(_pending(home, number, each) for number, each in enumerate(one.pending, 1)),
    ]
    context = ["https://schema.org", {"dossier": site("/dossiers", "en") + "#"}]
    return {"@context": context, "@graph": [_filled(each) for each in nodes]}


def _dossier(home: str, one: Dossier) -> Node:
    return {
        "@id": home,
        "@type": "Dataset",
        "name": _texts(one.title),
        "description": _texts(one.summary),
        "keywords": [{"@id": f"{home}#term-{each.key}"} for each in one.terms],
        "hasPart": [{"@id": f"{home}#{each.key}"} for each in one.proposals],
    }


def _term(home: str, one: Term) -> Node:
    forms = [{"@value": form, "@language": language} for language, held in one.forms.items() for form in held]
    return {"@id": f"{home}#term-{one.key}", "@type": "DefinedTerm", "termCode": one.key, "name": forms}


def _actor(home: str, one: Actor) -> Node:
    said = [
        {"dossier:name": {"@value": each.name, "@language": each.language}, "dossier:by": _actors(home, (each.by,))}
        for each in one.names
    ]
    return {
        "@id": f"{home}#actor-{one.key}",
        "@type": _KINDS[one.kind],
        "name": _texts(one.name),
        "alternateName": [{"@value": each.name, "@language": each.language} for each in one.names],
        "dossier:said": said,
        "url": site(f"/{one.office}", "en") if one.office else None,
    }


def _proposal(home: str, one: Proposal) -> Node:
    return {
        "@id": f"{home}#{one.key}",
        "@type": "CreativeWork",
        "genre": one.kind,
        "name": _texts(one.title),
        "abstract": [text for element in one.elements for text in _texts(element)],
        "creator": _actors(home, one.by),
        "dateCreated": one.date.isoformat() if one.date else None,
        **_evidence(one.evidence, "citation"),
    }


def _position(home: str, number: int, one: Position) -> Node:
    about = {"@id": f"{home}#{one.proposal}"} if one.proposal else {"@type": "Question", "name": _texts(one.question)}
    return {
        "@id": f"{home}#position-{number}",
        "@type": "Claim",
        "claimInterpreter": {"@id": f"{home}#actor-{one.holder}"},
        "about": about,
        "text": one.stance,
        "temporalCoverage": f"{one.since}/{one.until or '..'}",
        "description": _texts(one.note),
        **_evidence(one.evidence, "appearance"),
    }


def _step(home: str, one: Step) -> Node:
    """Returns a step as an action; its instrument is the proposal, its object the step asked in return."""
    state = one.states[-1].state if one.states else ""
    return {
        "@id": f"{home}#step-{one.key}",
        "@type": "Action",
        "name": _texts(one.title),
        "agent": _actors(home, one.by),
        "participant": _actors(home, one.asked_by),
        "instrument": {"@id": f"{home}#{one.proposal}"} if one.proposal else None,
        "object": {"@id": f"{home}#step-{one.pair}"} if one.pair else None,
        "dossier:condition": _texts(one.condition),
        "dossier:track": one.track,
        "dossier:after": {"@id": f"{home}#step-{one.after}"} if one.after else None,
        "actionStatus": _ACTION.get(state, "PotentialActionStatus"),
        "subjectOf": [{"@id": f"{home}#step-{one.key}-{number}"} for number in range(1, len(one.states) + 1)],
    }


def _states(home: str, one: Step) -> Iterator[Node]:
    """Yields the states of a step, each a claim of its time with its own quotations."""
    ends = [each.since for each in one.states[1:]]
    for number, (state, end) in enumerate(zip_longest(one.states, ends), 1):
        yield {
            "@id": f"{home}#step-{one.key}-{number}",
            "@type": "Claim",
            "about": {"@id": f"{home}#step-{one.key}"},
            "text": state.state,
            "temporalCoverage": f"{state.since}/{end or '..'}",
            "description": _texts(state.note),
            **_evidence(state.evidence, "appearance"),
        }


def _pending(home: str, number: int, one: Pending) -> Node:
    """Returns a promise as what somebody is to do, a question as what was asked of somebody."""
    asked = one.kind == "question"
    return {
        "@id": f"{home}#pending-{number}",
        "@type": "AskAction" if asked else "Action",
        "name": _texts(one.text),
        "recipient" if asked else "agent": _actors(home, (one.of,)),
        "startTime": one.since.isoformat(),
        "endTime": one.until.isoformat() if one.until else None,
        "actionStatus": "CompletedActionStatus" if one.until else "ActiveActionStatus",
        "subjectOf": [_quotation(each) for each in one.evidence],
    }


def _evidence(some: Iterable[Evidence], name: str) -> Node:
    """Returns what supports a claim under a name, and what speaks against it apart from that."""
    held = list(some)
    return {
        name: [_quotation(each) for each in held if each.role is not Role.CONTRADICTS],
        "subjectOf": [_quotation(each) for each in held if each.role is Role.CONTRADICTS],
    }


def _quotation(one: Evidence) -> Node:
    told: Node = {
        "@type": "Quotation",
        "text": one.words,
        "inLanguage": one.language,
        "disambiguatingDescription": one.role.value,
    }
    if one.is_of_record:
        told |= {"url": site(f"/{one.statement}", "en"), "identifier": f"sha256:{one.digest}"}
    else:
        told |= {"isPartOf": {"@type": "CreativeWork", "name": one.title, "url": one.address}}
    return _filled({**told, "dateCreated": one.date.isoformat() if one.date else None})


def _actors(home: str, keys: Iterable[str]) -> list[Node]:
    return [{"@id": f"{home}#actor-{key}"} for key in keys]


def _texts(words: Words) -> list[Node]:
    return [{"@value": text, "@language": language} for language, text in words.items()]


def _filled(node: Node) -> Node:
    return {name: one for name, one in node.items() if one not in (None, "", [], {})}
