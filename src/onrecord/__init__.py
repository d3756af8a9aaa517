"""OnRecord reads the pages on which governments answer the press, each word tied to the bytes it came from."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.client.client import Client
    from onrecord.model.transcript import Transcript
    from onrecord.pipeline.opened import Record
    from onrecord.pipeline.opened import open_record as open  # noqa: A004  onrecord.open("record")
    from onrecord.pipeline.read import read
    from onrecord.pipeline.read_all import read_all

__version__ = "0.1.0"
__all__ = ["Client", "Record", "Transcript", "__version__", "open", "read", "read_all"]

_HOMES = {
    "Client": ("onrecord.client.client", "Client"),
    "Record": ("onrecord.pipeline.opened", "Record"),
    "Transcript": ("onrecord.model.transcript", "Transcript"),
    "open": ("onrecord.pipeline.opened", "open_record"),
    "read": ("onrecord.pipeline.read", "read"),
    "read_all": ("onrecord.pipeline.read_all", "read_all"),
}


def __getattr__(name: str) -> object:
    """Returns a public name, loaded when it is first asked for, so that `import onrecord` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own = _HOMES[name]
    value: object = getattr(import_module(module), own)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Returns the public names."""
    return sorted(__all__)
