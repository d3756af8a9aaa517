"""Which briefing and which edition a page's words belong to: decided once, when they are first recorded."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date

from attrs import frozen

from onrecord.model.ids import briefing_id
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.model.transcript import Nature
from onrecord.record.page_key import office_slug

_GRAM = 8
SAME_EVENT = 0.5
"""Share of the shorter text's runs of eight letters that the other must hold for both to tell of one event."""
_ONE_A_DAY = frozenset({"regular-press-conference", "press-briefing"})
_SIGNS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+|[A-Z]{2,}")


@frozen
class Place:
    """Where a reading goes. `number` is that of the revision it becomes, `previous` the revision before it."""

    briefing: str
    edition: str
    number: int
    previous: Revision | None = None


def place(catalog: sqlite3.Connection, newest: Callable[[str], Revision], draft: Revision, page: str) -> Place:
    """Returns the place of a reading.

    A page stays the edition that it first was. Another page belongs to a briefing of its office and day when their
    words overlap, or, in another language, when the kind of event is the same and that language is not held yet.
    `newest` gives the newest revision of an edition.
    """
    known = catalog.execute("SELECT edition FROM pages WHERE page = ?", (page,)).fetchone()
    if known is not None and known[0] is not None:
        return _next(str(known[0]), newest)
    briefing = draft.briefing
    office = office_slug(draft)
    rivals = _rivals(catalog, office, briefing.date)
    language = (briefing.language or "und").lower()
    alike = rivals if briefing.date is not None else _titled(catalog, rivals, draft.page.title)
    found = _by_words(catalog, newest, draft, alike, language)
    if found is not None:
        return found
    event = _by_event(catalog, newest, draft, rivals, language) if briefing.date is not None else None
    if event is None:
        event = briefing_id(office, briefing.date, _ordinal(rivals))
    return Place(event, f"{event}/{language}", 1)


def _next(edition: str, newest: Callable[[str], Revision]) -> Place:
    last = newest(edition)
    return Place(last.briefing_id, edition, last.number + 1, last)


def _rivals(catalog: sqlite3.Connection, office: str, day: date | None) -> list[tuple[str, str, bool]]:
    """Returns id, kind and whether it is a briefing of what the office is known to have done that day, in order of minting."""
    rows = catalog.execute(
        "SELECT id, kind, is_briefing FROM briefings WHERE office = ? AND date IS ?",
        (office, day.isoformat() if day else None),
    ).fetchall()
    return sorted(((str(row[0]), str(row[1]), bool(row[2])) for row in rows), key=lambda row: (len(row[0]), row[0]))


def _titled(
    catalog: sqlite3.Connection, rivals: list[tuple[str, str, bool]], title: str | None
) -> list[tuple[str, str, bool]]:
    """Returns those that bear a title: pages without a date are too many to be compared word by word."""
    rows = catalog.execute(
        "SELECT DISTINCT briefing FROM editions JOIN revisions ON edition = editions.id WHERE title = ?", (title,)
    )
    same = {str(row[0]) for row in rows} if title else set()
    return [one for one in rivals if one[0] in same]


def _ordinal(rivals: list[tuple[str, str, bool]]) -> int:
    """Returns the number of the next briefing of the day; a name once given is not given again."""
    counted = [re.search(r"(?:\d{4}-\d\d-\d\d|undated)(?:-(\d+))?\Z", name) for name, _, _ in rivals]
    return max((int(found[1] or 1) for found in counted if found), default=0) + 1


def _by_words(
    catalog: sqlite3.Connection,
    newest: Callable[[str], Revision],
    draft: Revision,
    rivals: list[tuple[str, str, bool]],
    language: str,
) -> Place | None:
    """Returns the place beside a page of the same words: the same edition when the office itself shows both."""
    said: frozenset[str] | None = None
    for event, kind, _ in rivals:
        held = catalog.execute(
            "SELECT id, nature FROM editions WHERE briefing = ? AND language = ? ORDER BY id", (event, language)
        ).fetchall()
        for edition, nature in held:
            both_official = nature == Nature.OFFICIAL and draft.nature is Nature.OFFICIAL
            # An office repeats in a written answer what it said at its conference: two events of one day.
            if both_official and kind != draft.briefing.kind:
                continue
            last = newest(str(edition))
            # Most pages have no rival to be compared with: their letters need not be gone through.
            said = said or _grams(draft.statements)
            other = _grams(last.statements)
            if _shared(said, other) < SAME_EVENT:
                continue
            if both_official and len(said & other) >= SAME_EVENT * max(len(said), len(other)):
                return _next(str(edition), newest)
            return Place(event, _free(catalog, event, language), 1)
    return None


def _free(catalog: sqlite3.Connection, event: str, language: str) -> str:
    """Returns the first name of an edition in a language that is not taken."""
    taken = {str(row[0]) for row in catalog.execute("SELECT id FROM editions WHERE briefing = ?", (event,))}
    names = (f"{event}/{language}" + (f"-{count}" if count > 1 else "") for count in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _by_event(
    catalog: sqlite3.Connection,
    newest: Callable[[str], Revision],
    draft: Revision,
    rivals: list[tuple[str, str, bool]],
    language: str,
) -> str | None:
    """Returns the briefing of the same kind whose text in another language this is; None where there is none."""
    wanted = draft.briefing.kind, draft.is_briefing
    numbers: frozenset[str] | None = None
    best: tuple[float, str] | None = None
    for event, kind, is_briefing in rivals:
        editions = catalog.execute(
            "SELECT id, language FROM editions WHERE briefing = ? ORDER BY id", (event,)
        ).fetchall()
        if (kind, is_briefing) != wanted or any(str(row[1]) == language for row in editions) or not editions:
            continue
        other = newest(str(editions[0][0])).statements
        # Most pages have no briefing of their day to be compared with.
        numbers = _numbers(draft.statements) if numbers is None else numbers
        score = _shared(numbers, _numbers(other))
        # An office holds one regular conference a day, but may answer several single questions in writing.
        alike = kind in _ONE_A_DAY or score >= SAME_EVENT or abs(len(other) - len(draft.statements)) <= 1
        if alike and (best is None or score > best[0]):
            best = score, event
    return None if best is None else best[1]


def _numbers(statements: Sequence[Statement]) -> frozenset[str]:
    """Returns the numbers and capitals that stand in any language: what tells two events of one day apart."""
    return frozenset(_NUMBERS.findall(" ".join(one.text for one in statements)))


def _grams(statements: Sequence[Statement]) -> frozenset[str]:
    """Returns the runs of letters and digits of all words, one behind the other."""
    packed = _SIGNS.sub("", "".join(one.text for one in statements).casefold())
    return frozenset(packed[at : at + _GRAM] for at in range(max(len(packed) - _GRAM + 1, 1)))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Returns the share of the smaller set that the larger holds; 0 where one is empty."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
