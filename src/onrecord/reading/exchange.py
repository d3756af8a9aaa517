"""Which question opens an exchange and which continues one."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, frozen

from onrecord.model.statement import Kind
from onrecord.reading.ask import calls_next, greets, leans, matter, only_thanks, words_in
from onrecord.reading.kinds import Said

_SAME_MATTER = 0.28
_SHORT = 14


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


def find_exchanges(said: Sequence[Said], texts: Sequence[str]) -> list[Placed]:
    """Returns the exchange of each statement, numbered from 1 in page order."""
    placed: list[Placed] = []
    now = _Now()
    for one, text in zip(said, texts, strict=True):
        if one.kind is Kind.QUESTION:
            follow = now.number > 0 and _follows(one, text, now)
            if not follow:
                now = _Now(number=now.number + 1)
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


def _follows(one: Said, text: str, now: _Now) -> bool:
    label = one.label
    if label is not None and label.follow:
        return True
    named = bool(label and label.name)
    if named or (now.named and label is not None):
        return named and label is not None and label.key == now.asker and _same_matter(text, now)
    if one.resumed:
        return True
    return _anonymous(text, now)


def _same_matter(text: str, now: _Now) -> bool:
    if leans(text):
        return True
    mine = matter(text)
    if not mine:
        return True
    return len(mine & matter(now.text)) / len(mine) >= _SAME_MATTER


def _anonymous(text: str, now: _Now) -> bool:
    if only_thanks(text) or not now.answered:
        return True
    if now.last_question.rstrip().endswith(("--", "—", "–", "-")):
        return True
    called = calls_next(now.answer) and words_in(now.answer) <= 2 * _SHORT
    if called and words_in(now.last_question) > _SHORT:
        return False
    if greets(text):
        return False
    return leans(text) and words_in(text) < 60  # noqa: PLR2004
