"""Libraries that only an extra installs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onrecord.errors import UsageError


def need(name: str, *, purpose: str) -> Any:
    """Returns a library of the extra `tables`; raises UsageError with the next step where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        raise UsageError(f"{purpose} needs {name}: install onrecord[tables]") from None
