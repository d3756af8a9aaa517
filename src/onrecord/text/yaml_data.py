"""Reads YAML tables: the package's own, and those that a record's keeper writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import ListError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str) -> Any:
    """Returns the value of a YAML text, read by the safe loader (the C one where it is built)."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  a safe loader, ten times faster in C


def load_own(text: str, place: str) -> Any:
    """Returns the value of a YAML text that somebody wrote; raises ListError with its file and line for what is no YAML."""
    try:
        return load(text)
    except (yaml.YAMLError, ValueError) as fault:  # ValueError: a day that no calendar knows
        mark = getattr(fault, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        said = getattr(fault, "problem", None) or str(fault)
        problem = " ".join(str(said).split())[:200]
        raise ListError(f"{place}{line}: no YAML: {problem}", told=f"{Path(place).name}{line}") from None
