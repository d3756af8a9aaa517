"""The demo's record on a terminal: how it was made, and questions that it answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from onrecord.cli.revisions_show import show_revisions
from onrecord.cli.search_show import Wanted, search_lines
from onrecord.cli.terminal import Paper
from onrecord.cli.totals import counted
from onrecord.demo.build import build
from onrecord.record.store import Store
from onrecord.record.verify import verify
from onrecord.text.wrap import shorten, wrap

_RESULTS: Final = {
    "new": "new", "revised": "new revisions", "same-words": "other bytes, same words", "not-briefing": "no briefing",
    "unchanged": "held already",
}  # fmt: skip
_CHANGED: Final = "xw-pso/2022-03-10"
_QUESTIONS: Final = (
    ("What did they say on it?", '"reciprocal suspension" kind:answer sort:oldest', Wanted(limit=3)),
    ("The same in Chinese, without spaces, from a year on:", "对等暂停 kind:answer after:2022", Wanted(limit=2)),
    ("Who keeps asking about sanctions?", "sanctions kind:question", Wanted(by=("outlet",))),
    ("What was never said, and how much was searched:", '"complete withdrawal of troops"', Wanted()),
)


def record_lines(folder: Path, sheet: Paper) -> Iterator[str]:
    """Yields how the record was made and what it holds, after making it."""
    counts = build(folder)
    pages = ", ".join(f"{counts[name]} {words}" for name, words in _RESULTS.items() if counts[name])
    with Store.open(folder) as store:
        held, root = store.count(), str(store.root())
    names = ("briefings", "editions", "revisions", "statements", "exchanges")
    yield from wrap(f"{counted(sum(counts.values()), 'page')} added: {pages}", sheet.columns)
    yield ", ".join(counted(held[name], name.removesuffix("s")) for name in names)
    faults = list(verify(folder))
    yield f"onrecord verify: {'ok' if not faults else counted(len(faults), 'finding')}; root {root[:24]}…"


def show_answers(folder: Path, sheet: Paper) -> None:
    """Prints questions, the commands that ask them, and the answers."""
    for asked, query, wanted in _QUESTIONS:
        options = (
            ([f"--limit {wanted.limit}"] if wanted.limit != Wanted().limit else [])
            if not wanted.by
            else [f"--counts {by}" for by in wanted.by]
        )
        _ask(asked, f"onrecord search '{query}' {' '.join(options)}".rstrip(), sheet)
        click.echo("\n".join(search_lines(folder, query, wanted)) + "\n")
    _ask("What was changed on an official page afterwards?", f"onrecord revisions {_CHANGED}", sheet)
    show_revisions(_CHANGED, folder, as_json=False, noise=False, between=(None, None))


def _ask(asked: str, command: str, sheet: Paper) -> None:
    click.echo(sheet.paint(asked, bold=True))
    click.echo(sheet.paint(shorten(f"$ {command}", sheet.columns), dim=True))
