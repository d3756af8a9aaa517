"""From the API's answers to values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.client.things import (
    Briefing,
    Coverage,
    Edition,
    Exchange,
    Gap,
    History,
    Hit,
    Hits,
    Period,
    Raw,
    Revision,
    Said,
    Searched,
    Snippet,
    Statement,
    Use,
)


def briefing(raw: Raw) -> Briefing:
    """Returns a briefing out of the API's answer."""
    names = ("id", "language", "nature", "revisions", "title", "statements", "exchanges")
    editions = tuple(Edition(*(one[name] for name in names)) for one in raw["editions"])
    return Briefing(
        raw["id"], raw["office"], day(raw["date"]), raw["kind"], raw["is_briefing"], raw["presider"], raw["publisher"], editions
    )  # fmt: skip


def revision(raw: Raw) -> Revision:
    """Returns an edition with all its statements out of the API's answer."""
    event = raw["event"]
    made = tuple(
        Statement(_short(one["id"]), *(one[name] for name in ("kind", "text", "label", "speaker", "outlet", "exchange")))
        for one in raw["statements"]
    )  # fmt: skip
    return Revision(raw["id"], event["edition"], event["briefing"], event["revision"], raw["nature"], made, raw)


def exchanges(raw: Raw) -> Iterable[Exchange]:
    """Yields the exchanges of an edition out of the API's answer."""
    event = raw["event"]
    found: dict[int, list[Said]] = {}
    for one in raw["statements"]:
        if one["exchange"]:
            found.setdefault(one["exchange"], []).append(said(one, event))
    for number, some in found.items():
        yield Exchange(f"{event['edition']}/x{number}@r{event['revision']}", tuple(some))


def said(raw: Raw, event: Raw) -> Said:
    """Returns a statement out of the API's answer; `event` is what it belongs to."""
    names = ("id", "kind", "text", "speaker", "outlet", "label")
    facts = {name: raw[name] for name in names}
    return Said(date=day(event["date"]), language=event["language"], presider=event["presider"], raw=raw, **facts)


def hit(raw: Raw) -> Hit:
    """Returns a hit out of the API's answer."""
    marks = tuple((start, end) for start, end in raw["marks"])
    start, end = raw["snippet_span"]
    names = ("id", "briefing", "office", "kind", "language", "speaker", "outlet", "text", "score")
    facts = {name: raw[name] for name in names}
    return Hit(date=day(raw["date"]), snippet=Snippet(raw["snippet"], (start, end), marks), raw=raw, **facts)


def hits(raw: Raw, found: Sequence[Hit], offset: int) -> Hits:
    """Returns the answer to a query out of the first part of the API's, and those of the hits that were asked for."""
    return Hits(raw["query"], raw["total"], tuple(found), offset, raw["counts"], tuple(raw["suggestions"]), raw)


def history(parts: Sequence[Raw]) -> History:
    """Returns the history of a phrase out of all parts of the API's answer."""
    raw = {name: told for name, told in parts[0].items() if name != "next"}
    raw["uses"] = [one for part in parts for one in part["uses"]]
    uses = tuple(_use(one) for one in raw["uses"])
    periods = tuple(Period(**one) for one in raw["periods"])
    first, last = (None if raw[name] is None else _use(raw[name]) for name in ("first", "last"))
    coverage = _searched(raw["coverage"])
    return History(raw["phrase"], first, last, raw["days"], raw["statements"], uses, periods, coverage, raw)


def coverage(raw: Raw) -> Coverage:
    """Returns what is held of an office out of the API's answer."""
    gaps = tuple(
        Gap(date.fromisoformat(one["first"]), date.fromisoformat(one["last"]), one["occasions"]) for one in raw["gaps"]
    )
    return Coverage(**{**raw, "first": day(raw["first"]), "last": day(raw["last"]), "gaps": gaps})


def day(text: str | None) -> date | None:
    """Returns a day as the API writes it."""
    return None if text is None else date.fromisoformat(text)


def _use(raw: Raw) -> Use:
    start, end = raw["span"]
    names = ("statement", "office", "language", "kind", "speaker", "asker", "before", "exact", "after")
    facts = {name: raw[name] for name in names}
    return Use(date=day(raw["date"]), span=(start, end), **facts)


def _searched(raw: Raw) -> Searched:
    names = ("held", "expected", "statements", "gaps")
    facts = {name: raw[name] for name in names}
    return Searched(offices=tuple(raw["offices"]), first=day(raw["from"]), last=day(raw["to"]), **facts)


def _short(name: str) -> str:
    return name.rpartition("/")[2].partition("@")[0]
