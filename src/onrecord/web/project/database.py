"""Where the site's own data lie: a file of SQLite, or PostgreSQL by one address."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from onrecord.errors import UsageError

_POSTGRES: Final = frozenset({"postgres", "postgresql"})
_FILE: Final = "site.sqlite3"
_KEPT: Final = 60
"""Seconds for which a thread keeps its connection."""
# Readers do not wait for a writer, and a writer waits for its turn instead of failing.
_SQLITE_OPTIONS: Final = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
}


def database_of(address: str, folder: Path) -> dict[str, Any]:
    """Returns Django's settings of a database.

    `address` is `postgresql://user:password@host:port/name?sslmode=require` or `sqlite:///path`; where it is "" the
    database is a file in the site's folder. Raises UsageError for another kind of address.
    """
    parts = urlsplit(address)
    if not address or parts.scheme == "sqlite":
        name = unquote(parts.path.removeprefix("/")) if address else str(folder / _FILE)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "OPTIONS": dict(_SQLITE_OPTIONS),
            # A file opened anew for each request, with Django's functions for it, costs as much as half a comment.
            "CONN_MAX_AGE": _KEPT,
        }
    if parts.scheme not in _POSTGRES or not parts.path.strip("/"):
        raise UsageError("DATABASE_URL names no database: say postgresql://user:password@host/name or sqlite:///path")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": _KEPT,
        "CONN_HEALTH_CHECKS": True,
    }
