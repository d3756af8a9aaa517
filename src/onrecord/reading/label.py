"""One printed label: what stands before the words of a statement."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a label's own words say of whose label it is."""

    ASKER = "asker"
    ANSWERER = "answerer"
    MODERATOR = "moderator"
    OFFICIAL = "official"
    NAMED = "named"
    TIME = "time"
    PART = "part"
    """A line of a label that goes on in the next line, as a post above a name."""


class Label(NamedTuple):
    """A label found in a line: `line[start:end]` is printed, the words begin at `words`.

    `key` is the folded name by which repeated labels are known to be the same; `name` the printed name
    without mark and time, None for anonymous labels. `sure` labels stand by themselves; others need the
    page's support (`label_page.py`). `timed` labels carry a time code. A tuple, as `Span` is: a page has many.
    """

    start: int
    end: int
    words: int
    printed: str
    key: str
    role: Role
    name: str | None = None
    outlet: str | None = None
    follow: bool = False
    sure: bool = False
    timed: bool = False
    damaged: bool = False
    caps: bool = False
    colon: bool = True
