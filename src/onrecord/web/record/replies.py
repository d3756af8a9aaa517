"""Did they answer? The replies of a briefing one by one, and counts by question type and outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from operator import itemgetter
from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.pipeline.counted_once import counted_once
from onrecord.pipeline.kept import kept
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.head import Head, briefing_of, edition_of, opened
from onrecord.web.record.novelty import head_of
from onrecord.web.record.part import Part, Read, newest_part
from onrecord.web.record.reply import ShownReply, replies_of
from onrecord.web.record.turn import opening

MOST: Final = 400
"""So many briefings and other pages are read for the counts, the newest."""
_OUTLETS: Final = 40
_OUTCOMES: Final = ("answered", "partial", "not_answered", "unclear")


@frozen
class ListedReply:
    """A reply with its question's first words."""

    question_id: str
    answer_id: str
    asked: str
    reply: ShownReply


@frozen
class BriefingReplies:
    """The replies of an edition, in page order, and how many had each outcome."""

    head: Head
    replies: tuple[ListedReply, ...]
    outcomes: dict[str, int]


@frozen
class Row:
    """Counts of replies: `outcomes` come in the order answered, partial, not answered, unclear."""

    name: str
    kind: str
    total: int
    outcomes: tuple[int, ...]


@frozen
class RepliesPage:
    """Counts of the newest pages: `read` of `briefings` that there are, and `other_pages`; editions count once. Outlets are told apart by question type."""

    office: str | None
    offices: tuple[str, ...]
    read: int
    briefings: int
    other_pages: int
    total: int
    by_type: tuple[Row, ...]
    by_outlet: tuple[Row, ...]
    handlings: tuple[tuple[str, int], ...]


def briefing_replies_page(book: Book, request: HttpRequest, name: str) -> Answer:  # noqa: ARG001
    """Returns the replies of an edition, of a briefing its edition in the reader's language."""
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    head = head_of(book, briefing)
    if ref.edition is not None:
        head = opened(book, briefing, edition_of(briefing, ref), None)[0]
    row = book.store.revision_rows(head.edition.id)[-1]
    revision = book.revision(row)
    said = {one.id: one for one in revision.statements}
    listed = [
        ListedReply(
            f"{head.edition.id}/{one.question}",
            f"{head.edition.id}/{one.answers[0]}",
            opening(said[one.question].text, points=160),
            one,
        )
        for one in replies_of(book, row).values()
        if one.question in said
    ]
    counts = Counter(one.reply.holds for one in listed)
    return Answer("briefing-replies", BriefingReplies(head, tuple(listed), {one: counts[one] for one in _OUTCOMES}))


def replies_page(book: Book, request: HttpRequest) -> Answer:
    """Returns counts of replies by question type and by outlet, of all press offices or of one (`?office=`)."""
    offices = tuple(one.office for one in book.coverage())
    office = request.GET.get("office", "") or None
    if office is not None and office not in offices:
        raise UsageError(f"the record holds nothing of a press office `{office[:60]}`")
    return Answer("replies", book.recall(("replies", office), lambda: counts(book, office)))


def counts(book: Book, office: str | None) -> RepliesPage:
    """Returns the counts of all press offices or of one."""
    offices = tuple(one.office for one in book.coverage())
    part, seen = newest_part(book, MOST, office=office)
    question = ("replies page", office, offices, seen)
    return kept(part, question, RepliesPage, lambda: _counted_in(book, part, office, offices, seen))


def _counted_in(book: Book, part: Part, office: str | None, offices: tuple[str, ...], seen: Read) -> RepliesPage:
    every = (
        (edition.id, one)
        for edition in part.all_editions()
        if edition.primary
        for one in replies_of(book, book.store.revision_rows(edition.id)[-1]).values()
    )
    found = [one for _, one in counted_once(every, itemgetter(0))]
    listed = partial(book.finder.names.listed, "outlet")
    return RepliesPage(
        office=office,
        offices=offices,
        read=seen.briefings,
        briefings=seen.of_briefings,
        other_pages=seen.other_pages,
        total=len(found),
        by_type=_rows(("", one) for one in found),
        by_outlet=_rows(((listed(one.outlet), one) for one in found if one.outlet), most=_OUTLETS),
        handlings=tuple(Counter(one.handling for one in found).most_common()),
    )


def _rows(found: Iterable[tuple[str, ShownReply]], most: int | None = None) -> tuple[Row, ...]:
    """Returns counts by name and question type, names with most replies first."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    sizes: Counter[str] = Counter()
    for name, one in found:
        counts.setdefault((name, one.question_type), Counter())[one.holds] += 1
        sizes[name] += 1
    kept = {name for name, _ in sizes.most_common(most)}
    ordered = sorted(
        (key for key in counts if key[0] in kept),
        key=lambda key: (-sizes[key[0]], key[0], -counts[key].total(), key[1]),
    )
    return tuple(
        Row(name, kind, counts[name, kind].total(), tuple(counts[name, kind][one] for one in _OUTCOMES))
        for name, kind in ordered
    )
