"""The revisions of every edition in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.record.check.finding import REPORT, WAIT, Finding


class Editions:
    """What the entries so far say of editions; `files` are the revision files they name."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self._newest: dict[str, tuple[int, int]] = {}
        self._unmapped: dict[tuple[str, int], str] = {}

    def take(self, body: dict[str, Any], *, place: str) -> Iterator[Finding]:
        """Yields what is wrong with the place of a revision among those of its edition."""
        edition, _, number = body["id"].rpartition("@r")
        before = self._newest.get(edition, (0, 0))[0]
        if number != str(before + 1):
            yield Finding("ledger", place, f"{body['id']} follows revision {before}", REPORT)
        elif body["supersedes"] != (before or None):
            yield Finding(
                "ledger", place, f"says that it supersedes {body['supersedes']}, not {before or None}", REPORT
            )
        if edition != body["edition"] or body["briefing"] != edition.rpartition("/")[0]:
            yield Finding(
                "ledger", place, f"{body['id']} is told to be of {body['edition']}, {body['briefing']}", REPORT
            )
        self._newest[edition] = (int(number) if number.isdigit() else before + 1), body["statements"]
        self.files.add(body["file"])
        if before:
            self._unmapped[edition, before + 1] = body["file"]

    def mapped(self, body: dict[str, Any], *, place: str) -> Iterator[Finding]:
        """Yields what is wrong with the revisions that a statement map names."""
        newest = self._newest.get(body["edition"], (0, 0))[0]
        self._unmapped.pop((body["edition"], body["to"]), None)
        if not 0 < body["from"] < body["to"] <= newest:
            named = f"{body['edition']}, {body['from']} to {body['to']}"
            yield Finding("ledger", place, f"maps {named}; {newest} revisions are known", REPORT)

    def unmapped(self) -> Iterator[Finding]:
        """Yields the revisions that replace another without a map of what became of its statements."""
        for file in self._unmapped.values():
            yield Finding(file, None, "a crash kept its statement map from the ledger", WAIT, note=True)

    def statements(self) -> int:
        """Returns the number of statements in the newest revision of every edition."""
        return sum(count for _, count in self._newest.values())
