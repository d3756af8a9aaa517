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
from onrecord.web.dossiers.shapes import Dossier, Evidence, spoken_in
from onrecord.web.dossiers.text.write import dossier_text
from onrecord.web.dossiers.views.linked_data import graph
from onrecord.web.dossiers.views.pages import found_or_missing
from onrecord.web.record.answer import Raw
from onrecord.web.record.book import Book

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_STEP: Final = tuple("step title by asked_by proposal track pair after condition state since note".split())
_QUOTED: Final = ("role", "statement", "start", "end", "sha256", "language", "date", "title", "address", "words")
_HEADS: Final = {
    "terms": ("term", "language", "form"),
    "actors": ("actor", "kind", "name", "office", "said_by", "said_in", "said_name"),
    "proposals": ("proposal", "kind", "title", "by", "date", "elements", *_QUOTED),
    "positions": ("holder", "subject", "stance", "since", "until", "note", *_QUOTED),
    "steps": (*_STEP, *_QUOTED),
    "pending": ("kind", "of", "text", "since", "until", *_QUOTED),
}


def table_file(book: Book, request: HttpRequest, slug: str, table: str) -> Raw:  # noqa: ARG001  the same for everybody
    """Returns a table as CSV, one row for each quotation; of terms for each form, of actors for each name that a side uses."""
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


def _terms(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:  # noqa: ARG001  the form of a table
    for each in one.terms:
        yield from ((each.key, spoken, form) for spoken, forms in each.forms.items() for form in forms)


def _actors(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:
    for each in one.actors:
        told = (each.key, each.kind, spoken_in(each.name, language)[0], each.office)
        yield from ((*told, name.by, name.language, name.name) for name in each.names)
        if not each.names:
            yield (*told, "", "", "")


def _proposals(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:
    for each in one.proposals:
        elements = "; ".join(spoken_in(element, language)[0] for element in each.elements)
        told = (each.key, each.kind, spoken_in(each.title, language)[0], " ".join(each.by), each.date, elements)
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
        condition = spoken_in(each.condition, language)[0]
        told = (each.key, title, by, asked, each.proposal, each.track, each.pair, each.after, condition)
        for state in each.states:
            stood = (state.state, state.since, spoken_in(state.note, language)[0])
            yield from ((*told, *stood, *_quoted(quotation)) for quotation in state.evidence)


def _pending(one: Dossier, language: str) -> Iterator[tuple[Any, ...]]:
    for each in one.pending:
        told = (each.kind, each.of, spoken_in(each.text, language)[0], each.since, each.until)
        yield from ((*told, *_quoted(quotation)) for quotation in each.evidence)


_ROWS: Final = {
    "terms": _terms,
    "actors": _actors,
    "proposals": _proposals,
    "positions": _positions,
    "steps": _steps,
    "pending": _pending,
}
