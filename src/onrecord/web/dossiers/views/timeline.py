"""What happened when: every beginning and end in a dossier, by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import Factory, frozen
from django.utils.translation import gettext

from onrecord.web.dossiers.evidence.quote import Quote, Quotes
from onrecord.web.dossiers.shapes import Dossier, Position, Words
from onrecord.web.dossiers.views.codes import named


@frozen
class Moment:
    """One entry. `sort` is proposal, state, position or pending; `code` the kind, state, stance or kind it is about.

    `ended` says that it is an end and no beginning: a position that no other one follows, a promise that was met. `who`
    are the keys of the actors.
    """

    date: dt.date
    sort: str
    code: str
    title: Words
    who: tuple[str, ...]
    note: Words = Factory(dict)
    ended: bool = False
    quotes: tuple[Quote, ...] = ()

    @property
    def what(self) -> str:
        """Returns what happened, in the reader's language."""
        if not self.ended:
            return named(self.code)
        return f"{gettext('no longer:')} {named(self.code)}" if self.sort == "position" else gettext("met")


def moments(one: Dossier, quotes: Quotes) -> list[Moment]:
    """Returns the entries by day, in the dossier's order on the same day."""
    return sorted(_moments(one, quotes), key=lambda moment: moment.date)


def subject_of(one: Dossier, proposal: str, question: Words) -> Words:
    """Returns what a position is on, in words."""
    found = one.proposal(proposal)
    return found.title if found is not None else question


def _followed(one: Dossier, left: Position) -> bool:
    """Tells whether the same actor takes another position on the same thing when this one ends: that tells of its end."""
    same = (each for each in one.positions if (each.holder, each.subject) == (left.holder, left.subject))
    return left.until is not None and any(left.since < each.since <= left.until + dt.timedelta(days=1) for each in same)


def _moments(one: Dossier, quotes: Quotes) -> Iterator[Moment]:
    for proposal in one.proposals:
        if proposal.date is not None:
            shown = quotes.all(proposal.evidence)
            yield Moment(proposal.date, "proposal", proposal.kind, proposal.title, proposal.by, quotes=shown)
    for step in one.steps:
        for state in step.states:
            shown = quotes.all(state.evidence)
            yield Moment(state.since, "state", state.state, step.title, step.by, state.note, quotes=shown)
    for position in one.positions:
        title, who = subject_of(one, position.proposal, position.question), (position.holder,)
        shown = quotes.all(position.evidence)
        yield Moment(position.since, "position", position.stance, title, who, position.note, quotes=shown)
        if position.until is not None and not _followed(one, position):
            yield Moment(position.until, "position", position.stance, title, who, ended=True, quotes=shown)
    for owed in one.pending:
        held = quotes.all(owed.evidence)
        opening = tuple(each for each in held if each.role != "closes")
        yield Moment(owed.since, "pending", owed.kind, owed.text, (owed.of,), quotes=opening)
        if owed.until is not None:
            closing = tuple(each for each in held if each.role == "closes")
            yield Moment(owed.until, "pending", owed.kind, owed.text, (owed.of,), ended=True, quotes=closing)
