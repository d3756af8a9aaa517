"""OnRecord's own statement table, taken back in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.statement import Kind, State
from onrecord.model.transcript import DateBasis
from onrecord.record.imports.page import ImportedPage, Line, RowError
from onrecord.record.imports.table import Row

COLUMNS = frozenset({"id", "edition", "revision", "kind", "text"})
"""Columns that make a table one of OnRecord's own."""


def own_pages(rows: Iterable[Row], *, name: str) -> Iterator[ImportedPage | RowError]:
    """Yields a page for each revision in a table, in its order; `name` is that of the file.

    Rows of one revision stand together in an export. Where they do not, the later ones are refused by name.
    """
    done: set[tuple[str | None, str | None]] = set()
    for key, group in groupby(rows, key=lambda row: (row.text("edition"), row.text("revision"))):
        if key in done:
            reason = f"rows of {key[0]}@r{key[1]} are not together; sort the table by edition, revision and position"
            yield from (RowError(f"{name}, row {row.number}", reason) for row in group)
            continue
        done.add(key)
        yield from _page(list(group), name)


def _page(rows: list[Row], name: str) -> Iterator[ImportedPage | RowError]:
    lines: list[Line] = []
    for row in rows:
        try:
            lines.append(_line(row))
        except (ValueError, UsageError) as fault:
            yield RowError(f"{name}, row {row.number}", str(fault))
    first = rows[0]
    if lines:
        try:
            yield _made(first, tuple(lines), name)
        except (ValueError, UsageError) as fault:
            yield RowError(f"{name}, rows {first.number} to {rows[-1].number}", str(fault))


def _made(row: Row, lines: tuple[Line, ...], name: str) -> ImportedPage:
    edition, revision = row.text("edition"), row.text("revision")
    if edition is None or parse_ref(edition).edition is None:
        raise ValueError("no edition; the column `edition` holds ids like cn-mfa/2019-12-24/en")
    basis = row.text("date_basis")
    link, sha256 = row.text("address"), row.text("capture")
    told = [f"Imported from an export of {edition}@r{revision}.", link and f"Official page: {link}."]
    told.append(sha256 and f"The bytes it was read from had the SHA-256 digest {sha256}.")
    return ImportedPage(
        address=f"{name}#{edition}",
        note=" ".join(part for part in told if part),
        lines=lines,
        office=row.text("office"),
        publisher=row.text("publisher"),
        event=row.text("event") or "press-conference",
        date=row.day("date"),
        date_basis=None if basis is None else DateBasis(basis),
        presider=row.text("presider"),
        language=row.text("language"),
        title=row.text("title"),
        link=link,
        ids_are_given=True,
    )


def _line(row: Row) -> Line:
    ref = parse_ref(row.text("id") or "")
    text, exchange = row.whole("text"), row.text("exchange")
    if ref.item is None or text is None:
        raise ValueError("no statement: the columns `id` and `text` must be filled")
    flags = tuple((row.text("flags") or "").split())
    # CSV cannot tell an empty label from none; the flag can.
    label = "" if "label-missing" in flags else row.text("label")
    return Line(
        id=ref.item,
        kind=Kind(row.text("kind") or ""),
        label=label,
        text=text,
        exchange=0 if exchange is None else int((parse_ref(exchange).item or "x0")[1:]),
        speaker=row.text("speaker"),
        outlet=row.text("outlet"),
        follow_up=(row.text("follow_up") or "").casefold() == "true",
        state=State(row.text("state") or "ok"),
        flags=flags,
    )
