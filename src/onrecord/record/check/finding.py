"""What a check found: which file, where in it, what is not as it should be, and what to do about it."""

from __future__ import annotations

from typing import Any

from attrs import frozen

RESTORE = "take this file from a backup"
REBUILD = "run `onrecord rebuild`"
REPORT = "the program that wrote it made a mistake; report it"
WAIT = "nothing to do: the next `onrecord add` sets it right"
ASIDE = "nothing to do: the next `onrecord add` sets it aside"
UNREAD = "nothing to do: no entry names it, so nothing reads it"


@frozen
class Finding:
    """One difference. A `note` is worth knowing and no damage: what a crash left behind, for example."""

    file: str
    place: str | None
    problem: str
    step: str = RESTORE
    note: bool = False

    def line(self) -> str:
        """Returns the finding as one line of text."""
        where = self.file if self.place is None else f"{self.file}, {self.place}"
        return f"{where}: {self.problem}; {self.step}"

    def to_dict(self) -> dict[str, Any]:
        """Returns the finding as the JSON object that `onrecord verify --json` prints."""
        return {
            "schema": "onrecord.finding/1",
            "file": self.file,
            "place": self.place,
            "problem": self.problem,
            "step": self.step,
            "note": self.note,
        }
