"""Operations: how questions were answered, and what became of answers that were put off."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, cast

from ninja import Router

from onrecord.analysis.replies.promises import Promised
from onrecord.pipeline.replied import Replied
from onrecord.pipeline.verbs.replies import (
    CountedBy,
    counted_replies,
    followup_value,
    promised,
    replies_of,
    reply_value,
)
from onrecord.web.api import cursor as cursors
from onrecord.web.api import params
from onrecord.web.api.endpoint import endpoint, held
from onrecord.web.api.phrases import remembered
from onrecord.web.api.shapes.proofs import FollowUpList, ReplyCounts, ReplyList
from onrecord.web.record.book import Book

router = Router()


@endpoint(router, "/replies", cost=5, tag="replies")
def replies(
    book: Book,
    *,
    briefing: params.BriefingId | None = None,
    office: params.OfficeId | None = None,
    limit: params.Limit = 50,
    cursor: params.Cursor | None = None,
) -> ReplyList:
    """Returns replies: what each question asks for, whether that is stated, and the words that show it.

    The labels are the program's, from the words alone; where an editor's label is there, it stands in `override`.
    """
    found = _replied(book, briefing, office)
    given, more = cursors.part("replies", found, lambda one: one.id, cursor, limit)
    return {"items": cast("Any", [reply_value(one) for one in given]), "next": more}


@endpoint(router, "/replies/counts", cost=5, tag="replies")
def reply_counts(
    book: Book,
    *,
    by: CountedBy = "question-type",
    briefing: params.BriefingId | None = None,
    office: params.OfficeId | None = None,
) -> ReplyCounts:
    """Returns replies counted by type of question, or by outlet and type of question.

    A comment is nearly always given, a fact is not: compare outlets within a type of question.
    """
    return {"items": cast("Any", counted_replies(_replied(book, briefing, office), by))}


def _replied(book: Book, briefing: str | None, office: str | None) -> list[Replied]:
    def made() -> list[Replied]:
        if briefing is not None:
            held(lambda: book.store.briefing(briefing))
        return replies_of(book.store, briefing, office)

    return cast("list[Replied]", remembered(book, ("replies", briefing, office), made))


@endpoint(router, "/followups", cost=5, tag="replies")
def followups(  # noqa: PLR0913  as many as `onrecord followups` has
    book: Book,
    *,
    office: params.OfficeId | None = None,
    state: Literal["met", "open", "lapsed"] | None = None,
    on: params.Day | None = None,
    within: params.Days = 30,
    lapse: params.Days = 90,
    limit: params.Limit = 50,
    cursor: params.Cursor | None = None,
) -> FollowUpList:
    """Returns answers that were put off, and what later statements suggest became of them.

    A statement that shares the rare words and names is suggested as what met it; whether it did is for a person to say.
    `on` is the day they are judged on: that of the last statement held, if not said.
    """

    def made() -> tuple[date | None, list[Promised]]:
        return promised(book.store, office, on, within=within, lapse=lapse)

    day, found = remembered(book, ("followups", office, on, within, lapse), made)
    day = day or on
    kept = [one for one in found if state is None or one.state == state]
    given, more = cursors.part("followups", kept, _name, cursor, limit)
    return {
        "day": day.isoformat() if day else None,
        "items": cast("Any", [followup_value(one) for one in given]),
        "next": more,
    }


def _name(one: Promised) -> str:
    return f"{one.promise.statement} {one.promise.span.start}"
