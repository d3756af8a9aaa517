"""The names that labels print at an office, counted, and whom each means: as JSON knows them."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen

from onrecord.record.name_list import printed_names
from onrecord.record.names import Meaning
from onrecord.record.store import Store

Sort = Literal["person", "outlet"]


@frozen
class Printed:
    """A name as labels print it at one office: above how many statements, and whom it means."""

    sort: Sort
    office: str
    printed: str
    statements: int
    meaning: Meaning

    def as_dict(self) -> dict[str, Any]:
        """Returns it as values that JSON knows."""
        return {
            "sort": self.sort,
            "office": self.office,
            "printed": self.printed,
            "statements": self.statements,
            "standing": self.meaning.standing.value,
            "names": list(self.meaning.names),
        }


def printed(store: Store, office: str) -> list[Printed]:
    """Returns the names printed at an office: outlets before people, the most frequent first."""
    found = [
        Printed(one.sort.value, one.office, one.printed, one.uses, one.meaning)
        for one in printed_names(store, office=office)
    ]
    return sorted(found, key=lambda one: (one.sort, -one.statements, one.printed))
