"""What became of pages: their words changed, their reading was corrected, something was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from onrecord.model.ids import parse_ref
from onrecord.record.entry import Entry
from onrecord.record.rows import RevisionRow
from onrecord.web.alerts.news import News, Sort, Told
from onrecord.web.alerts.watch.since import Since
from onrecord.web.alerts.wish import Wish
from onrecord.web.alerts.wish_words import name_of
from onrecord.web.record.revisions import ShownChange, shown_changes
from onrecord.web.record.shelf import listed, picked

KINDS: Final = ("map", "correction", "omission")
MOST: Final = 25
_EACH: Final = 6
"""Changes of one page that are told in full; its page of revisions has all of them."""
_LONG: Final = 300


def pages(since: Since, wish: Wish) -> Told:
    """Returns what became of a page, of a briefing's pages, or of an office's, in what entered the ledger since."""
    found: list[News] = []
    for entry in picked(since.book.store, reversed(since.notes(KINDS, wish.what))):
        found += _changed(since, entry) if entry.kind == "map" else [_noted(since, entry)]
    path = wish.path if "/" not in wish.what else f"{wish.path}/revisions"
    return Told(name_of(wish), tuple(found[:MOST]), max(len(found) - MOST, 0), path)


def _changed(since: Since, entry: Entry) -> Iterator[News]:
    """Yields what changed from a revision to the next, noise left out."""
    edition, first, last = (entry.body[name] for name in ("edition", "from", "to"))
    rows = {one.number: one for one in since.book.store.revision_rows(edition)}
    old, new = rows[int(first)], rows[int(last)]
    changes = list(shown_changes(since.book.change(old, new), old.id, new.id))
    path = f"/{edition}/revisions?from={first}&to={last}"
    for one in changes[:_EACH]:
        yield _news(since, one, path, new)


def _news(since: Since, one: ShownChange, path: str, row: RevisionRow) -> News:
    gone = "".join(run.text for run in one.runs if run.state != "come")
    come = "".join(run.text for run in one.runs if run.state != "gone")
    note = (("change", one.kind), ("material", "yes" if one.material else "no"))
    told = _about(since, "changed", row.edition, path)
    return evolve(told, gone=_cut(gone), exact=_cut(come), note=note)


def _noted(since: Since, entry: Entry) -> News:
    """Returns a correction or an omission."""
    body = entry.body
    target = str(body.get("target") or body.get("briefing"))
    sort: Sort = "corrected" if entry.kind == "correction" else "omitted"
    names = ("field", "value", "was", "reason") if sort == "corrected" else ("text", "claimed_by", "status")
    note = tuple((name, str(body[name])) for name in names if body.get(name))
    return evolve(_about(since, sort, target, f"/{target}"), note=note)


def _about(since: Since, sort: Sort, target: str, path: str) -> News:
    """Returns news of a thing, without what happened to it."""
    ref = parse_ref(target)
    briefing = listed(since.book.store, ref.briefing)
    edition = next((one for one in briefing.editions if one.id == ref.edition_id), None) if briefing else None
    return News(
        sort=sort,
        path=path,
        briefing=ref.briefing,
        office=ref.office,
        date=briefing.date.isoformat() if briefing is not None and briefing.date is not None else None,
        language=edition.language if edition is not None else None,
        title=edition.title if edition is not None else briefing.shown.title if briefing is not None else None,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG] + " …"
