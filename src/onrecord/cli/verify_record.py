"""Verifies a record, or one statement of it, and tells the result."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import click

from onrecord.cli.forms import json_line
from onrecord.cli.work import Work
from onrecord.errors import OnRecordError
from onrecord.pipeline.in_order import in_order
from onrecord.record.check.finding import Finding
from onrecord.record.check.member import check_member
from onrecord.record.layout import existing
from onrecord.record.merkle import consistency, parse_root
from onrecord.record.receipt import leaf_hashes, receipt
from onrecord.record.receipt_check import check_receipt
from onrecord.record.store import Store
from onrecord.record.verify import Batch, Looked, Sums, verify
from onrecord.text.wrap import printable, shorten

SCHEMA = "onrecord.verified/1"
DIFFERS = 1


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
        click.echo(_last(sums, counts))
    return DIFFERS if counts[False] else 0


def verify_statement(name: str, folder: Path, *, since: str | None, as_json: bool) -> int:
    """Returns the exit code after telling whether the record holds a statement in its words, and by what path."""
    existing(folder)
    with Store.open(folder) as store:
        made = receipt(store, name, root=since)
    body = made["capture"]["entry"]["body"]
    member = check_member(folder / body["file"], body, file=body["file"])
    found = [*member.findings, *check_receipt(made, page=member.payload)]
    for finding in found:
        click.echo(json_line(finding.to_dict()) if as_json else line_of(finding))
    if as_json:
        click.echo(json_line({"schema": SCHEMA, "ok": not found, "receipt": made}))
    elif not found:
        click.echo(proof(made))
    return DIFFERS if found else 0


def line_of(finding: Finding) -> str:
    """Returns a finding as a line to be printed."""
    return ("note: " if finding.note else "") + printable(finding.line())


def proof(made: dict[str, Any]) -> str:
    """Returns what a receipt proves and by what path, in readable lines."""
    body, entry = made["capture"]["entry"]["body"], made["revision"]["entry"]
    steps = len(made["statements"]["path"]), len(made["revision"]["path"])
    lines = [
        f"{made['statement']['id']}: {shorten(printable(made['statement']['text']), 72)}",
        f"  said by   {made['statement']['speaker'] or made['statement']['label'] or 'not printed'}",
        f"  page      {printable(body['address'] or body['page'])}, captured {body['time']}",
        f"  bytes     {body['sha256']}",
        f"  archive   {body['file']}, {body['length']} bytes from {body['offset']}",
        f"  revision  entry {entry['id']} of {entry['time']}, {entry['body']['file']}",
        f"  path      {_hashes(steps[0])} to the revision, {_hashes(steps[1])} to the root",
        f"ok: held; root {made['root']}",
    ]
    return "\n".join(lines)


def _hashes(count: int) -> str:
    return "1 hash" if count == 1 else f"{count} hashes"


def lost(_: Batch, reason: str) -> Looked:
    """Raises the error for a process that verified and died."""
    raise OnRecordError(f"a process that verified files {reason}; try again with -j 1")


def _last(sums: Sums, counts: Counter[bool]) -> str:
    if counts[False]:
        notes = f" and {counts[True]} notes" if counts[True] else ""
        return f"not ok: {counts[False]} differences{notes}; root {sums.root or 'not known, the ledger is damaged'}"
    return (
        f"ok: {sums.entries} entries, {sums.captures} captures, {sums.revisions} revisions, "
        f"{sums.statements} statements; root {sums.root}"
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
