"""What changed between two days, with the wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from onrecord.text.difference import differences
from onrecord.web.dossiers.evidence.quote import Quote, Quotes
from onrecord.web.dossiers.shapes import Dossier, Evidence, Pending, Position, Role, State, Step, Words
from onrecord.web.dossiers.views.timeline import subject_of

KEPT, DROPPED, ADDED = "kept", "dropped", "added"
MET = "met"
_MARKED = 0.7
"""Two wordings of which a larger part differs are shown one under the other, not as one with marks."""


@frozen
class Wording:
    """A quotation before and one after, in one language; `parts` are (kept, dropped or added, words), none where they have little in common."""

    before: Quote
    after: Quote
    parts: tuple[tuple[str, str], ...]


@frozen
class Change:
    """What became of a proposal, position, step, question or promise, as `sort` says.

    Codes are kinds, stances or states, "" where there was or is none; both are the same where only the wording changed.
    """

    sort: str
    title: Words
    who: tuple[str, ...]
    before: str
    after: str
    note: Words
    quotes: tuple[Quote, ...]
    wording: Wording | None = None


def changes(one: Dossier, quotes: Quotes, first: dt.date, last: dt.date) -> list[Change]:
    """Returns what is otherwise on the second day than on the first: proposals, stances, states, what is open, wordings."""
    return [
        *_proposals(one, quotes, first, last),
        *_positions(one, quotes, first, last),
        *_steps(one, quotes, first, last),
        *_pending(one, quotes, first, last),
    ]


def _proposals(one: Dossier, quotes: Quotes, first: dt.date, last: dt.date) -> Iterator[Change]:
    for each in one.proposals:
        if each.date is not None and first < each.date <= last:
            yield Change("proposal", each.title, each.by, "", each.kind, {}, quotes.all(each.evidence))


def _positions(one: Dossier, quotes: Quotes, first: dt.date, last: dt.date) -> Iterator[Change]:
    for key in dict.fromkeys((each.holder, each.subject) for each in one.positions):
        own = sorted(
            (each for each in one.positions if (each.holder, each.subject) == key), key=lambda each: each.since
        )
        before, after = _on(own, first), _on(own, last)
        shown = after or before
        said = wording(quotes, *(_said_by(each, day) for each, day in ((before, first), (after, last))))
        if shown is None or (before is after and said is None):
            continue
        yield Change(
            sort="position",
            title=subject_of(one, shown.proposal, shown.question),
            who=(shown.holder,),
            before=before.stance if before else "",
            after=after.stance if after else "",
            note=after.note if after else {},
            quotes=quotes.all(shown.evidence),
            wording=said,
        )


def _steps(one: Dossier, quotes: Quotes, first: dt.date, last: dt.date) -> Iterator[Change]:
    for step in one.steps:
        before, after = state_on(step, first), state_on(step, last)
        if before is after or after is None:
            continue
        yield Change(
            sort="state",
            title=step.title,
            who=step.by,
            before=before.state if before else "",
            after=after.state,
            note=after.note,
            quotes=quotes.all(after.evidence),
            wording=wording(quotes, *(_said_by(each, day) for each, day in ((before, first), (after, last)))),
        )


def _pending(one: Dossier, quotes: Quotes, first: dt.date, last: dt.date) -> Iterator[Change]:
    for each in one.pending:
        before, after = (_open_on(each, day) for day in (first, last))
        if before != after:
            yield Change("pending", each.text, (each.of,), before, after, {}, quotes.all(each.evidence))


def _open_on(one: Pending, day: dt.date) -> str:
    """Returns what is owed on a day: its kind, `met`, or "" before it was owed."""
    if day < one.since:
        return ""
    return one.kind if one.until is None or day < one.until else MET


def _said_by(one: Position | State | None, day: dt.date) -> list[Evidence]:
    """Returns what supports a position or state and was said by a day, in the order of the days; the first where none was."""
    held = [each for each in one.evidence if each.role is Role.SUPPORTS] if one is not None else []
    held.sort(key=lambda each: each.date or dt.date.min)
    return [each for each in held if each.date is None or each.date <= day] or held[:1]


def state_on(step: Step, day: dt.date) -> State | None:
    """Returns the state of a step on a day."""
    return next((each for each in reversed(step.states) if each.since <= day), None)


def _on(own: list[Position], day: dt.date) -> Position | None:
    return next((each for each in reversed(own) if each.holds_on(day)), None)


def wording(quotes: Quotes, before: list[Evidence], after: list[Evidence]) -> Wording | None:
    """Returns the last words said by the first day beside the last ones by the second, in a language in which they differ."""
    was = {each.language: each for each in before}
    for spoken, new in reversed({each.language: each for each in after}.items()):
        old = was.get(spoken)
        if old is not None and old.words != new.words:
            return Wording(quotes.one(old), quotes.one(new), parts_of(old.words, new.words))
    return None


def parts_of(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Returns both texts as one with what was dropped and added; nothing where they have little in common."""
    found = differences(before, after)
    differs = sum(len(each.before) + len(each.after) for each in found)
    if differs > _MARKED * (len(before) + len(after)):
        return ()
    made, at = [], 0
    for each in found:
        made.append((KEPT, after[at : each.after_span.start]))
        made.append((DROPPED, each.before))
        made.append((ADDED, each.after))
        at = each.after_span.end
    made.append((KEPT, after[at:]))
    return tuple(each for each in made if each[1])
