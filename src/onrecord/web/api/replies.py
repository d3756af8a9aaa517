"""Operations: how questions were answered, and what became of answers that were put off."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, Literal, cast

from attrs import asdict
from ninja import Router

from onrecord.analysis.replies.promises import Promised, follow_up, promises_in
from onrecord.analysis.replies.reply import Cue, Outcome
from onrecord.analysis.replies.wording import sentence
from onrecord.pipeline.replied import Replied, dated, replied
from onrecord.web.api import cursor as cursors
from onrecord.web.api import params
from onrecord.web.api.endpoint import endpoint, held
from onrecord.web.api.phrases import remembered
from onrecord.web.api.shapes.proofs import FollowUp, FollowUpList, Reply, ReplyCount, ReplyCounts, ReplyList
from onrecord.web.record.book import Book

router = Router()
_BY_TYPE: Final = "question-type"


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
    return {"items": [reply_value(one) for one in given], "next": more}


@endpoint(router, "/replies/counts", cost=5, tag="replies")
def reply_counts(
    book: Book,
    *,
    by: Literal["question-type", "outlet"] = "question-type",
    briefing: params.BriefingId | None = None,
    office: params.OfficeId | None = None,
) -> ReplyCounts:
    """Returns replies counted by type of question, or by outlet and type of question.

    A comment is nearly always given, a fact is not: compare outlets within a type of question.
    """
    counted: dict[tuple[str | None, str], Counter[str]] = {}
    for one in _replied(book, briefing, office):
        outlet = None if by == _BY_TYPE else one.outlet or ""
        counted.setdefault((outlet, one.reply.question_type.value), Counter())[one.outcome] += 1
    ordered = sorted(counted.items(), key=lambda one: (one[0][0] or "", -one[1].total(), one[0][1]))
    return {"items": [_count(outlet, kind, counts) for (outlet, kind), counts in ordered]}


def _count(outlet: str | None, kind: str, counts: Counter[str]) -> ReplyCount:
    told = {outcome.value: counts[outcome.value] for outcome in Outcome}
    return cast("ReplyCount", {"outlet": outlet, "question_type": kind, "replies": counts.total(), **told})


def _replied(book: Book, briefing: str | None, office: str | None) -> list[Replied]:
    def made() -> list[Replied]:
        if briefing is not None:
            held(lambda: book.store.briefing(briefing))
        found = list(replied(book.store, briefing=briefing, office=office))
        return [one for one in found if office in {None, one.office}]

    return cast("list[Replied]", remembered(book, ("replies", briefing, office), made))


def reply_value(one: Replied) -> Reply:
    """Returns a reply as `onrecord replies --json` prints it."""
    reply = one.reply
    return {
        "schema": "onrecord.reply/1",
        "answer": one.id,
        "question": one.question_id,
        "date": one.date.isoformat() if one.date else None,
        "language": one.language,
        "speaker": one.speaker,
        "outlet": one.outlet,
        "question_type": reply.question_type.value,
        "outcome": reply.outcome.value,
        "handling": reply.handling.value,
        "silence": reply.silence and reply.silence.value,
        "probability": reply.probability,
        "version": reply.version,
        "told": sentence(reply, one.answer),
        "cues": cast("Any", [_cue(cue, one.answer) for cue in reply.cues]),
        "reasons": [asdict(some) for some in reply.reasons],
        "parts": [
            {
                "question": [*part.question],
                "answers": [[*span] for span in part.answers],
                "matched": part.matched.value,
                "question_type": part.question_type.value,
                "outcome": part.outcome.value,
                "handling": part.handling.value,
                "probability": part.probability,
            }
            for part in reply.parts
        ],
        "override": None if one.override is None else asdict(one.override),
    }


def _cue(cue: Cue, answer: str) -> dict[str, Any]:
    return {
        "move": cue.move.value,
        "span": [*cue.span],
        "text": cue.span.cut(answer),
        "marker": cue.marker,
        "version": cue.version,
    }


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

    def made() -> tuple[Any, list[Promised]]:
        said = list(dated(book.store, office=office))
        if not said:
            return on, []
        last = on or max(one.day for one in said)
        promises = [one for some in said for one in promises_in(some)]
        return last, list(follow_up(promises, said, today=last, within=within, lapse=lapse))

    day, found = remembered(book, ("followups", office, on, within, lapse), made)
    kept = [one for one in found if state is None or one.state == state]
    given, more = cursors.part("followups", kept, _name, cursor, limit)
    return {"day": day and day.isoformat(), "items": [followup_value(one) for one in given], "next": more}


def _name(one: Promised) -> str:
    return f"{one.promise.statement} {one.promise.span.start}"


def followup_value(one: Promised) -> FollowUp:
    """Returns a promise and what became of it as `onrecord followups --json` prints it."""
    promise = one.promise
    return {
        "schema": "onrecord.followup/1",
        "answer": promise.statement,
        "date": promise.day.isoformat(),
        "language": promise.language,
        "span": [*promise.span],
        "words": promise.words,
        "marker": promise.marker,
        "about": promise.about,
        "state": cast("Any", one.state.value),
        "met_by": one.met_by,
        "met_on": one.met_on.isoformat() if one.met_on else None,
        "share": one.share,
        "shared": list(one.shared),
        "asked_again": list(one.asked_again),
    }
