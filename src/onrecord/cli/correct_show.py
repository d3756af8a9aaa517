"""Corrections made or listed, as lines or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import asdict

from onrecord.cli.forms import json_line
from onrecord.pipeline.follow import follow_up
from onrecord.record.corrections import Correction, corrections
from onrecord.record.corrections import correct as correct_it
from onrecord.record.store import Store
from onrecord.record.writer import Writer

SCHEMA = "onrecord.correction/1"


def correct_lines(
    folder: Path, target: str, field: str | None, value: str | None, *, reason: str, author: str, as_json: bool
) -> Iterator[str]:
    """Yields the lines to print after writing a correction, or those of the corrections that a target has."""
    if field is None:
        with Store.open(folder) as store:
            found = corrections(store, target)
    else:
        Store.open(folder).close()
        with Writer(folder) as writer:
            found = [correct_it(writer, target, field, value, reason=reason, author=author)]
        with Store.open(folder) as store:
            follow_up(store)
    if as_json:
        yield from (json_line({"schema": SCHEMA, **asdict(one)}) for one in found)
    elif not found:
        yield f"{target}: no corrections"
    else:
        yield from map(_line, found)


def _line(one: Correction) -> str:
    was, now = (f"`{value}`" if value is not None else "(open)" for value in (one.was, one.value))
    return f"{one.target}  {one.field}: {was} -> {now}\n    {one.time}, {one.author}: {one.reason}"
