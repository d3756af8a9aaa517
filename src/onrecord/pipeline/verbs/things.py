"""Verbs: what the record holds, of whom, and what editors say beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any, Final

from attrs import asdict

from onrecord.errors import UsageError
from onrecord.model.revision import Revision
from onrecord.offices import offices as known_offices
from onrecord.pipeline.copies import copies as made_copies
from onrecord.pipeline.printed import printed
from onrecord.pipeline.side_by_side import briefing_parallel
from onrecord.pipeline.verbs.opened import Opened, Raw
from onrecord.record.coverage import Coverage, coverage
from onrecord.record.edition_history import histories
from onrecord.record.entry import Entry
from onrecord.record.omissions import omissions
from onrecord.record.page_change import compare
from onrecord.record.rows import BriefingRow
from onrecord.record.store import Store

LOGGED: Final = ("correction", "omission")


class ThingVerbs:
    """What a record tells of offices, briefings and editions."""

    def state(self: Opened) -> Raw:
        """Returns the state of the record: its root, and how much it holds."""
        root = self.store.root()
        return {
            "schema": "onrecord.record/1",
            "root": str(root),
            "entries": root.size,
            "held": self.store.count(),
            "version": version("onrecord"),
        }

    def offices(self: Opened) -> list[Raw]:
        """Returns the press offices with what is held of each."""
        return [office_value(one) for one in coverage(self.store)]

    def briefing(self: Opened, name: str) -> BriefingRow:
        """Returns one briefing by its id; raises UsageError when the record holds none such."""
        return self.store.briefing(name)

    def edition(self: Opened, name: str) -> Revision:
        """Returns an edition with all its statements: the newest revision, or the one that the id names."""
        return self.store.revision(name)

    def edition_history(self: Opened, edition: str) -> Raw:
        """Returns the revisions of an edition and the checks of its pages."""
        return next(histories(self.store, self.store.edition(edition).id)).to_dict()

    def changes(
        self: Opened, edition: str, *, old: int | None = None, new: int | None = None, noise: bool = False
    ) -> Raw:
        """Returns what changed from one revision of an edition to another: to the newest, if not said."""
        first, last = step(self.store, edition, old, new)
        change = compare(self.store.revision(edition, first), self.store.revision(edition, last))
        head = {"schema": "onrecord.page-change/1", "edition": edition, "from": first, "to": last}
        return {**head, **change.to_dict(noise=noise)}

    def parallel(self: Opened, briefing: str, *, languages: str | None = None) -> Raw:
        """Returns two languages of a briefing side by side, and what differs; `languages` are two, such as `en,zh`."""
        return briefing_parallel(self.store, briefing, languages).to_dict()

    def copies(self: Opened, statement: str, *, start: int | None = None, end: int | None = None) -> Raw:
        """Returns where the record has a statement's words again: in other editions, and in other briefings."""
        return made_copies(self.store, self.finder, statement, start=start, end=end).as_dict()

    def names(
        self: Opened, *, office: str | None = None, sort: str | None = None, standing: str | None = None
    ) -> Iterator[Raw]:
        """Yields names as labels print them, and whom each means; what is unclear stays unclear."""
        found = [one.office for one in coverage(self.store) if office in {None, one.office}]
        for one in (name for each in found for name in printed(self.store, each)):
            if sort in {None, one.sort} and standing in {None, one.meaning.standing.value}:
                yield one.as_dict()

    def corrections(self: Opened, *, target: str | None = None, kind: str | None = None) -> Iterator[Raw]:
        """Yields the log of corrections and omissions, the newest first; of a thing and of what is in it, or of all."""
        return (log_value(self.store.entry(one)) for one in logged(self.store, kind, target))

    def omitted(self: Opened, briefing: str) -> list[Raw]:
        """Returns what is said to be missing from a briefing's official page, with who says so."""
        self.store.briefing(briefing)
        return [
            {"schema": "onrecord.omission/1", **asdict(one), "status": one.status.value}
            for one in omissions(self.store, briefing)
        ]


def step(store: Store, edition: str, old: int | None, new: int | None) -> tuple[int, int]:
    """Returns which revisions of an edition are meant: the last but one and the newest, if not said; raises UsageError."""
    numbers = {one.number for one in store.revision_rows(store.edition(edition).id)}
    last = new if new is not None else max(numbers)
    first = old if old is not None else max(last - 1, 1)
    for number in (first, last):
        if number not in numbers:
            raise UsageError(f"`{edition}` has no revision {number}; it has 1 to {max(numbers)}")
    return first, last


def logged(
    store: Store, kind: str | None, target: str | None, *, before: int | None = None, limit: int = -1
) -> list[int]:
    """Returns the numbers of the entries of the log, the newest first; those of a thing are those of what is in it, too."""
    kinds: Sequence[str] = LOGGED if kind is None else (kind,)
    marks = ", ".join(f"?{number}" for number in range(4, 4 + len(kinds)))
    words = (
        f"SELECT entry FROM notes WHERE kind IN ({marks}) AND (?1 IS NULL OR entry < ?1) "  # noqa: S608  marks only
        # `0` follows `/`: the range is that of what is in it.
        "AND (?2 IS NULL OR target = ?2 OR (target >= ?2 || '/' AND target < ?2 || '0')) ORDER BY entry DESC LIMIT ?3"
    )
    rows = store.catalog.execute(words, (before, target, limit, *kinds)).fetchall()
    return [int(row[0]) for row in rows]


def log_value(one: Entry) -> dict[str, Any]:
    """Returns an entry of the log as JSON knows it."""
    return {
        "entry": one.id,
        "time": one.time,
        "kind": one.kind,
        "target": str(one.body.get("target") or one.body.get("briefing")),
        "body": {name: None if told is None else str(told) for name, told in one.body.items()},
    }


def office_value(one: Coverage) -> dict[str, Any]:
    """Returns a press office with what is known of it and what is held, as JSON knows it."""
    return {"id": one.office, "facts": _facts(one.office), "coverage": coverage_value(one)}


def coverage_value(one: Coverage) -> dict[str, Any]:
    """Returns what is held of an office as JSON knows it."""
    made = asdict(one)
    days = {name: made[name] and made[name].isoformat() for name in ("first", "last")}
    gaps = [
        {"first": gap.first.isoformat(), "last": gap.last.isoformat(), "occasions": gap.occasions} for gap in one.gaps
    ]
    return {**made, **days, "gaps": gaps}


def _facts(name: str) -> dict[str, Any] | None:
    known = known_offices().get(name)
    if known is None:
        return None
    return {
        "id": known.id,
        "names": dict(known.names),
        "publisher": known.publisher,
        "country": known.country,
        "languages": list(known.languages),
        "cadence": known.cadence.note,
        "terms": known.terms.license,
        "terms_address": known.terms.address,
        "sites": list(known.sites),
        "presiders": [one.names[0] for one in known.presiders],
    }
