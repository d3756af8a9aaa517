"""The options of the commands that visit servers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--limit", type=click.IntRange(1), metavar="N", help="Stop after N pages."),
    click.option(
        "--contact",
        envvar="ONRECORD_CONTACT",
        metavar="ADDRESS",
        help="Say with every request where you can be reached: a web page or a mailbox [env: ONRECORD_CONTACT].",
    ),
    click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per visit."),
    click.option(
        "-v", "--verbose", is_flag=True, help="Print a line for every visit, not only for what is remarkable."
    ),
    click.option(
        "--wait",
        type=click.FloatRange(0),
        default=0.0,
        metavar="SECONDS",
        help="Wait while another process is writing.",
    ),
)


def visit_options(command: Command) -> Command:
    """Adds `--limit`, `--contact`, `--json`, `--verbose` and `--wait` to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
