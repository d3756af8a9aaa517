"""Operations: briefings, editions, their revisions and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal, cast

from attrs import frozen
from ninja import Router

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.pipeline.verbs.things import ThingVerbs, step
from onrecord.record.edition_history import histories
from onrecord.record.store import Store
from onrecord.web.api import cursor as cursors
from onrecord.web.api import value
from onrecord.web.api.endpoint import NotHeldError, endpoint, held
from onrecord.web.api.params import (
    Cursor,
    Day,
    EditionId,
    EditionRevision,
    EventId,
    Language,
    Languages,
    Limit,
    OfficeId,
)
from onrecord.web.api.phrases import remembered
from onrecord.web.api.shapes import things
from onrecord.web.api.shapes.proofs import OmissionList, PageChange, Revisions
from onrecord.web.api.shapes.words import Parallel
from onrecord.web.record.book import Book
from onrecord.web.record.provenance import shown_page, web_address
from onrecord.web.record.shelf import listed

router = Router()
_CURSOR: Final = "briefings"


@frozen
class Wanted:
    """Which briefings are asked for; days include their ends."""

    office: str | None = None
    after: date | None = None
    before: date | None = None
    kind: str | None = None
    language: str | None = None
    is_briefing: bool | None = None

    def words(self) -> tuple[list[str], dict[str, Any]]:
        """Returns the conditions and their values, for the catalog."""
        told = {
            "office = :office": self.office,
            "date >= :after": self.after and self.after.isoformat(),
            "date <= :before": self.before and self.before.isoformat(),
            "kind = :kind": self.kind,
            "is_briefing = :is_briefing": self.is_briefing,
            "EXISTS (SELECT 1 FROM editions e WHERE e.briefing = briefings.id AND (e.language = :language "
            "OR e.language LIKE :language || '-%'))": self.language,
        }
        found = {words: told_value for words, told_value in told.items() if told_value is not None}
        names = {words: words.rpartition(":")[2].split(" ")[0] for words in found}
        return list(found), {names[words]: told_value for words, told_value in found.items()}


@endpoint(router, "/briefings", tag="briefings")
def briefings(  # noqa: PLR0913  each is a parameter of the address
    book: Book,
    *,
    office: OfficeId | None = None,
    after: Day | None = None,
    before: Day | None = None,
    kind: str | None = None,
    language: Language | None = None,
    is_briefing: bool | None = None,
    sort: Literal["newest", "oldest"] = "newest",
    limit: Limit = 20,
    cursor: Cursor | None = None,
) -> things.BriefingList:
    """Returns briefings by date; `after` and `before` include their days."""
    if office is not None and all(one.office != office for one in book.coverage()):
        raise UsageError(f"the record holds nothing of a press office `{office}`")
    wanted = Wanted(office, after, before, kind, language, is_briefing)
    kind_of_list = f"{_CURSOR} {sort}"
    start = None if cursor is None else cursors.read(kind_of_list, cursor, (str, type(None)), str)
    names = list(_names(book.store, wanted, start, limit + 1, newest=sort == "newest"))
    found = [one for day, name in names[:limit] if (one := listed(book.store, name)) is not None]
    more = cursors.written(kind_of_list, *names[limit - 1]) if len(names) > limit else None
    return {"items": [value.briefing(one) for one in found], "next": more}


def _names(
    store: Store, wanted: Wanted, start: tuple[str | None, str] | None, limit: int, *, newest: bool
) -> Iterator[tuple[str | None, str]]:
    """Yields day and id of briefings behind a place of the list, those without a date last."""
    conditions, values = wanted.words()
    sign, key = ("<", "length(id), id") if newest else (">", "office, length(id), id")
    if start is not None:
        day, name = start
        values |= {"day": day, "name": name, "at": name.partition("/")[0]}
        behind = f"({key}) {sign} ({'' if newest else ':at, '}length(:name), :name)"
        if day is None:
            conditions.append(f"date IS NULL AND {behind}")
        else:
            conditions.append(f"(date {sign} :day OR date IS NULL OR (date = :day AND {behind}))")
    words = f"SELECT date, id FROM briefings WHERE {' AND '.join(conditions) or 1} "  # noqa: S608  fixed words
    order = "date DESC, length(id) DESC, id DESC" if newest else f"date IS NULL, date, {key}"
    rows = store.catalog.execute(f"{words} ORDER BY {order} LIMIT :most", {**values, "most": limit})
    yield from ((row[0], str(row[1])) for row in rows.fetchall())


@endpoint(router, "/briefings/{office}/{day}", tag="briefings")
def briefing(book: Book, office: OfficeId, day: EventId) -> things.Briefing:
    """Returns one briefing with its editions."""
    found = listed(book.store, f"{office}/{day}")
    if found is None:
        raise NotHeldError(f"the record holds no briefing `{office}/{day}`")
    return value.briefing(found)


@endpoint(router, "/editions/{office}/{day}/{edition}", tag="briefings")
def edition(book: Book, office: OfficeId, day: EventId, edition: EditionRevision) -> things.Edition:
    """Returns an edition with all its statements: the newest revision, or the one named."""
    ref = held(lambda: parse_ref(f"{office}/{day}/{edition}"))
    rows = book.store.revision_rows(ref.edition_id or "")
    row = next((one for one in reversed(rows) if ref.revision in {None, one.number}), None)
    if row is None:
        raise NotHeldError(f"the record holds no `{ref}`")
    return value.edition(book.revision(row), row, rows[-1].number, book)


@endpoint(router, "/editions/{office}/{day}/{edition}/revisions", tag="briefings")
def revisions(book: Book, office: OfficeId, day: EventId, edition: EditionId) -> Revisions:
    """Returns the revisions of an edition and the checks of its pages."""
    made = held(lambda: next(histories(book.store, f"{office}/{day}/{edition}"))).to_dict()
    for one in made["checks"]:
        one["page"] = shown_page(one["page"])
    for one in made["revisions"]:
        one["address"] = web_address(one["address"])
    return made  # type: ignore[no-any-return]


@endpoint(router, "/editions/{office}/{day}/{edition}/changes", cost=3, tag="briefings")
def changes(  # noqa: PLR0913  each is a parameter of the address
    book: Book,
    office: OfficeId,
    day: EventId,
    edition: EditionId,
    *,
    old: int | None = None,
    new: int | None = None,
    noise: bool = False,
) -> PageChange:
    """Returns what changed from one revision of an edition to another: from the last but one to the newest, if not said.

    Changes of menus, page dates, links and markup are left out unless `noise` is true.
    """
    name = f"{office}/{day}/{edition}"
    held(lambda: book.store.edition(name))
    first, last = step(book.store, name, old, new)
    rows = {one.number: one for one in book.store.revision_rows(name)}
    change = book.change(rows[first], rows[last]).to_dict(noise=noise)
    return {"schema": "onrecord.page-change/1", "edition": name, "from": first, "to": last, **change}  # type: ignore[typeddict-item]


@endpoint(router, "/briefings/{office}/{day}/parallel", cost=10, tag="briefings")
def parallel(book: Book, office: OfficeId, day: EventId, *, languages: Languages | None = None) -> Parallel:
    """Returns two languages of a briefing side by side, and what differs; which edition is right is not judged.

    `languages` are two, such as `en,zh`; without it English and the other one.
    """
    name = f"{office}/{day}"
    held(lambda: book.store.briefing(name))
    key = ("parallel", name, languages)
    return cast("Parallel", remembered(book, key, lambda: ThingVerbs.parallel(book, name, languages=languages)))


@endpoint(router, "/briefings/{office}/{day}/omitted", tag="briefings")
def omitted(book: Book, office: OfficeId, day: EventId) -> OmissionList:
    """Returns what is said to be missing from a briefing's official page, with who says so and how sure it is."""
    return {"items": held(lambda: ThingVerbs.omitted(book, f"{office}/{day}"))}
