"""How many matches there are by month, year, speaker, outlet, office, kind and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.errors import UsageError
from onrecord.search.codes import Codes, month_name
from onrecord.search.engine import Engine, Made
from onrecord.search.name_book import NameBook
from onrecord.search.row import Row

FACTS = ("month", "year", "speaker", "outlet", "office", "kind", "language", "nature")


def checked(facts: Iterable[str]) -> tuple[str, ...]:
    """Returns the facts; raises UsageError for one that cannot be counted by."""
    asked = tuple(facts)
    for fact in asked:
        if fact not in FACTS:
            raise UsageError(f"matches cannot be counted by {fact!r}; they can by {', '.join(FACTS)}")
    return asked


def counts(
    engine: Engine, query: Made, facts: Sequence[str], codes: Codes, names: NameBook
) -> dict[str, dict[str, int]]:
    """Returns the counts by each fact, from the engine's columns."""
    columns = {fact: "month" if fact == "year" else fact for fact in facts}
    told = engine.counts(query, sorted(set(columns.values()))) if facts else {}
    return {fact: _named(fact, told[column], codes, names) for fact, column in columns.items()}


def counts_of(rows: Iterable[Row], facts: Sequence[str], names: NameBook) -> dict[str, dict[str, int]]:
    """Returns the counts by each fact, row by row."""
    found: dict[str, Counter[str]] = {fact: Counter() for fact in facts}
    for row in rows:
        for fact in facts:
            found[fact][_value(row, fact, names)] += 1
    return {fact: _ordered(fact, counter) for fact, counter in found.items()}


def _value(row: Row, fact: str, names: NameBook) -> str:
    if fact in {"month", "year"}:
        return "" if row.date is None else row.date.isoformat()[: 7 if fact == "month" else 4]
    value = {"speaker": row.speaker, "outlet": row.outlet, "office": row.office, "kind": row.kind}.get(fact)
    if fact in {"language", "nature"}:
        value = row.language if fact == "language" else row.nature
    return names.listed(fact, value) if value else ""


def _named(fact: str, told: Mapping[int, int], codes: Codes, names: NameBook) -> dict[str, int]:
    found: Counter[str] = Counter()
    for code, times in told.items():
        if fact == "month":
            name = month_name(code)
        elif fact == "year":
            name = month_name(code)[:4]
        else:
            name = codes.name(fact, code)
            name = names.listed(fact, name) if name else ""
        found[name] += times
    return _ordered(fact, found)


def _ordered(fact: str, found: Mapping[str, int]) -> dict[str, int]:
    if fact in {"month", "year"}:
        return dict(sorted(found.items()))
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))
