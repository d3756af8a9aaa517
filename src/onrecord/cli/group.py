"""The command `onrecord`, under which the others hang, and what errors become at the edge."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from difflib import get_close_matches
from typing import NoReturn

import click

import onrecord
from onrecord.cli.commands import SECTIONS, command, names
from onrecord.errors import OnRecordError, UsageError

WRONG_USE = 2
UNREADABLE = 3
INTERRUPTED = 130
"""As a shell reports a program that Ctrl-C ended."""
_DAY_FORMAT = "does not match the format '%Y-%m-%d'"


class _Commands(click.Group):
    """A group that turns the project's errors into one line and an exit code, and ends quietly on a closed pipe."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Returns the names of all commands."""
        return names()

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """Returns a command, loaded now."""
        return command(name)

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Returns the command that is named; raises UsageError with the nearest name where there is none."""
        name = args[0]
        if command(name) is None and not name.startswith("-"):
            near = get_close_matches(name, names(), 1)
            raise UsageError(
                f"no command is called `{name}`" + (f"; did you mean `{near[0]}`?" if near else " (see `onrecord -h`)")
            )
        return super().resolve_command(context, args)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Returns what is left for the command; wrong use is one line."""
        try:
            return super().parse_args(context, args)
        except click.ClickException as refusal:
            _refuse(context, refusal)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands by section, in the order of a record's life."""
        longest = max(map(len, names()))
        for title, some in SECTIONS.items():
            found = [one for name in some if (one := command(name)) is not None]
            with formatter.section(title):
                formatter.write_dl([(f"{one.name or '':{longest}}", one.get_short_help_str(90)) for one in found])

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
        except click.ClickException as refusal:
            _refuse(context, refusal)
        except KeyboardInterrupt:
            # A terminal shows ^C where the cursor stood.
            click.echo("\n" * sys.stderr.isatty() + "onrecord: stopped; what was stored until now is kept", err=True)
            context.exit(INTERRUPTED)
        except BrokenPipeError:
            # `onrecord … | head`: the reader of the output has enough. The rest goes nowhere, also at exit.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            context.exit(0)


def _refuse(context: click.Context, refusal: click.ClickException) -> NoReturn:
    if isinstance(refusal, click.exceptions.NoArgsIsHelpError):
        refusal.show()
    else:
        click.echo(f"onrecord: {_words_of(refusal)}", err=True)
    context.exit(refusal.exit_code)


def _words_of(refusal: click.ClickException) -> str:
    """Returns a refusal of the command line's own parser in one line, with where to read on."""
    words = " ".join(refusal.format_message().split()).rstrip(".").replace(_DAY_FORMAT, "is no day such as 2022-07-01")
    words = words[:1].lower() + words[1:]
    context = refusal.ctx if isinstance(refusal, click.UsageError) else None
    return words + (f" (see `{context.command_path} -h`)" if context is not None else "")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(onrecord.__version__, prog_name="onrecord", message="%(prog)s %(version)s")
def main() -> None:
    """Read the pages on which governments answer the press.

    Each word is tied to the bytes it came from; menus, placeholders, comment boxes are kept apart, with the reason.

    Exit codes: 0 done, 1 a check found differences, 2 wrong use, 3 something could not be read (the rest was).
    """
