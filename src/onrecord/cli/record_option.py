"""The option that names the record, the same on every command that needs one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def record_option(command: Command) -> Command:
    """Adds `--record DIR` to a command, as the parameter `folder`."""
    option = click.option(
        "--record",
        "folder",
        type=click.Path(path_type=Path),
        envvar="ONRECORD_RECORD",
        default=Path("record"),
        show_default="ONRECORD_RECORD, or ./record",
        metavar="DIR",
        help="The folder of the record.",
    )
    return option(command)
