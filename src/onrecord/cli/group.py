"""The command `onrecord`, under which the others hang, and what errors become at the edge."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

import onrecord
from onrecord.cli.add import add
from onrecord.cli.backup import backup, restore
from onrecord.cli.cite import cite
from onrecord.cli.correct import correct
from onrecord.cli.coverage import coverage
from onrecord.cli.demo import demo
from onrecord.cli.export import export
from onrecord.cli.fetch import fetch
from onrecord.cli.import_ import import_
from onrecord.cli.names import names
from onrecord.cli.offices import offices
from onrecord.cli.omitted import omitted
from onrecord.cli.read import read
from onrecord.cli.rebuild import rebuild, reread
from onrecord.cli.receipt import receipt
from onrecord.cli.revisions import revisions
from onrecord.cli.search import search
from onrecord.cli.verify import verify
from onrecord.cli.watch import watch
from onrecord.errors import OnRecordError, UsageError

WRONG_USE = 2
UNREADABLE = 3


class _Commands(click.Group):
    """A group that turns the project's errors into one line and an exit code, and ends quietly on a closed pipe."""

    def invoke(self, context: click.Context) -> object:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # Pages hold every script, and lone surrogates too; JSON reads `\\udc80` as what it is.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().invoke(context)
        except OnRecordError as refusal:
            click.echo(f"onrecord: {' '.join(str(refusal).split())}", err=True)
            context.exit(WRONG_USE if isinstance(refusal, UsageError) else UNREADABLE)
        except BrokenPipeError:
            # `onrecord … | head`: the reader of the output has enough. The rest goes nowhere, also at exit.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            context.exit(0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(onrecord.__version__, prog_name="onrecord", message="%(prog)s %(version)s")
def main() -> None:
    """Read the pages on which governments answer the press.

    Each word is tied to the bytes it came from; menus, placeholders, comment boxes are kept apart, with the reason.

    Exit codes: 0 done, 1 a check found differences, 2 wrong use, 3 something could not be read (the rest was).
    """


for command in (
    add, backup, cite, correct, coverage, demo, export, fetch, import_, names, offices, omitted, read, rebuild, receipt, reread,
    restore, revisions, search, verify, watch,
):  # fmt: skip
    main.add_command(command)
