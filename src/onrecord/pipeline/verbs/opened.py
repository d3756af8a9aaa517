"""What every verb needs: the store of a record and its search index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from onrecord.record.store import Store
from onrecord.search import Finder

Raw = Mapping[str, Any]
"""An answer in the form that JSON has: the same from the record itself, the command line, the API and its client."""


class Opened(Protocol):
    """A record open for reading."""

    @property
    def store(self) -> Store:
        """Returns what reads the record."""
        ...

    @property
    def finder(self) -> Finder:
        """Returns the search index with its names and synonyms."""
        ...
