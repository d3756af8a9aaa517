"""Sweeps the files that a command line names and tells what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import click
from attrs import asdict, frozen

from onrecord.cli.forms import json_line
from onrecord.cli.scan_progress import ScanProgress
from onrecord.cli.totals import counted
from onrecord.pipeline.check.reuse_index import reuse_index
from onrecord.pipeline.scan.executors import on_cluster, on_cores
from onrecord.pipeline.scan.files import files_of
from onrecord.pipeline.scan.folder import Swept, index_folder, record_id, sweep_folder
from onrecord.pipeline.scan.output import output_name
from onrecord.pipeline.scan.plan import Plan, Summary
from onrecord.pipeline.scan.run import Executors, sweep
from onrecord.record.store import Store
from onrecord.text.wrap import printable

FILE_SCHEMA, SCHEMA = "onrecord.scanned/1", "onrecord.scan/1"
UNREADABLE = 3


@frozen
class Wanted:
    """What the command line asks for beside files and folders."""

    cluster: str | None = None
    jobs: int = 1
    seconds: float = 30.0
    megabytes: int = 2048
    as_json: bool = False


def scan_files(names: Sequence[str], record: Path, out: Path, wanted: Wanted) -> int:
    """Returns the exit code after sweeping the files; raises UsageError for wrong names, a wrong folder, no cluster."""
    passed: list[Path] = []
    files = files_of(names, stdin=sys.stdin, passed=passed.append)
    if passed:
        click.echo(f"onrecord: {_left_out(passed)}", err=True)
    with Store.open(record) as store:
        index, name = reuse_index(store), record_id(store)
    with sweep_folder(out.absolute(), index, record=name) as swept:
        if swept.entry != index.last_entry and not wanted.as_json:
            click.echo(f"{out}: goes on with the record as of entry {swept.entry}; it has grown since", err=True)
        plan = Plan(str(index_folder(out.absolute())), swept.form, seconds=wanted.seconds, megabytes=wanted.megabytes)
        executors = partial(on_cluster, wanted.cluster) if wanted.cluster else partial(on_cores, wanted.jobs)
        done = _swept(files, out.absolute(), executors, plan, wanted)
    _tell(done, swept, out, wanted)
    return UNREADABLE if any(one.failure for one in done) else 0


def _left_out(passed: Sequence[Path]) -> str:
    kinds = Counter(path.suffix.lower() or "no ending" for path in passed)
    told = ", ".join(
        f"{kind} {count:,}" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))[:4]
    )
    return f"{counted(len(passed), 'file')} in folders left out, neither archive nor table ({printable(told)})"


def _swept(files: list[str], out: Path, executors: Executors, plan: Plan, wanted: Wanted) -> list[Summary]:
    done: list[Summary] = []
    found = sweep(files, out, executors, plan)
    with ScanProgress(files) as progress, closing(found):
        for one in found:
            done.append(one)
            progress.step(one)
            if one.failure is not None:
                progress.say(printable(f"onrecord: {one.file}: {one.failure}"))
            if wanted.as_json:
                output = None if one.failure else str(out / output_name(one.file, plan.form))
                click.echo(json_line({"schema": FILE_SCHEMA, **asdict(one), "output": output}))
    return done


def _tell(done: list[Summary], swept: Swept, out: Path, wanted: Wanted) -> None:
    counts = {
        "files": sum(one.done and one.failure is None for one in done),
        "skipped": sum(not one.done for one in done),
        "failed": sum(one.failure is not None for one in done),
        "pages": sum(one.pages for one in done),
        "candidates": sum(one.candidates for one in done),
        "passages": sum(one.rows for one in done),
        "quarantined": sum(one.quarantined for one in done),
    }
    if wanted.as_json:
        click.echo(json_line({"schema": SCHEMA, **counts, "searched": asdict(swept)}))
        return
    again = f", {counted(counts['skipped'], 'file')} done before" if counts["skipped"] else ""
    failed = f", {counted(counts['failed'], 'file')} not read" if counts["failed"] else ""
    apart = (
        f"; {counted(counts['quarantined'], 'page')} set apart ({out}/*.quarantine.jsonl)"
        if counts["quarantined"]
        else ""
    )
    click.echo(
        f"{counted(counts['files'], 'file')} swept{again}{failed}: {counted(counts['pages'], 'page')} held against "
        f"{counted(swept.statements, 'statement')}, {counts['candidates']:,} read closely, "
        f"{counted(counts['passages'], 'passage')} found{apart}"
    )
    click.echo(f"`onrecord copies --sweep {out}` shows who printed what")
