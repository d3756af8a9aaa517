"""Which question opens an exchange and which continues one."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, frozen

from onrecord.model.statement import Kind
from onrecord.reading.ask import words_in
from onrecord.reading.follow import Before, common_matter, follows
from onrecord.reading.kinds import Said

_LIKELY = 0.5
_TELLING = 24
"""Code points from which an anonymous label tells of a new occasion (`… was raised after the conference:`)."""
HEAD, TAIL = 200, 900
"""Code points that are looked at: of every statement for what the page is about, of the running exchange."""


@frozen
class Placed:
    """A statement's exchange (0 outside questions and answers) and whether it follows up."""

    exchange: int
    follow_up: bool


@define
class _Now:
    number: int = 0
    asker: str | None = None
    named: bool = False
    text: str = ""
    answer: str = ""
    last_question: str = ""
    answered: bool = False
    turns: int = 0
    told: bool = False
    """The page has labels of its own for follow-ups, so that the others ask anew."""


def find_exchanges(said: Sequence[Said], texts: Sequence[str]) -> list[Placed]:
    """Returns the exchange of each statement, numbered from 1 in page order."""
    placed: list[Placed] = []
    told = any(one.label is not None and one.label.follow and one.label.name is None for one in said)
    now = _Now(told=told)
    page: tuple[frozenset[str], float] | None = None
    for one, text in zip(said, texts, strict=True):
        if one.kind is Kind.QUESTION:
            follow = _told(one, now) if now.number else False
            if follow is None:
                page = page or _page(said, texts)
                before = Before(
                    now.text[-TAIL:], now.last_question, now.answer, now.answered, same_asker=now.named, turns=now.turns,
                    common=page[0], usual=page[1],
                )  # fmt: skip
                follow = follows(text, before) >= _LIKELY
            now.turns = now.turns + 1 if follow else 0
            if not follow:
                now = _Now(number=now.number + 1, told=told)
            key = one.label.key if one.label is not None else ""
            now.asker, now.named = key, bool(one.label and one.label.name)
            now.text = f"{now.text}\n{text}"
            now.last_question, now.answered, now.answer = text, False, ""
            placed.append(Placed(now.number, follow))
        elif one.kind is Kind.ANSWER and now.number:
            now.answer, now.answered = text, True
            now.text = f"{now.text}\n{text}"
            placed.append(Placed(now.number, follow_up=False))
        else:
            placed.append(Placed(0, follow_up=False))
    return placed


def _page(said: Sequence[Said], texts: Sequence[str]) -> tuple[frozenset[str], float]:
    """Returns what the whole page is about, and how long its questions are on average, in words."""
    asked = [words_in(text) for one, text in zip(said, texts, strict=True) if one.kind is Kind.QUESTION]
    return common_matter([text[:HEAD] for text in texts]), sum(asked) / max(len(asked), 1)


def _told(one: Said, now: _Now) -> bool | None:
    """Returns whether a question follows up as its label alone tells, None when its words must tell."""
    label = one.label
    if (label is not None and label.follow) or one.resumed:
        return True
    if label is not None and label.name is None and len(label.printed) > _TELLING:
        return False
    named = bool(label and label.name)
    if not named and label is not None and now.told:
        return False
    if named != now.named or (named and label is not None and label.key != now.asker):
        return None if one.missing else label is None
    return None
