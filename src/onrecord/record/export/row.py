"""One statement as one flat row: the same columns in every table format."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import lru_cache

from attrs import fields, frozen

from onrecord.errors import UsageError
from onrecord.model.statement import Statement
from onrecord.offices import office as office_of
from onrecord.record.export.excerpt import Excerpt
from onrecord.text.words import words

Value = str | int | bool | dt.date | dt.datetime | None


@frozen
class StatementRow:
    """A statement with all that is known of it; `columns.COLUMNS` says what each column means."""

    id: str
    briefing: str
    edition: str
    revision: int
    exchange: str | None
    office: str | None
    publisher: str | None
    country: str | None
    date: dt.date | None
    date_basis: str | None
    event: str
    nature: str
    language: str | None
    title: str | None
    presider: str | None
    position: int
    kind: str
    label: str | None
    speaker: str | None
    outlet: str | None
    follow_up: bool
    text: str
    words: int
    characters: int
    state: str
    flags: str | None
    corrections: str | None
    address: str | None
    capture: str
    captured: dt.datetime | None
    span_start: int
    span_end: int
    bytes: str | None
    license: str | None
    terms: str | None

    def values(self) -> Iterator[Value]:
        """Yields the values in the order of the columns."""
        return (getattr(self, name) for name in names())


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Returns the names of the columns in their order."""
    return tuple(one.name for one in fields(StatementRow))


def rows(excerpt: Excerpt) -> Iterator[StatementRow]:
    """Yields a row for each statement of an excerpt."""
    place = {one.id: at for at, one in enumerate(excerpt.revision.statements, 1)}
    return (_row(excerpt, one, place[one.id]) for one in excerpt.statements)


def official_address(excerpt: Excerpt) -> str | None:
    """Returns where the page says it stands, or was found, when that is an address of the web.

    For an office's own page that is its official address; the revision's nature tells what else it may be.
    """
    revision = excerpt.revision
    told = (revision.page.canonical, revision.capture.address)
    return next((one for one in told if one and one.startswith(("http://", "https://"))), None)


def country_of(office: str | None) -> str | None:
    """Returns the country of a press office; None for one without a folder."""
    return _terms(office)[0]


def license_of(office: str | None) -> tuple[str | None, str | None]:
    """Returns the terms of use of a press office and their address; None and None for one without a folder."""
    return _terms(office)[1:]


@lru_cache(maxsize=256)
def _terms(office: str | None) -> tuple[str | None, str | None, str | None]:
    try:
        found = None if office is None else office_of(office)
    except UsageError:
        # A record may hold an office whose folder this installation lacks.
        found = None
    return (None, None, None) if found is None else (found.country, found.terms.license, found.terms.address)


def _row(excerpt: Excerpt, one: Statement, position: int) -> StatementRow:
    revision, event = excerpt.revision, excerpt.revision.briefing
    license_, terms = license_of(event.office)
    return StatementRow(
        id=revision.ref(one),
        briefing=revision.briefing_id,
        edition=revision.edition,
        revision=revision.number,
        exchange=revision.exchange_ref(one.exchange) if one.exchange else None,
        office=event.office,
        publisher=event.publisher,
        country=country_of(event.office),
        date=event.date,
        date_basis=None if event.date_basis is None else event.date_basis.value,
        event=event.kind,
        nature=revision.nature.value,
        language=event.language,
        title=revision.page.title,
        presider=event.presider,
        position=position,
        kind=one.kind.value,
        label=one.label,
        speaker=one.speaker,
        outlet=one.outlet,
        follow_up=one.follow_up,
        text=one.text,
        words=_count_words(one.text),
        characters=len(one.text),
        state=one.state.value,
        flags=" ".join(one.flags) or None,
        corrections=_corrections(excerpt, one),
        address=official_address(excerpt),
        capture=revision.capture.sha256,
        captured=excerpt.captured,
        span_start=one.span.start,
        span_end=one.span.end,
        bytes=" ".join(f"{start}-{end}" for start, end in revision.bytes_of(one.span)) or None,
        license=license_,
        terms=terms,
    )


def _corrections(excerpt: Excerpt, one: Statement) -> str | None:
    if not excerpt.corrections:
        return None
    event = {f"briefing.{field}": value for field, value in excerpt.corrections.get("", {}).items()}
    own = excerpt.corrections.get(one.id, {})
    return json.dumps({**own, **event}, ensure_ascii=False) if own or event else None


def _count_words(text: str) -> int:
    """Returns how many words a text has, each Chinese character one, without a span for each of them."""
    more = 0

    def uncut(run: str) -> Iterator[tuple[int, int]]:
        nonlocal more
        more += len(run) - 1
        yield 0, len(run)

    return len(words(text, cutter=uncut)) + more
