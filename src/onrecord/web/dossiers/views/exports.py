"""A dossier for other programs: tables as CSV, a graph as JSON-LD, its own text format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import get_language

from onrecord.errors import UsageError
from onrecord.web.dossiers.shapes import Dossier, Evidence, Position, Step, spoken_in
from onrecord.web.dossiers.text.write import dossier_text
from onrecord.web.dossiers.views.pages import found_or_missing
from onrecord.web.record.about import site
from onrecord.web.record.answer import Raw
from onrecord.web.record.book import Book

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_QUOTED: Final = ("role", "statement", "start", "end", "sha256", "language", "date", "title", "address", "words")
_HEADS: Final = {
    "proposals": ("proposal", "kind", "title", "by", "date", *_QUOTED),
    "positions": ("holder", "subject", "stance", "since", "until", "note", *_QUOTED),
    "steps": ("step", "title", "by", "asked_by", "proposal", "track", "pair", "after", "state", "since", *_QUOTED),
    "pending": ("kind", "of", "text", "since", "until", *_QUOTED),
}
_ACTION: Final = {
    "done": "CompletedActionStatus",
    "begun": "ActiveActionStatus",
    "lapsed": "FailedActionStatus",
    "suspended": "FailedActionStatus",
}


def table_file(book: Book, request: HttpRequest, slug: str, table: str) -> Raw:  # noqa: ARG001  the same for everybody
    """Returns a table as CSV, one row for each quotation."""
    one = found_or_missing(slug)
    if table not in _HEADS:
        raise UsageError(f"a dossier has the tables {', '.join(_HEADS)}")
    rows = _ROWS[table](one, get_language() or "en")
    return Raw(csv_bytes(_HEADS[table], rows), "text/csv; charset=utf-8", f"{slug}-{table}.csv")


def text_file(book: Book, request: HttpRequest, slug: str) -> Raw:  # noqa: ARG001  the same for everybody
    """Returns the dossier in its text format."""
    text = dossier_text(found_or_missing(slug))
    return Raw(text.encode(), "application/yaml; charset=utf-8", f"{slug}.yml")


def graph_file(book: Book, request: HttpRequest, slug: str) -> Raw:  # noqa: ARG001  the same for everybody
    """Returns the dossier as JSON-LD in the words of schema.org."""
    body = json.dumps(graph(found_or_missing(slug)), ensure_ascii=False, indent=1) + "\n"
    return Raw(body.encode(), "application/ld+json; charset=utf-8", f"{slug}.jsonld")


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Returns a table as CSV with a byte order mark; a cell that a spreadsheet would run as a formula is made text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(["" if one is None else _cell(str(one)) for one in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text


def _quoted(one: Evidence) -> tuple[Any, ...]:
    return (
        one.role.value, one.statement, one.start, one.end, one.digest, one.language, one.date, one.title, one.address,
        one.words,
    )  # fmt: skip


def _proposals(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:
    for each in one.proposals:
        told = (each.key, each.kind, spoken_in(each.title, language)[0], " ".join(each.by), each.date)
        yield from ((*told, *_quoted(quotation)) for quotation in each.evidence)


def _positions(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:
    for each in one.positions:
        subject = each.proposal or spoken_in(each.question, language)[0]
        note = spoken_in(each.note, language)[0]
        told = (each.holder, subject, each.stance, each.since, each.until, note)
        yield from ((*told, *_quoted(quotation)) for quotation in each.evidence)


def _steps(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:
    for each in one.steps:
        title = spoken_in(each.title, language)[0]
        by, asked = " ".join(each.by), " ".join(each.asked_by)
        told = (each.key, title, by, asked, each.proposal, each.track, each.pair, each.after)
        for state in each.states:
            yield from ((*told, state.state, state.since, *_quoted(quotation)) for quotation in state.evidence)


def _pending(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:
    for each in one.pending:
        told = (each.kind, each.of, spoken_in(each.text, language)[0], each.since, each.until)
        yield from ((*told, *_quoted(quotation)) for quotation in each.evidence)


_ROWS: Final = {"proposals": _proposals, "positions": _positions, "steps": _steps, "pending": _pending}


def graph(one: Dossier) -> dict[str, Any]:
    """Returns the dossier as a graph of linked data; texts stand in all their languages."""
    home = site(f"/dossiers/{one.slug}", "en")
    nodes: list[dict[str, Any]] = [
        {
            "@id": home,
            "@type": "Dataset",
            "name": _texts(one.title),
            "description": _texts(one.summary),
            "hasPart": [{"@id": f"{home}#{each.key}"} for each in one.proposals],
        }
    ]
    kinds = {"person": "Person", "state": "Country", "body": "Organization"}
    nodes += [
        {"@id": f"{home}#{each.key}", "@type": kinds[each.kind], "name": _texts(each.name)} for each in one.actors
    ]
    for each in one.proposals:
        nodes.append(
            {
                "@id": f"{home}#{each.key}",
                "@type": "CreativeWork",
                "genre": each.kind,
                "name": _texts(each.title),
                "creator": [{"@id": f"{home}#{key}"} for key in each.by],
                "dateCreated": each.date.isoformat() if each.date else None,
                "citation": [_quotation(quotation) for quotation in each.evidence],
            }
        )
    nodes += [_claim(home, number, each) for number, each in enumerate(one.positions, 1)]
    nodes += [_action(home, each) for each in one.steps]
    return {"@context": "https://schema.org", "@graph": [_filled(each) for each in nodes]}


def _claim(home: str, number: int, one: Position) -> dict[str, Any]:
    about = {"@id": f"{home}#{one.proposal}"} if one.proposal else {"@type": "Question", "name": _texts(one.question)}
    return {
        "@id": f"{home}#position-{number}",
        "@type": "Claim",
        "claimInterpreter": {"@id": f"{home}#{one.holder}"},
        "about": about,
        "text": one.stance,
        "temporalCoverage": f"{one.since}/{one.until or '..'}",
        "description": _texts(one.note),
        "appearance": [_quotation(each) for each in one.evidence],
    }


def _action(home: str, one: Step) -> dict[str, Any]:
    state = one.states[-1].state if one.states else ""
    return {
        "@id": f"{home}#{one.key}",
        "@type": "Action",
        "name": _texts(one.title),
        "agent": [{"@id": f"{home}#{key}"} for key in one.by],
        "object": {"@id": f"{home}#{one.pair}"} if one.pair else None,
        "actionStatus": _ACTION.get(state, "PotentialActionStatus"),
        "description": state,
        "citation": [_quotation(each) for state in one.states for each in state.evidence],
    }


def _quotation(one: Evidence) -> dict[str, Any]:
    told: dict[str, Any] = {
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


def _texts(words: Any) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in words.items()]


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in node.items() if one not in (None, "", [], {})}
