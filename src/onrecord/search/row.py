"""What the index holds of one statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from attrs import frozen

from onrecord.model.revision import Revision
from onrecord.model.statement import Kind, Statement


@frozen
class Row:
    """A statement as search knows it. `id` is the full id with the revision; `exchange` is 0 outside exchanges.

    `primary` says that this edition stands for its briefing and language, or has official words of its own beside the one
    that does; the others are copies of the same words and are left out of results unless asked for. `position` counts the
    statements of the edition from 0.
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


edition_of = attrgetter(
    "briefing", "edition", "office", "date", "language", "publisher", "presider", "nature", "primary", "title"
)
"""Returns what the rows of an edition have in common, as it stands in the row: quickly made, to be compared."""


def shared(row: Row) -> list[str | bool | None]:
    """Returns what the rows of an edition have in common, as values that JSON knows."""
    briefing, edition, office, day, *rest = edition_of(row)
    return [briefing, edition, office, None if day is None else day.isoformat(), *rest]


def own(rows: Sequence[Row]) -> list[list[Any]]:
    """Returns what is each row's own, as columns of values that JSON knows, the texts left out."""
    return [
        [row.id.removeprefix(row.edition) for row in rows],
        [row.kind for row in rows],
        [row.speaker for row in rows],
        [row.outlet for row in rows],
        [row.exchange for row in rows],
        [row.position for row in rows],
    ]


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


Corrected = Mapping[str, Mapping[str, str | None]]
"""The corrections that hold in an edition: by short id of a statement, or "" for the briefing, the value of each field."""


def rows(
    revision: Revision,
    *,
    primary: bool = True,
    names: Mapping[str, str] | None = None,
    corrected: Corrected | None = None,
) -> Iterator[Row]:
    """Yields the rows of a revision's statements. `names` says under which name a printed speaker is listed.

    Answers and speeches whose speaker the page does not name are the presider's. Who spoke, who asked and the kind are
    those that editors corrected, where they did.
    """
    briefing = revision.briefing
    listed, fixed = names or {}, corrected or {}
    presider = fixed.get("", {}).get("presider", briefing.presider)
    for position, one in enumerate(revision.statements):
        kind, speaker, outlet = _attributed(one, presider, fixed.get(one.id, {}))
        yield Row(
            id=revision.ref(one),
            briefing=revision.briefing_id,
            edition=revision.edition,
            office=revision.briefing_id.partition("/")[0],
            date=briefing.date,
            language=briefing.language,
            kind=kind.value,
            speaker=speaker and listed.get(speaker, speaker),
            outlet=outlet,
            publisher=briefing.publisher,
            presider=presider,
            nature=revision.nature.value,
            primary=primary,
            title=revision.page.title,
            text=one.text,
            exchange=one.exchange,
            position=position,
        )


def _attributed(
    one: Statement, presider: str | None, fixed: Mapping[str, str | None]
) -> tuple[Kind, str | None, str | None]:
    """Returns kind, speaker and outlet of a statement, corrected."""
    named = fixed.get("kind")
    kind = Kind(named) if named in _KINDS else one.kind
    speaker = fixed.get("speaker", one.speaker) or (presider if kind in {Kind.ANSWER, Kind.SPEECH} else None)
    return kind, speaker, fixed.get("outlet", one.outlet)


_KINDS = frozenset(one.value for one in Kind)
