"""Tables of question and answer pairs, such as CMFA PressCon (Mochtak and Turcsanyi, doi 10.1007/s11366-021-09762-3).

Read are the columns `date`, `link`, `spokesperson`, `question`, `answer`, `who_asked`; the columns of ids, lemmas and names
that such tables have beside them are left where they are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from onrecord.model.statement import Kind, State
from onrecord.model.transcript import DateBasis
from onrecord.offices import Office, offices
from onrecord.record.imports.page import ImportedPage, Line, RowError
from onrecord.record.imports.table import Row
from onrecord.text.language import language_of

COLUMNS = frozenset({"date", "question", "answer"})
"""Columns that make a table one of pairs."""
# How such tables write that something is not known.
_NOTHING = frozenset({"-", "missing", "na", "n/a", "nan", "none", "unknown"})
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?://)")


@frozen
class Manner:
    """What the table itself does not say: the press office (found by the links where it is None) and the kind of event."""

    office: Office | None = None
    event: str = "press-conference"


def pair_pages(rows: Iterable[Row], *, name: str, manner: Manner) -> Iterator[ImportedPage | RowError]:
    """Yields a page for each day and link of a table, in the order of their first rows, and what could not be taken.

    The table is held whole: rows of one page need not stand together.
    """
    pages: dict[tuple[dt.date, str | None], list[Row]] = {}
    for row in rows:
        place = f"{name}, row {row.number}"
        try:
            day = row.day("date")
        except ValueError as fault:
            yield RowError(place, f"not imported: {fault}")
            continue
        if day is None:
            yield RowError(place, "not imported: no date")
        elif _said(row, "question") is None and _said(row, "answer") is None:
            yield RowError(place, "not imported: neither question nor answer")
        else:
            pages.setdefault((day, row.text("link")), []).append(row)
    for (day, link), found in pages.items():
        yield _page(found, day, link, name, manner)


def _page(rows: Sequence[Row], day: dt.date, link: str | None, name: str, manner: Manner) -> ImportedPage:
    office = manner.office or _office_at(link)
    names = {who for row in rows if (who := _known(row, "spokesperson")) is not None}
    words = " ".join(row.text("answer") or row.text("question") or "" for row in rows)
    found = language_of(words)
    return ImportedPage(
        address=f"{name}#{day.isoformat()}" + (f" {link}" if link else ""),
        # Lines that the general reader knows for what they are, in front of the first label.
        note=f"Source: {link}" if link else f"Imported from {name}",
        lines=tuple(line for number, row in enumerate(rows, 1) for line in _lines(row, number)),
        office=None if office is None else office.id,
        publisher=None if office is None else office.publisher,
        event=manner.event,
        date=day,
        date_basis=DateBasis.TEXT,
        presider=names.pop() if len(names) == 1 else None,
        language=None if found is None else found.code,
        title=_title(rows, day, manner.event),
        link=link,
    )


def _title(rows: Sequence[Row], day: dt.date, event: str) -> str:
    who = _known(rows[0], "spokesperson")
    told = f"{event.replace('-', ' ').capitalize()} on {day:%B} {day.day}, {day.year}"
    return f"{told}, {who}" if who else told


def _lines(row: Row, number: int) -> Iterator[Line]:
    who, outlet = _known(row, "spokesperson"), _known(row, "who_asked")
    asked, answered = _said(row, "question"), _said(row, "answer")
    if asked is not None:
        yield Line(f"q{number}", Kind.QUESTION, f"{outlet or 'Q'}:", asked, number, outlet=outlet)
    if answered is not None:
        state = State.OK if who else State.UNATTRIBUTED
        yield Line(f"a{number}", Kind.ANSWER, f"{who or 'A'}:", answered, number, speaker=who, state=state)


def _said(row: Row, name: str) -> str | None:
    """Returns the words of a cell. "None." can be an answer: nothing but an empty cell or a dash means no words."""
    words = (row.text(name) or "").strip()
    return words if words.strip("-") else None


def _known(row: Row, name: str) -> str | None:
    words = (row.text(name) or "").strip()
    return None if not words or words.casefold() in _NOTHING else words


def _office_at(link: str | None) -> Office | None:
    """Returns the press office that publishes at a link, or at the link that an archive's link holds."""
    if link is None:
        return None
    inner = _ARCHIVED.sub("", link)
    found = [one for one in offices().values() if one.serves(inner)]
    return found[0] if len(found) == 1 else None
