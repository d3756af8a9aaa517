"""Which question opens an exchange and which continues one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attrs import frozen

from onrecord.model.statement import Kind
from onrecord.reading.follow import judge
from onrecord.reading.follow_page import ANSWER, OTHER, QUESTION, Turn
from onrecord.reading.kinds import Said
from onrecord.reading.label import Label
from onrecord.reading.translated import asked_again

_TELLING = 24
"""Code points from which an anonymous label tells of a new occasion (`… was raised after the conference:`)."""
_LOOSE = frozenset({"pregunta"})
"""Labels for new questions under which Mexican stenographers also print the next question of the same reporter."""
_ANNOUNCED = re.compile(
    r"(?:and |also |just |sir,? )*(?:a |one |to )?(?:quick |small )?follow[ -]?up\b(?! on)|[我再想还要请也接着继续能否可以]{0,8}追问|関連して",
    re.I,
)


@frozen
class Placed:
    """A statement's exchange (0 outside questions and answers) and whether it follows up."""

    exchange: int
    follow_up: bool


def find_exchanges(said: Sequence[Said], texts: Sequence[str]) -> list[Placed]:
    """Returns the exchange of each statement, numbered from 1 in page order.

    A question that is printed twice, in two scripts, is one exchange and follows nothing up.
    """
    again = asked_again([one.kind is Kind.QUESTION for one in said], texts)
    turns = turns_of(said, texts, again)
    follows = iter(judge(turns))
    placed: list[Placed] = []
    number = 0
    for at, turn in enumerate(turns):
        follow = turn.kind == QUESTION and next(follows)
        if turn.kind == QUESTION and not follow:
            number += 1
        placed.append(Placed(0 if turn.kind == OTHER else number, follow and at not in again))
    return placed


def turns_of(said: Sequence[Said], texts: Sequence[str], again: Collection[int] = ()) -> list[Turn]:
    """Returns statements as follow-ups see them, with what the labels of questions tell; those `again` follow up surely."""
    told = any(one.label is not None and one.label.follow and one.label.name is None for one in said)
    last: Label | None = None
    asked = False
    turns: list[Turn] = []
    for at, (one, text) in enumerate(zip(said, texts, strict=True)):
        if at in again:
            turns.append(Turn(QUESTION, text, told=True))
        elif one.kind is Kind.QUESTION:
            named = one.label is not None and one.label.name is not None
            plain = told and not named and one.label is not None
            follow = _told(one, text, last, plain=plain) if asked else False
            turns.append(Turn(QUESTION, text, named, follow, plain))
            last, asked = one.label, True
        else:
            turns.append(Turn(ANSWER if one.kind is Kind.ANSWER and asked else OTHER, text))
    return turns


def _told(one: Said, text: str, last: Label | None, *, plain: bool) -> bool | None:
    """Returns whether a question follows up as its label tells, None when its words must be weighed.

    `last` is the label of the question before; `plain` whether the page has other labels for follow-ups, so that
    this one asks anew.
    """
    label = one.label
    if (label is not None and label.follow) or one.resumed:
        return True
    if label is None or label.name is None:
        long = label is not None and len(label.printed) > _TELLING and not label.timed
        if label is not None and (long or (plain and label.key not in _LOOSE)):
            return False
        return None if one.missing or last is None or last.name is None else label is None
    if last is None or last.key != label.key:
        return None if one.missing else False
    return True if _ANNOUNCED.match(text) else None
