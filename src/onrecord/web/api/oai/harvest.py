"""The items to harvest: editions, each as its newest revision has it, dated by when that was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from onrecord.record.store import Store

_FROM: Final = (
    "FROM editions e JOIN briefings b ON b.id = e.briefing JOIN revisions r ON r.edition = e.id AND r.number = e.revisions "
    "WHERE (:first IS NULL OR r.time >= :first) AND (:last IS NULL OR r.time <= :last) AND (:office IS NULL OR b.office = :office)"
)


@frozen
class Item:
    """An edition: the facts that a harvester gets."""

    id: str
    revision: int
    office: str
    time: str
    language: str
    nature: str
    date: str | None
    kind: str
    presider: str | None
    publisher: str | None
    title: str | None
    page: str
    address: str | None


@frozen
class Selection:
    """Which items are asked for, and behind which one the list goes on."""

    first: str | None = None
    last: str | None = None
    office: str | None = None
    behind: tuple[str, str] | None = None

    def values(self) -> dict[str, str | None]:
        """Returns the values of the catalog's question."""
        return {"first": self.first, "last": self.last, "office": self.office}


_COLUMNS: Final = (
    "SELECT e.id, r.number, b.office, r.time, e.language, e.nature, b.date, b.kind, b.presider, b.publisher, r.title, e.page, "
    "(SELECT c.address FROM captures c WHERE c.sha256 = r.capture ORDER BY c.entry LIMIT 1) "
)


def items(store: Store, wanted: Selection, *, limit: int) -> Iterator[Item]:
    """Yields items, the one recorded first first."""
    behind = " AND (r.time, e.id) > (:time, :name)" if wanted.behind else ""
    values = {**wanted.values(), "most": limit}
    if wanted.behind:
        values |= {"time": wanted.behind[0], "name": wanted.behind[1]}
    rows = store.catalog.execute(f"{_COLUMNS}{_FROM}{behind} ORDER BY r.time, e.id LIMIT :most", values)  # fixed words
    yield from (Item(*row) for row in rows.fetchall())


def count(store: Store, wanted: Selection) -> int:
    """Returns how many items there are, wherever the list goes on."""
    return int(store.catalog.execute(f"SELECT count(*) {_FROM}", wanted.values()).fetchone()[0])


def item(store: Store, name: str) -> Item | None:
    """Returns one item by the edition's id, None where there is none."""
    empty = Selection().values()
    row = store.catalog.execute(f"{_COLUMNS}{_FROM} AND e.id = :name", {**empty, "name": name}).fetchone()
    return None if row is None else Item(*row)


def earliest(store: Store) -> str | None:
    """Returns when the first of the newest revisions was recorded."""
    row = store.catalog.execute("SELECT min(time) FROM revisions").fetchone()
    return None if row[0] is None else str(row[0])


def sets(store: Store) -> list[str]:
    """Returns the press offices, each a set."""
    return [str(row[0]) for row in store.catalog.execute("SELECT DISTINCT office FROM briefings ORDER BY office")]
