"""Names of things in the record: readable, ASCII, minted once, never used again.

briefing   cn-mfa/2019-12-24        (`-2` for a second one that day, `undated` where no date is known)
edition    cn-mfa/2019-12-24/en     its text in one language (`en-2`: another publisher's page of it)
statement  cn-mfa/2019-12-24/en/a3  (`a3b`: a part split off later), exchange cn-mfa/2019-12-24/en/x3
revision   …@r2 behind an edition, a statement or an exchange
"""

from __future__ import annotations

import re
from datetime import date

from attrs import evolve, frozen

from onrecord.errors import UsageError

_REF = re.compile(
    r"(?P<briefing>[a-z0-9]+(?:-[a-z0-9]+)*/(?:\d{4}-\d\d-\d\d|undated)(?:-[1-9]\d*)?)"
    r"(?:/(?P<edition>[a-z]{2,8}(?:-[a-z0-9]+)*))?"
    r"(?:/(?P<item>[snqax]\d+[a-z]*))?"
    r"(?:@r(?P<revision>[1-9]\d*))?"
)
_OFFICE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@frozen
class Ref:
    """A name taken apart. `edition` and `item` are the last parts only (`en`, `a3`); None where the name ends before."""

    briefing: str
    edition: str | None = None
    item: str | None = None
    revision: int | None = None

    @property
    def edition_id(self) -> str | None:
        """Returns the edition's full id, None for the name of a briefing."""
        return None if self.edition is None else f"{self.briefing}/{self.edition}"

    @property
    def office(self) -> str:
        """Returns the id of the press office."""
        return self.briefing.partition("/")[0]

    def plain(self) -> Ref:
        """Returns the name without its revision: the thing in whatever state is newest."""
        return evolve(self, revision=None)

    def __str__(self) -> str:
        parts = [part for part in (self.briefing, self.edition, self.item) if part is not None]
        return "/".join(parts) + ("" if self.revision is None else f"@r{self.revision}")


def parse_ref(text: str) -> Ref:
    """Returns a name taken apart; raises UsageError saying how names look when it is none."""
    found = _REF.fullmatch(text.strip())
    if found is None or (found["item"] and not found["edition"]) or (found["revision"] and not found["edition"]):
        raise UsageError(f"`{text}` is no id of the record; ids look like cn-mfa/2019-12-24, …/en, …/en/a3, …/en/a3@r1")
    revision = found["revision"]
    return Ref(found["briefing"], found["edition"], found["item"], None if revision is None else int(revision))


def briefing_id(office: str, day: date | None, ordinal: int = 1) -> str:
    """Returns the id of an office's briefing on a day; `ordinal` counts those of the same day from 1."""
    if not _OFFICE.fullmatch(office):
        raise UsageError(f"`{office}` cannot stand in an id: lower case letters, digits and hyphens only")
    name = f"{office}/{day.isoformat() if day else 'undated'}"
    return name if ordinal == 1 else f"{name}-{ordinal}"
