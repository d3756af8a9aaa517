"""Omissions made or listed, as lines or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import asdict

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import paper
from onrecord.record.omissions import Claim, Omission, add_omission, omissions
from onrecord.record.store import Store
from onrecord.record.writer import Writer
from onrecord.text.wrap import printable, wrap

SCHEMA = "onrecord.omission/1"


def omitted_lines(folder: Path, briefing: str, claim: Claim | None, *, as_json: bool) -> Iterator[str]:
    """Yields the lines to print after adding a claim, or those of the claims that a briefing has."""
    with Store.open(folder) as store:
        store.briefing(briefing)
        found = omissions(store, briefing)
    if claim is not None:
        with Writer(folder) as writer:
            found = [add_omission(writer, briefing, claim)]
    if as_json:
        yield from (json_line({"schema": SCHEMA, **asdict(one)}) for one in found)
    elif not found:
        yield f"{briefing}: nothing is said to be missing from its official page"
    else:
        for one in found:
            yield from _lines(one)


def _lines(one: Omission) -> Iterator[str]:
    columns = paper().columns
    yield f"{one.briefing}  {one.status.value}" + (f", after {one.after}" if one.after else "")
    yield from (f"    {line}" for line in wrap(printable(one.text).replace("\n", " "), columns - 4))
    yield f"    reported by {printable(one.claimed_by)}"
    yield from (f"    {line}" for line in wrap(f"{one.time}, {one.author}: {one.reason}", columns - 4))
