"""What changed between two days, with the wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from onrecord.text.difference import differences
from onrecord.web.dossiers.evidence.quote import Quote, Quotes
from onrecord.web.dossiers.shapes import Dossier, Position, Role, State, Step, Words
from onrecord.web.dossiers.views.timeline import subject_of

KEPT, DROPPED, ADDED = "kept", "dropped", "added"
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
    """What became of a position or a step: codes are stances or states, "" where there was or is none."""

    sort: str
    title: Words
    who: tuple[str, ...]
    before: str
    after: str
    note: Words
    quotes: tuple[Quote, ...]
    wording: Wording | None = None


def changes(one: Dossier, quotes: Quotes, first: dt.date, last: dt.date) -> list[Change]:
    """Returns what is otherwise on the second day than on the first: stances, states, and wordings of what was kept."""
    return [*_positions(one, quotes, first, last), *_steps(one, quotes, first, last)]


def _positions(one: Dossier, quotes: Quotes, first: dt.date, last: dt.date) -> Iterator[Change]:
    for key in dict.fromkeys((each.holder, each.subject) for each in one.positions):
        own = [each for each in one.positions if (each.holder, each.subject) == key]
        before, after = _on(own, first), _on(own, last)
        if before is after:
            continue
        shown = after or before
        if shown is None:
            continue
        yield Change(
            sort="position",
            title=subject_of(one, shown.proposal, shown.question),
            who=(shown.holder,),
            before=before.stance if before else "",
            after=after.stance if after else "",
            note=after.note if after else {},
            quotes=quotes.all(shown.evidence),
            wording=wording(quotes, before, after),
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
        )


def state_on(step: Step, day: dt.date) -> State | None:
    """Returns the state of a step on a day."""
    return next((each for each in reversed(step.states) if each.since <= day), None)


def _on(own: list[Position], day: dt.date) -> Position | None:
    return next((each for each in reversed(own) if each.holds_on(day)), None)


def wording(quotes: Quotes, before: Position | None, after: Position | None) -> Wording | None:
    """Returns the last words of one position beside the first ones of another, in a language that both have."""
    if before is None or after is None:
        return None
    old = [each for each in before.evidence if each.role is Role.SUPPORTS]
    new = [each for each in after.evidence if each.role is Role.SUPPORTS]
    for one in reversed(old):
        for other in new:
            if one.language == other.language and one.words != other.words:
                return Wording(quotes.one(one), quotes.one(other), parts_of(one.words, other.words))
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
