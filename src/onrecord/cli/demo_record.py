"""The demo's record on a terminal: how it was made, and questions that it answers."""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Final

import click
from attrs import frozen

from onrecord.cli.commands import command
from onrecord.cli.terminal import Paper, fitted
from onrecord.cli.totals import counted, holdings
from onrecord.demo.build import build
from onrecord.demo.listed import PAGES
from onrecord.record.store import Store
from onrecord.record.verify import verify
from onrecord.text.wrap import shorten, wrap

_RESULTS: Final = {
    "new": "new", "revised": "new revisions", "same-words": "other bytes, same words", "not-briefing": "no briefing",
    "unchanged": "held already",
}  # fmt: skip
_REPRINT: Final = "wordpress-keldan-watch-2021-12-14.html"


@frozen
class Question:
    """A question, the command that answers it, and how many lines of the answer are shown."""

    asked: str
    line: str
    most: int = 30


_QUESTIONS: Final = (
    Question("What did they say on it?", "search '\"reciprocal suspension\" kind:answer sort:oldest' --limit 2"),
    Question(
        "The same in Chinese, without spaces, from a year on:", "search '对等暂停 kind:answer after:2022' --limit 2"
    ),
    Question("What was never said, and how much was searched:", "search '\"complete withdrawal of troops\"'"),
    Question("What is new in the last briefing?", "new xa-mfa/2024-09-24 --most 2", 24),
    Question("What was dropped?", "dropped --since 2021-01-01 --office xa-mfa --lang en --most 2", 18),
    Question("Who was not answered?", "replies --by outlet --office xa-mfa", 24),
    Question("Which promise was kept?", "followups --office xa-mfa --state met", 9),
    Question("Was it reported right? A reprint:", f"check {_REPRINT} --html {{report}}", 14),
    Question("What was changed on an official page afterwards?", "revisions xw-pso/2022-03-10"),
)


def record_lines(folder: Path, sheet: Paper) -> Iterator[str]:
    """Yields how the record was made and what it holds, after making it."""
    counts = build(folder)
    pages = ", ".join(f"{counts[name]} {words}" for name, words in _RESULTS.items() if counts[name])
    with Store.open(folder) as store:
        held, root = store.count(), str(store.root())
    yield from wrap(f"{counted(sum(counts.values()), 'page')} added: {pages}", sheet.columns)
    yield from wrap(holdings(held, "briefings", "editions", "revisions", "statements", "exchanges"), sheet.columns)
    faults = list(verify(folder))
    yield f"onrecord verify: {'ok' if not faults else counted(len(faults), 'finding')}; root {root[:24]}…"


def show_answers(folder: Path, sheet: Paper) -> None:
    """Prints questions, the commands that ask them, and the answers; the report of a check is written beside the record."""
    report = folder.with_name(f"{folder.name}-report.html")
    for one in _QUESTIONS:
        line = one.line.format(report=report)
        click.echo(sheet.paint(one.asked, bold=True))
        click.echo(sheet.paint(shorten(f"$ onrecord {line}", sheet.columns), dim=True))
        lines = _answer(shlex.split(line), folder).rstrip().split("\n")
        click.echo("\n".join(fitted(line, sheet.columns) for line in lines[: one.most]))
        if len(lines) > one.most:
            click.echo(sheet.paint(f"… and {counted(len(lines) - one.most, 'line')} more", dim=True))
        click.echo("")


def _answer(words: list[str], folder: Path) -> str:
    """Returns what a command prints on the demo's record."""
    name, *rest = (str(PAGES / "copies" / word) if word == _REPRINT else word for word in words)
    found = command(name)
    if found is None:
        raise ValueError(name)
    # A check ends with its own exit code: differences are what the demo wants to show.
    with redirect_stdout(io.StringIO()) as out, suppress(SystemExit):
        found.main([*rest, "--record", str(folder)], prog_name=f"onrecord {name}", standalone_mode=False)
    return out.getvalue()
