"""Libraries that only an extra installs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onrecord.errors import UsageError

# pandas has an extra of its own: it is large, and polars gives the same table.
_FROM = {"pandas": "onrecord[pandas]"}


def need(name: str, *, purpose: str) -> Any:
    """Returns a library of the extra `tables`; raises UsageError with the next step where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0].replace("_", "-")
        raise UsageError(f"{purpose} needs {package}: install {_FROM.get(package, 'onrecord[tables]')}") from None
