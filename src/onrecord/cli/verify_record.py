"""Verifies a record, or one statement of it, and tells the result."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import click

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import paper
from onrecord.cli.totals import counted
from onrecord.cli.work import Work
from onrecord.errors import OnRecordError
from onrecord.pipeline.in_order import in_order
from onrecord.record.check.finding import Finding
from onrecord.record.check.member import check_member
from onrecord.record.cite import cite
from onrecord.record.export.from_store import excerpt_of
from onrecord.record.layout import existing
from onrecord.record.merkle import consistency, parse_root
from onrecord.record.receipt import leaf_hashes, receipt
from onrecord.record.receipt_check import check_receipt
from onrecord.record.store import Store
from onrecord.record.verify import Batch, Looked, Sums, verify
from onrecord.text.wrap import printable, shorten, wrap

SCHEMA = "onrecord.verified/1"
DIFFERS = 1
_INDENT, _LEAST = 12, 24


def verify_record(folder: Path, *, since: str | None, as_json: bool, jobs: int) -> int:
    """Returns the exit code after telling every finding in a record and a last line with the sums."""
    sums, counts = Sums(), Counter[bool]()
    run = partial(in_order, jobs=jobs, lost=lost)
    with Work("verified") as work:
        for finding in verify(folder, since=since, run=run, progress=work.step, sums=sums):
            counts[finding.note] += 1
            work.clear()
            click.echo(json_line(finding.to_dict()) if as_json else line_of(finding))
    if as_json:
        click.echo(json_line(_result(folder, sums, counts, since)))
    else:
        click.echo(_root_whole(_last(sums, counts)))
    return DIFFERS if counts[False] else 0


def verify_statement(name: str, folder: Path, *, since: str | None, as_json: bool) -> int:
    """Returns the exit code after telling whether the record holds a statement in its words, and by what path."""
    existing(folder)
    with Store.open(folder) as store:
        made = receipt(store, name, root=since)
        revision, said = store.statement(name)
        cited = cite(excerpt_of(store, revision, (said,)), said.id)
    body = made["capture"]["entry"]["body"]
    member = check_member(folder / body["file"], body, file=body["file"])
    found = [*member.findings, *check_receipt(made, page=member.payload)]
    for finding in found:
        click.echo(json_line(finding.to_dict()) if as_json else line_of(finding))
    if as_json:
        click.echo(json_line({"schema": SCHEMA, "ok": not found, "receipt": made}))
    elif not found:
        who = cited.author and (f"{cited.author} ({cited.role})" if cited.role else cited.author)
        click.echo(proof(made, said_by=who))
    return DIFFERS if found else 0


def line_of(finding: Finding) -> str:
    """Returns a finding as a line to be printed."""
    return ("note: " if finding.note else "") + printable(finding.line())


def proof(made: dict[str, Any], *, said_by: str | None = None) -> str:
    """Returns what a receipt proves and by what path, in readable lines; the root stays on one line.

    `said_by` is whom the words are cited under, where that is known; a receipt alone tells only what the statement prints.
    """
    body, entry = made["capture"]["entry"]["body"], made["revision"]["entry"]
    steps = len(made["statements"]["path"]), len(made["revision"]["path"])
    columns = paper().columns
    rows = (
        ("said by", said_by or _printed_by(made["statement"])),
        ("page", body["address"] or body["page"]),
        ("captured", body["time"]),
        ("bytes", body["sha256"]),
        ("archive", f"{body['file']}, {counted(body['length'], 'byte')} from {body['offset']:,}"),
        ("revision", f"entry {entry['id']:,} of {entry['time']}, {entry['body']['file']}"),
        ("path", f"{_hashes(steps[0])} to the revision, {_hashes(steps[1])} to the root"),
    )
    told = made["statement"]["text"]
    name = f"{made['statement']['id']}: "
    lines = [name + shorten(printable(told), max(columns - len(name), _LEAST))]
    for title, value in rows:
        first, *rest = wrap(printable(str(value)), columns - _INDENT)
        lines += [f"  {title:<{_INDENT - 2}}{first}", *(" " * _INDENT + line for line in rest)]
    return "\n".join([*lines, f"ok: held; root {made['root']}"])


def _printed_by(statement: dict[str, Any]) -> str:
    """Returns who speaks as printed; a label that is no name is told as what it is."""
    if statement["speaker"]:
        return str(statement["speaker"])
    return f"not named (label {statement['label']})" if statement["label"] else "not named"


def _hashes(count: int) -> str:
    return counted(count, "hash", "hashes")


def lost(_: Batch, reason: str) -> Looked:
    """Raises the error for a process that verified and died."""
    raise OnRecordError(f"a process that verified files {reason}; try again with -j 1")


def _root_whole(line: str) -> str:
    """Returns the last line, on a narrow terminal with the root below: a root is never broken."""
    sheet = paper()
    told, mark, root = line.rpartition("; root ")
    broken = sheet.measured and len(line) > sheet.columns
    return "\n".join((*wrap(f"{told};", sheet.columns), f"    root {root}")) if broken and mark else line


def _last(sums: Sums, counts: Counter[bool]) -> str:
    if counts[False]:
        notes = f" and {counted(counts[True], 'note')}" if counts[True] else ""
        root = sums.root or "not known, the ledger is damaged"
        return f"not ok: {counted(counts[False], 'difference')}{notes}; root {root}"
    return (
        f"ok: {counted(sums.entries, 'entry', 'entries')}, {counted(sums.captures, 'capture')}, "
        f"{counted(sums.revisions, 'revision')}, {counted(sums.statements, 'statement')}; root {sums.root}"
    )


def _result(folder: Path, sums: Sums, counts: Counter[bool], since: str | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "ok": not counts[False],
        "entries": sums.entries,
        "captures": sums.captures,
        "revisions": sums.revisions,
        "statements": sums.statements,
        "root": None if sums.root is None else str(sums.root),
    }
    if since is not None and not counts[False]:
        leaves = leaf_hashes(existing(folder))[: sums.entries]
        made["since"] = since
        made["consistency"] = [step.hex() for step in consistency(leaves, parse_root(since).size)]
    return made
