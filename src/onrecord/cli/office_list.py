"""The press offices as lines of text or JSON."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import paper
from onrecord.cli.totals import drawn, sheet
from onrecord.offices import Office
from onrecord.offices import offices as known


def office_lines(*, as_json: bool) -> Iterator[str]:
    """Yields one JSON object per office, or a table."""
    if as_json:
        yield from (json_line(_object(one)) for one in known().values())
        return
    table = sheet(("Office", "left"), ("Name", "left"), ("Languages", "left"))
    for one in known().values():
        table.add_row(one.id, Text(one.name), " ".join(one.languages))
    yield drawn(table, paper())


def _object(one: Office) -> dict[str, object]:
    return {
        "schema": "onrecord.office/1",
        "id": one.id,
        "names": dict(one.names),
        "publisher": one.publisher,
        "country": one.country,
        "languages": list(one.languages),
        "time_zone": one.time_zone,
        "addresses": [one.host + path for one in one.addresses for path in one.paths or ("",)],
    }
