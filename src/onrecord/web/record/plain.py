"""The values of a page as values that JSON knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

import attrs


def plain(value: Any) -> Any:
    """Returns a value that JSON knows: attrs classes as objects of their public fields, spans as [start, end].

    Raises TypeError for a class of which nobody said how it is shown.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        # Spans are tuples too.
        return [plain(one) for one in value]
    return _object(value)


def _object(value: Any) -> Any:
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if attrs.has(type(value)):
        fields = (one.name for one in attrs.fields(type(value)) if not one.name.startswith("_"))
        return {name: plain(getattr(value, name)) for name in fields}
    raise TypeError(f"{type(value).__name__} has no form in JSON")
