"""The commands, in the sections in which the help lists them; each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

import click

# A name, and the module below onrecord.cli that holds the command where it is not called the same.
SECTIONS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "Begin": {"demo": "", "read": "", "offices": ""},
        "Keep a record": {
            "add": "", "fetch": "", "watch": "", "import": "import_", "reread": "rebuild", "rebuild": "", "backup": "",
            "restore": "backup",
        },
        "What did they say": {"search": "", "parallel": "", "cite": "", "export": "", "coverage": "", "names": ""},
        "What is new in it": {
            "history": "", "new": "", "terms": "new", "compare": "", "dropped": "compare", "tiers": "ladder", "ladder": "",
        },
        "Did they answer": {"replies": "", "followups": ""},
        "Was it reported right, and was it changed": {
            "check": "", "revisions": "", "omitted": "", "scan": "", "copies": "copies_report",
        },
        "Prove and repair": {"verify": "", "receipt": "", "correct": ""},
        "Publish": {"serve": "", "site": ""},
    }
)  # fmt: skip
_MODULES: Final = {name: module or name for some in SECTIONS.values() for name, module in some.items()}


def names() -> list[str]:
    """Returns the names of all commands, in the order of the sections."""
    return list(_MODULES)


def command(name: str) -> click.Command | None:
    """Returns a command by its name, None where there is none."""
    if name not in _MODULES:
        return None
    module = import_module(f"onrecord.cli.{_MODULES[name]}")
    found: click.Command = getattr(module, name if hasattr(module, name) else f"{name}_")
    return found
