"""Verbs: how questions were answered, and what became of answers that were put off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

from attrs import asdict

from onrecord.analysis.replies.promises import LAPSE, WITHIN, Promised, follow_up, promises_in
from onrecord.analysis.replies.reply import Cue, Outcome
from onrecord.analysis.replies.wording import sentence
from onrecord.pipeline.counted_once import counted_once
from onrecord.pipeline.kept import kept
from onrecord.pipeline.replied import Replied, dated, listed_outlet, replied
from onrecord.pipeline.verbs.opened import Opened, Raw
from onrecord.record.store import Store

_Judged = tuple[date | None, list[Promised]]
CountedBy = Literal["question-type", "outlet"]


class ReplyVerbs:
    """What a record tells of replies."""

    def replies(self: Opened, *, briefing: str | None = None, office: str | None = None) -> Iterator[Raw]:
        """Yields how questions were answered, with the words that show it."""
        return map(reply_value, replies_of(self.store, briefing, office))

    def reply_counts(
        self: Opened, *, by: CountedBy = "question-type", briefing: str | None = None, office: str | None = None
    ) -> list[Raw]:
        """Returns replies counted by type of question, or by outlet and type of question."""
        return counted_replies(replies_of(self.store, briefing, office), by)

    def followups(
        self: Opened,
        *,
        office: str | None = None,
        state: str | None = None,
        on: date | None = None,
        within: int = WITHIN,
        lapse: int = LAPSE,
    ) -> Iterator[Raw]:
        """Yields answers that were put off, and what later statements suggest; judged on a day, the last one held if not said."""
        _, found = promised(self.store, office, on, within=within, lapse=lapse)
        return (followup_value(one) for one in found if state in {None, one.state.value})


def replies_of(store: Store, briefing: str | None, office: str | None) -> list[Replied]:
    """Returns the replies of a briefing, of an office, of both or of all; raises UsageError for an unknown briefing."""
    if briefing is not None:
        store.briefing(briefing)
    return [one for one in replied(store, briefing=briefing, office=office) if office in {None, one.office}]


def counted_replies(found: Iterable[Replied], by: CountedBy) -> list[Raw]:
    """Returns replies counted by type of question, or by outlet and type of question; those of several editions once."""
    counted: dict[tuple[str | None, str], Counter[str]] = {}
    for one in counted_once(found, lambda one: one.id):
        outlet = None if by == "question-type" else listed_outlet(one.outlet) if one.outlet else ""
        counted.setdefault((outlet, one.reply.question_type.value), Counter())[one.outcome] += 1
    ordered = sorted(counted.items(), key=lambda one: (one[0][0] or "", -one[1].total(), one[0][1]))
    return [
        {
            "outlet": outlet,
            "question_type": kind,
            "replies": counts.total(),
            **{outcome.value: counts[outcome.value] for outcome in Outcome},
        }
        for (outlet, kind), counts in ordered
    ]


def promised(store: Store, office: str | None, on: date | None, *, within: int, lapse: int) -> _Judged:
    """Returns the day on which promises are judged, and what became of each; no day where nothing dated is held."""
    question = ("followups", office, on, within, lapse)
    return kept(store, question, _Judged, lambda: _promised(store, office, on, within=within, lapse=lapse))


def _promised(store: Store, office: str | None, on: date | None, *, within: int, lapse: int) -> _Judged:
    said = list(dated(store, office=office))
    if not said:
        return None, []
    last = on or max(one.day for one in said)
    promises = counted_once((one for some in said for one in promises_in(some)), lambda one: one.statement)
    return last, list(follow_up(promises, said, today=last, within=within, lapse=lapse))


def reply_value(one: Replied) -> dict[str, Any]:
    """Returns a reply as JSON knows it: labels by part, cues with span, marker and version, reasons in order."""
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
        "cues": [_cue(cue, one) for cue in reply.cues],
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


def _cue(cue: Cue, one: Replied) -> dict[str, Any]:
    answer, span = one.place(cue.span)
    return {
        "move": cue.move.value,
        "answer": answer.id,
        "speaker": answer.speaker,
        "span": [*span],
        "text": cue.span.cut(one.answer),
        "marker": cue.marker,
        "version": cue.version,
    }


def followup_value(one: Promised) -> dict[str, Any]:
    """Returns a promise and what became of it as JSON knows it."""
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
        "state": one.state.value,
        "met_by": one.met_by,
        "met_on": one.met_on.isoformat() if one.met_on else None,
        "share": one.share,
        "shared": list(one.shared),
        "asked_again": list(one.asked_again),
    }
