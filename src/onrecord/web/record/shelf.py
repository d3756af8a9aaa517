"""Lists of briefings and of what happened to them, straight from the catalog: each in one question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from attrs import frozen
from django.utils.translation import get_language

from onrecord.record.edition_history import Seen
from onrecord.record.entry import Entry
from onrecord.record.rows import RevisionRow
from onrecord.record.store import Store

_LISTED: Final = (
    "SELECT b.id, b.office, b.date, b.kind, b.is_briefing, b.presider, b.publisher, e.id, e.language, e.nature, "
    "e.revisions, r.title, r.statements, r.exchanges, r.time FROM (SELECT * FROM briefings {where} {order}) b "
    "JOIN editions e ON e.briefing = b.id JOIN revisions r ON r.edition = e.id AND r.number = e.revisions {again}"
)


@frozen
class ListedEdition:
    """An edition in a list, as its newest revision has it."""

    id: str
    language: str
    nature: str
    revisions: int
    title: str | None
    statements: int
    exchanges: int
    recorded: str


@frozen
class Listed:
    """A briefing in a list, with its editions."""

    id: str
    office: str
    date: dt.date | None
    kind: str
    is_briefing: bool
    presider: str | None
    publisher: str | None
    editions: tuple[ListedEdition, ...]

    @property
    def shown(self) -> ListedEdition:
        """Returns the edition that a list shows: in the reader's language where there is one."""
        return preferred(self.editions, get_language() or "en")

    @property
    def languages(self) -> tuple[str, ...]:
        """Returns the languages, each once."""
        return tuple(dict.fromkeys(one.language for one in self.editions))


def preferred(editions: Sequence[ListedEdition], language: str) -> ListedEdition:
    """Returns the edition in a language, else in English, else the first; official pages before copies."""

    def rank(one: ListedEdition) -> tuple[bool, bool, bool, int, str]:
        mine = one.language.partition("-")[0]
        return (mine != language, mine != "en", one.nature != "official", len(one.id), one.id)

    return min(editions, key=rank)


def newest(store: Store, *, limit: int, offset: int = 0, office: str | None = None) -> list[Listed]:
    """Returns briefings, the newest first, of all offices or of one."""
    where = "" if office is None else "WHERE office = ?3"
    order = "ORDER BY date DESC, length(id) DESC, id DESC LIMIT ?1 OFFSET ?2"
    again = "ORDER BY b.date DESC, length(b.id) DESC, b.id DESC, e.id"
    words = _LISTED.format(where=where, order=order, again=again)
    return _grouped(store.catalog.execute(words, (limit, offset, *([office] if office else []))).fetchall())


def listed(store: Store, briefing: str) -> Listed | None:
    """Returns one briefing, None where the record holds none of that id."""
    words = _LISTED.format(where="WHERE id = ?1", order="", again="ORDER BY e.id")
    return next(iter(_grouped(store.catalog.execute(words, (briefing,)).fetchall())), None)


def count_of(store: Store, office: str | None = None) -> int:
    """Returns how many briefings there are, of all offices or of one."""
    words = "SELECT count(*) FROM briefings WHERE ?1 IS NULL OR office = ?1"
    return int(store.catalog.execute(words, (office,)).fetchone()[0])


def neighbors(store: Store, one: Listed) -> tuple[str | None, str | None]:
    """Returns the office's briefings before and after one, by date."""
    if one.date is None:
        return None, None
    values = (one.office, one.date.isoformat(), one.id)
    found = {bool(after): str(name) for name, after in store.catalog.execute(_NEIGHBORS, values)}
    return found.get(False), found.get(True)


_BESIDE: Final = (
    "SELECT * FROM (SELECT id, {after} FROM briefings WHERE office = ?1 AND date IS NOT NULL "
    "AND (date, id) {sign} (?2, ?3) ORDER BY date {order}, id {order} LIMIT 1)"
)
_NEIGHBORS: Final = " UNION ALL ".join(
    _BESIDE.format(after=after, sign=sign, order=order) for after, sign, order in ((0, "<", "DESC"), (1, ">", "ASC"))
)


def revisions_of(store: Store, edition: str) -> list[tuple[RevisionRow, str]]:
    """Returns an edition's revisions, first to last, each with the time at which its page was captured."""
    return [(RevisionRow(*row[:-1]), row[-1] or row[7]) for row in store.catalog.execute(_CAPTURED, (edition,))]


def seen_of(store: Store, edition: str) -> list[Seen]:
    """Returns an edition's revisions, first to last, each with the first capture that it was read from."""
    rows = store.catalog.execute(_SEEN, (edition,))
    return [Seen(RevisionRow(*row[:12]), row[12] or row[7], row[13]) for row in rows]


# SQLite takes the other columns from the row that has the least time.
_SEEN: Final = (
    "SELECT r.*, min(c.time), c.address FROM revisions r LEFT JOIN captures c ON c.sha256 = r.capture "
    "WHERE r.edition = ? GROUP BY r.id ORDER BY r.number"
)
_CAPTURED: Final = (
    "SELECT r.*, (SELECT min(time) FROM captures c WHERE c.sha256 = r.capture) FROM revisions r "
    "WHERE r.edition = ? ORDER BY r.number"
)


def notes(store: Store, kinds: Sequence[str], *, limit: int, offset: int = 0) -> list[Entry]:
    """Returns entries on things of the record (map, correction, omission), the newest first."""
    marks = ", ".join("?" for _ in kinds)
    rows = store.catalog.execute(
        f"SELECT entry FROM notes WHERE kind IN ({marks}) ORDER BY entry DESC LIMIT ? OFFSET ?",  # noqa: S608  marks only
        (*kinds, limit, offset),
    ).fetchall()
    return list(picked(store, [int(row[0]) for row in rows]))


def count_notes(store: Store, kinds: Sequence[str]) -> int:
    """Returns how many entries of some kinds there are."""
    marks = ", ".join("?" for _ in kinds)
    words = f"SELECT count(*) FROM notes WHERE kind IN ({marks})"  # noqa: S608  marks only
    return int(store.catalog.execute(words, tuple(kinds)).fetchone()[0])


def picked(store: Store, numbers: Iterable[int]) -> Iterator[Entry]:
    """Yields entries of the ledger by number, in the order given; entries near each other are read in one go."""
    wanted = list(numbers)
    found: dict[int, Entry] = {}
    for number in sorted(wanted):
        if number not in found:
            near = islice(store.entries(start=number), _NEAR)
            found.update((one.id, one) for one in near if one.id in wanted)
    yield from (found[number] for number in wanted)


_NEAR: Final = 64


def _grouped(rows: Iterable[Sequence[Any]]) -> list[Listed]:
    heads: dict[str, Sequence[Any]] = {}
    editions: dict[str, list[ListedEdition]] = {}
    for row in rows:
        heads.setdefault(row[0], row)
        editions.setdefault(row[0], []).append(ListedEdition(*row[7:15]))
    return [
        Listed(
            id=row[0],
            office=row[1],
            date=dt.date.fromisoformat(row[2]) if row[2] else None,
            kind=row[3],
            is_briefing=bool(row[4]),
            presider=row[5],
            publisher=row[6],
            editions=tuple(editions[name]),
        )
        for name, row in heads.items()
    ]
