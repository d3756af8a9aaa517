"""What changed between two readings of one page: statements, labels, the rest of the page; noise told apart."""

from __future__ import annotations

from typing import Any, Protocol

from attrs import frozen

from onrecord.model.statement import Statement
from onrecord.model.transcript import Briefing, PageFacts
from onrecord.record.crossing import crossed
from onrecord.record.outside import OutsideChange, outside
from onrecord.record.statement_change import StatementChange, statement_change
from onrecord.record.statement_map import MapKind, StatementMap, map_statements


class Reading(Protocol):
    """A page as it was read: a revision, or a transcript that is not kept yet."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Returns the statements in page order."""
        ...

    @property
    def page(self) -> PageFacts:
        """Returns what the page says around its statements."""
        ...

    @property
    def briefing(self) -> Briefing | None:
        """Returns the event the page tells of."""
        ...

    @property
    def text(self) -> str:
        """Returns the text layer."""
        ...


@frozen
class PageChange:
    """All that changed; statements and lines that stayed the same are in neither list."""

    map: StatementMap
    statements: tuple[StatementChange, ...]
    outside: tuple[OutsideChange, ...]

    @property
    def silent(self) -> bool:
        """Tells whether only noise changed: menus, dates of the page, links, markup."""
        return all(one.noise for one in self.statements) and all(one.noise for one in self.outside)

    @property
    def material(self) -> bool:
        """Tells whether what was said, or who is said to have said it, changed."""
        return any(one.material for one in self.statements) or any(one.material for one in self.outside)

    def to_dict(self, *, noise: bool = False) -> dict[str, Any]:
        """Returns the changes as values that JSON knows, noise only when asked for."""
        return {
            "same": self.map.same,
            "material": self.material,
            "silent": self.silent,
            "statements": [one.to_dict(noise=noise) for one in self.statements if noise or not one.noise],
            "outside": [one.to_dict(noise=noise) for one in self.outside if noise or not one.noise],
        }


def compare(old: Reading, new: Reading) -> PageChange:
    """Returns what changed from one reading of a page to another."""
    briefing = new.briefing or old.briefing
    language = briefing.language if briefing is not None else None
    found = map_statements(old.statements, new.statements)
    sides = (old.statements, new.statements)
    said = [statement_change(link, sides, language) for link in found.links if link.kind is not MapKind.SAME]
    rest = outside(old.page, new.page, (old.text, new.text), language)
    return PageChange(found, *crossed(said, rest, language))
