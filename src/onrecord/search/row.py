"""What the index holds of one statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from onrecord.model.revision import Revision
from onrecord.model.statement import Kind, Statement


@frozen
class Row:
    """A statement as search knows it. `id` is the full id with the revision; `exchange` is 0 outside exchanges.

    `primary` says that this edition stands for its briefing and language; the others are copies of the same words and
    are left out of results unless asked for. `position` counts the statements of the edition from 0.
    """

    id: str
    briefing: str
    edition: str
    office: str
    date: date | None
    language: str | None
    kind: str
    speaker: str | None
    outlet: str | None
    publisher: str | None
    presider: str | None
    nature: str
    primary: bool
    title: str | None
    text: str
    exchange: int
    position: int


def shared(row: Row) -> list[str | bool | None]:
    """Returns what the rows of an edition have in common, as values that JSON knows."""
    day = None if row.date is None else row.date.isoformat()
    return [
        row.briefing, row.edition, row.office, day, row.language, row.publisher, row.presider, row.nature, row.primary,
        row.title,
    ]  # fmt: skip


def own(row: Row) -> list[str | int | None]:
    """Returns what is the row's own, as values that JSON knows, the text left out."""
    return [row.id.removeprefix(row.edition), row.kind, row.speaker, row.outlet, row.exchange, row.position]


def whole(common: list[Any], mine: list[Any]) -> Row:
    """Returns the row put together again; `mine` ends with the text."""
    briefing, edition, office, day, language, publisher, presider, nature, primary, title = common
    rest, kind, speaker, outlet, exchange, position, text = mine
    return Row(
        id=edition + rest if rest[:1] == "/" else rest,
        briefing=briefing,
        edition=edition,
        office=office,
        date=None if day is None else date.fromisoformat(day),
        language=language,
        kind=kind,
        speaker=speaker,
        outlet=outlet,
        publisher=publisher,
        presider=presider,
        nature=nature,
        primary=primary,
        title=title,
        text=text,
        exchange=exchange,
        position=position,
    )


def rows(revision: Revision, *, primary: bool = True, names: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Yields the rows of a revision's statements. `names` says under which name a printed speaker is listed.

    Answers and speeches whose speaker the page does not name are the presider's.
    """
    briefing = revision.briefing
    listed = names or {}
    for position, one in enumerate(revision.statements):
        speaker = _speaker(one, briefing.presider)
        yield Row(
            id=revision.ref(one),
            briefing=revision.briefing_id,
            edition=revision.edition,
            office=revision.briefing_id.partition("/")[0],
            date=briefing.date,
            language=briefing.language,
            kind=one.kind.value,
            speaker=speaker and listed.get(speaker, speaker),
            outlet=one.outlet,
            publisher=briefing.publisher,
            presider=briefing.presider,
            nature=revision.nature.value,
            primary=primary,
            title=revision.page.title,
            text=one.text,
            exchange=one.exchange,
            position=position,
        )


def _speaker(one: Statement, presider: str | None) -> str | None:
    return one.speaker or (presider if one.kind in {Kind.ANSWER, Kind.SPEECH} else None)
