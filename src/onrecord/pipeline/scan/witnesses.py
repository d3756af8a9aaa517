"""What a sweep found, taken together: who printed which passage of the record, how faithfully, how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen

from onrecord.pipeline.scan.folder import outputs
from onrecord.pipeline.scan.row_file import read_rows, read_summary

ALTERED = 2
"""The severity from which on an edit changes what was said."""


@frozen
class Witness:
    """A copy: one passage of one page, as the sweep wrote it."""

    row: dict[str, Any]

    @property
    def altered(self) -> bool:
        """Tells whether words were changed so that it matters, and not openly."""
        return int(self.row["material"]) > 0

    @property
    def exact(self) -> bool:
        """Tells whether every word is the record's."""
        return not any(edit["severity"] >= 1 for edit in self.row["edits"])

    @property
    def page(self) -> str:
        """Returns what tells pages apart: the address, or the digest where there is none."""
        return str(self.row["address"] or self.row["sha256"])


@define
class Reprinted:
    """A statement, or a site, and its copies. A page counts once however often archives hold it."""

    name: str
    pages: set[str] = Factory(set)
    sites: set[str] = Factory(set)
    statements: set[str] = Factory(set)
    exact: set[str] = Factory(set)
    altered: set[str] = Factory(set)
    severity: int = 0
    said: str = ""
    edits: Counter[tuple[str, str, str]] = Factory(Counter)

    def add(self, one: Witness) -> None:
        """Counts a copy."""
        row = one.row
        first = one.page not in self.pages
        self.pages.add(one.page)
        self.sites.add(row["site"] or "")
        self.statements.add(statement_of(row))
        (self.exact if one.exact else self.altered if one.altered else set()).add(one.page)
        self.severity = max(self.severity, row["severity"])
        if len(row["said"]) > len(self.said):
            self.said = row["said"]
        if first:
            self.edits.update(
                (edit["before"], edit["after"], edit["grade"])
                for edit in row["edits"]
                if edit["severity"] >= ALTERED and edit["status"] == "silent"
            )


@frozen
class Totals:
    """What was swept: files, pages in them, pages that may hold words of the record, pages set apart."""

    files: int
    pages: int
    candidates: int
    quarantined: int


def statement_of(row: dict[str, Any]) -> str:
    """Returns the id of a row's statement without its revision: copies of two revisions are copies of one statement."""
    return str(row["statement"]).partition("@")[0]


def witnesses(
    out: Path, *, statement: str | None = None, site: str | None = None, reuse: str = "copy", own: bool = False
) -> Iterator[Witness]:
    """Yields the copies that a sweep found: of a statement (or all of a briefing or edition), on a site, or all.

    The pages that the record itself was read from are no copies; `own` yields them instead.
    """
    wanted = _wanted(statement, site, reuse)
    for path in outputs(out):
        for row in read_rows(path):
            # A sweep begun before pages were told apart has no such column.
            if bool(row.get("own")) is own and wanted(row):
                yield Witness(row)


def _wanted(statement: str | None, site: str | None, reuse: str) -> Callable[[dict[str, Any]], bool]:
    asked = (statement or "").partition("@")[0]
    host = (site or "").lower().removeprefix("www.")

    def wanted(row: dict[str, Any]) -> bool:
        name = statement_of(row)
        if row["reuse"] != reuse or (asked and name != asked and not name.startswith(f"{asked}/")):
            return False
        own = row["site"] or ""
        return not host or own == host or own.endswith(f".{host}")

    return wanted


def by_statement(found: Iterable[Witness]) -> list[Reprinted]:
    """Returns the statements with copies, those on most sites first."""
    return _grouped(found, lambda one: statement_of(one.row))


def by_site(found: Iterable[Witness]) -> list[Reprinted]:
    """Returns the sites with copies, those with most pages first; pages without an address are of the site ``."""
    made = _grouped(found, lambda one: one.row["site"] or "")
    return sorted(made, key=lambda one: (-len(one.pages), one.name))


def most_altered(found: Iterable[Reprinted]) -> list[Reprinted]:
    """Returns the statements that some page changed, the most serious change first, then the most pages."""
    made = (one for one in found if one.altered)
    return sorted(made, key=lambda one: (-one.severity, -len(one.altered), one.name))


def totals(out: Path) -> Totals:
    """Returns what was swept: the denominators of everything found."""
    found = [read_summary(path) for path in outputs(out)]
    return Totals(
        len(found),
        sum(one.pages for one in found),
        sum(one.candidates for one in found),
        sum(one.quarantined for one in found),
    )


def _grouped(found: Iterable[Witness], key: Callable[[Witness], str]) -> list[Reprinted]:
    groups: dict[str, Reprinted] = {}
    for one in found:
        name = key(one)
        groups.setdefault(name, Reprinted(name)).add(one)
    return sorted(groups.values(), key=lambda one: (-len(one.sites), -len(one.pages), one.name))
