"""Printed names as a table or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import paper
from onrecord.cli.totals import counted, drawn, sheet
from onrecord.record.name_list import PrintedName, printed_names, unresolved
from onrecord.record.names import Standing
from onrecord.record.store import Store
from onrecord.text.wrap import printable, shorten

SCHEMA = "onrecord.name/1"
_WORDS = {Standing.UNRESOLVED: "not known", Standing.AMBIGUOUS: "one of: "}


def name_lines(folder: Path, *, office: str | None, waiting: bool, as_json: bool) -> Iterator[str]:
    """Yields the lines to print."""
    with Store.open(folder) as store:
        found = unresolved(store, office=office) if waiting else printed_names(store, office=office)
    if as_json:
        yield from (json_line(_object(one)) for one in found)
        return
    if not found:
        yield "every printed name is resolved" if waiting else "no label of this record names anybody"
        return
    table = sheet(("Printed", "left"), ("Means", "left"), ("Office", "left"), ("uses", "right"))
    for one in found:
        means = _WORDS.get(one.meaning.standing, "") + ", ".join(one.meaning.names)
        table.add_row(
            Text(shorten(printable(one.printed), 26)), Text(shorten(means, 28)), Text(one.office), f"{one.uses:,}"
        )
    yield drawn(table, paper())
    yield counted(len(found), "name") + f", {sum(one.uses for one in found):,} uses"


def _object(one: PrintedName) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "sort": one.sort.value,
        "office": one.office,
        "printed": one.printed,
        "uses": one.uses,
        "first": one.first and one.first.isoformat(),
        "last": one.last and one.last.isoformat(),
        "standing": one.meaning.standing.value,
        "means": list(one.meaning.names),
        "example": one.example,
    }
