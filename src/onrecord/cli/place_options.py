"""The options that say where the site listens, the same on every command that serves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Where the site listens."),
    click.option(
        "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="N", help="On which port."
    ),
)


def place_options(command: Command) -> Command:
    """Adds `--host` and `--port` to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
