"""What must be there before the first request: the site's folder, its secret, its tables."""

from __future__ import annotations

import gzip
import os
import secrets
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from onrecord.errors import UsageError

_SECRET: Final = "secret"  # noqa: S105  a file's name
TEMPLATE: Final = Path(__file__).with_name("template.sqlite3.gz")
"""An empty database with all tables, packed, so that the first start does not spend its time on making them."""


def secret_of(folder: Path) -> str:
    """Returns the key that signs sessions and links in mails: made at the first start, readable by its owner only.

    Raises UsageError where the folder cannot be made or written.
    """
    path = folder / _SECRET
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        _make_folder(folder)
    except OSError as failure:
        raise _unwritable(folder, failure) from None
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was faster
        return path.read_text("ascii").strip()
    except OSError as failure:
        raise _unwritable(folder, failure) from None
    made = secrets.token_urlsafe(48)
    with os.fdopen(number, "w", encoding="ascii") as file:
        file.write(made + "\n")
    return made


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise _unwritable(folder, failure) from None


def _unwritable(folder: Path, failure: OSError) -> UsageError:
    return UsageError(
        f"{folder}: nothing can be written here ({failure.strerror or failure}); ONRECORD_DATA names another folder"
    )


def make_tables() -> int:
    """Makes what tables are missing in the site's database; returns how many steps that took."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and isinstance(name, str) and not Path(name).exists():
        _make_folder(Path(name).parent)
        if TEMPLATE.exists():
            Path(name).write_bytes(gzip.decompress(TEMPLATE.read_bytes()))
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", interactive=False, verbosity=0)
    return len(plan)
