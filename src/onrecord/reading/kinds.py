"""From turns to statements' kinds, by the roles of their labels and what the page shows is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import Factory, define

from onrecord.model.statement import Kind
from onrecord.reading.ask import asks, ends_asking, words_in
from onrecord.reading.label import Label, Role
from onrecord.reading.roles import is_question_line, settle
from onrecord.reading.turn import PageLine, Piece, Turn

_PREPARED, _RUN, _VOICES = 60, 4, 3
_REPORT = 400
"""Words of a report; answers that officials share were 340 at most on 130 pages."""
_CEREMONY = 12
_WEEK_AHEAD = re.compile(
    r"(?:do|give|read|have|with|for|to|through) (?:you )?(?:the|a|your) week ahead|schedule for next week|\A(?:okay[,.] )?(?:so,? )?next week\b",
    re.I,
)
_MODERATES = re.compile(
    r"last question|one more question|thank you,? (?:all|everyone|everybody|press)|thanks,? (?:all|everyone|everybody|guys)|let'?s go|press,? (?:out|this way)",
    re.I,
)
_FIRST_PERSON = re.compile(r"\bI\b|\bmy\b")
_CALLS_ON = re.compile(r"(?:go ahead|please|yes,? (?:sir|ma['’]?am)|next|in the back|hold it|hold on)\b", re.I)
_ANNOUNCES = re.compile(
    r"week ahead|schedule for next week|\A(?:okay[,.] )?(?:so,? )?next week\b|(?:one|an?|some) (?:more |final |quick )?announcements?\b|before (?:i|we) (?:go|wrap|close)",
    re.I,
)


@define
class Said:
    """A statement before it has an exchange: kind, label, pieces, what is odd about it."""

    kind: Kind
    label: Label | None
    pieces: list[Piece]
    label_pieces: list[Piece] = Factory(list)
    missing: bool = False
    unattributed: bool = False
    flags: list[str] = Factory(list)
    resumed: bool = False


def words_of(pieces: Sequence[Piece], lines: Sequence[PageLine]) -> str:
    """Returns the words of pieces, lines joined by a newline."""
    if len(pieces) == 1:
        line, (start, end) = pieces[0]
        return lines[line].text[start:end].strip()
    return "\n".join([lines[line].text[start:end].strip() for line, (start, end) in pieces])


def has_words(pieces: Sequence[Piece], lines: Sequence[PageLine]) -> bool:
    """Tells whether `words_of` are any."""
    if len(pieces) != 1:
        return len(pieces) > 1
    line, (start, end) = pieces[0]
    return start < end and not lines[line].text[start:end].isspace()


def find_kinds(turns: Sequence[Turn], lines: Sequence[PageLine], presider_keys: frozenset[str]) -> list[Said]:
    """Returns statements with kinds, in page order."""
    texts = [words_of(turn.pieces, lines) for turn in turns]
    labelled = [(turn.label, text) for turn, text in zip(turns, texts, strict=True) if not turn.narrative]
    roles = settle(labelled, presider_keys)
    following = _next_roles(turns, roles)
    out: list[Said] = []
    asked = False
    reports, closer = _reports(turns, roles, texts), _closer(turns, roles)
    for number, turn in enumerate(turns):
        role = roles.get(turn.label.key) if turn.label is not None and turn.label.key else None
        if role is None and turn.label is not None:
            role = turn.label.role
        kind = _kind(turn, role, asked=asked, before=out, text=texts[number])
        if kind is Kind.ANSWER and (number in reports or number == closer):
            kind = Kind.SPEECH
        asked = asked or kind is Kind.QUESTION
        said = Said(
            kind,
            None if turn.narrative else turn.label,
            list(turn.pieces),
            list(turn.label_pieces),
            resumed=turn.resumed,
        )
        if turn.label is not None and turn.label.damaged:
            said.flags.append("label-damaged")
        out.extend(_split_missing(said, following[number], lines, turns, number))
    _flag_doubtful(out, lines)
    return _drop_empty(out, lines)


def _kind(turn: Turn, role: Role | None, *, asked: bool, before: Sequence[Said], text: str) -> Kind:
    if turn.narrative:
        return Kind.NARRATIVE
    if turn.resumed and not turn.after_rule:
        if before and _last_spoken(before) is Kind.QUESTION and _CALLS_ON.match(text) and not asks(text):
            return Kind.ANSWER
        return _last_spoken(before) or Kind.SPEECH
    if turn.label is None or role is Role.MODERATOR or (turn.after_rule and turn.resumed):
        return Kind.SPEECH
    if role is Role.ASKER:
        moderates = (
            turn.label.role is Role.NAMED
            and not asks(text)
            and not _FIRST_PERSON.search(text[:80])
            and _MODERATES.search(text[:80])
        )
        return Kind.SPEECH if moderates else Kind.QUESTION
    if role is Role.ANSWERER:
        return Kind.ANSWER if asked else Kind.SPEECH
    if not asked:
        return Kind.SPEECH
    return Kind.SPEECH if _prepared(before, text) else Kind.ANSWER


def _last_spoken(before: Sequence[Said]) -> Kind | None:
    return next((one.kind for one in reversed(before) if one.kind is not Kind.NARRATIVE), None)


def _prepared(before: Sequence[Said], text: str) -> bool:
    """Tells whether an official's turn after first questions is a scheduled announcement, as its head says."""
    head = text[:160].casefold()
    if "week" in head and _WEEK_AHEAD.search(text[:120]):
        return words_in(text) > _PREPARED
    last = _last_spoken(before)
    return last is not None and last is not Kind.QUESTION and _ANNOUNCES.search(text[:160]) is not None


_REPORTERS = frozenset({Role.OFFICIAL, Role.ANSWERER, Role.NAMED})


def _reports(turns: Sequence[Turn], roles: dict[str, Role], texts: Sequence[str]) -> set[int]:
    """Returns the turns of officials who report one after the other while nobody asks.

    An answer may be shared by several who add a few words each; where three or more speak in four or more turns on
    end, and one of them longer than one answers, those after the first answer are prepared reports that were called up;
    in more than a dozen turns on end no question is answered any more.
    """
    found: set[int] = set()
    run: list[int] = []
    for number in range(len(turns) + 1):
        label = turns[number].label if number < len(turns) else None
        official = label is not None and roles.get(label.key, label.role) in _REPORTERS
        if number < len(turns) and (official or turns[number].narrative):
            run.extend([number] if official else [])
            continue
        if len(run) <= _RUN:
            run = []
            continue
        speakers = {turns[at].label.key for at in run[1:] if turns[at].label is not None}  # type: ignore[union-attr]
        if len(speakers) >= _VOICES and (len(run) > _CEREMONY or max(words_in(texts[at]) for at in run[1:]) >= _REPORT):
            found.update(run[1:])
        run = []
    return found


def _closer(turns: Sequence[Turn], roles: dict[str, Role]) -> int:
    """Returns the number of the last turn when who opened the page and never answered closes it, else -1."""
    spoken = [at for at, turn in enumerate(turns) if turn.label is not None and not turn.narrative]
    if len(spoken) < _RUN:
        return -1
    first, last = turns[spoken[0]].label, turns[spoken[-1]].label
    asked = [at for at in spoken if roles.get(turns[at].label.key) is Role.ASKER]  # type: ignore[union-attr]
    if first is None or last is None or first.key != last.key or not asked or spoken[-2] in asked:
        return -1
    answers = {turns[at + 1].label.key for at in asked if at + 1 < len(turns) and turns[at + 1].label is not None}  # type: ignore[union-attr]
    return -1 if first.key in answers else spoken[-1]


def _next_roles(turns: Sequence[Turn], roles: dict[str, Role]) -> list[Role | None]:
    """Returns for each turn the role of the next one with a label, found in one pass from the end."""
    found: list[Role | None] = []
    ahead: Role | None = None
    for turn in reversed(turns):
        found.append(ahead)
        if not turn.narrative and turn.label is not None:
            ahead = roles.get(turn.label.key, turn.label.role)
    return found[::-1]


def _split_missing(
    said: Said, following: Role | None, lines: Sequence[PageLine], turns: Sequence[Turn], number: int
) -> list[Said]:
    """Cuts off paragraphs whose label the page lost."""
    if said.kind is Kind.QUESTION and len(said.pieces) > 1 and following in {Role.ASKER, None}:
        at = _answer_begins(said.pieces, lines)
        if at:
            rest = Said(Kind.ANSWER, None, said.pieces[at:], missing=True, flags=["label-missing"])
            said.pieces = said.pieces[:at]
            return [said, rest]
    if said.kind is Kind.ANSWER and len(said.pieces) > 1 and _same_next(turns, number):
        last = words_of(said.pieces[-1:], lines)
        if is_question_line(last):
            rest = Said(Kind.QUESTION, None, said.pieces[-1:], missing=True, flags=["label-missing"])
            said.pieces = said.pieces[:-1]
            return [said, rest]
    return [said]


def _answer_begins(pieces: Sequence[Piece], lines: Sequence[PageLine]) -> int:
    """Returns the number of the paragraph with which an unlabelled answer begins, 0 when none does."""
    for at in range(1, len(pieces)):
        before, here = words_of(pieces[at - 1 : at], lines), words_of(pieces[at:], lines)
        if _bold(pieces[:at], lines) and not any(lines[one.line].bold for one in pieces[at:]) and ends_asking(before):
            return at
        if ends_asking(before) and not asks(here) and words_in(here) >= 4 and not here[:1].islower():
            return at
    return 0


def _bold(pieces: Sequence[Piece], lines: Sequence[PageLine]) -> bool:
    """Tells whether paragraphs are bold from end to end, as some pages print every question."""
    return all(lines[one.line].bold >= len(lines[one.line].text) for one in pieces)


def _same_next(turns: Sequence[Turn], number: int) -> bool:
    here = turns[number].label
    for at in range(number + 1, len(turns)):
        turn = turns[at]
        if turn.narrative:
            return False
        return turn.label is not None and here is not None and turn.label.key == here.key
    return False


def _flag_doubtful(said: Sequence[Said], lines: Sequence[PageLine]) -> None:
    """Flags printed labels that seem wrong; they are kept as the page prints them.

    A question that asks nothing, between a question that asks and another question, is likely an answer; an
    answer that only asks, between two answers of the same label, is likely a question.
    """
    spoken = [one for one in said if one.kind in {Kind.QUESTION, Kind.ANSWER}]
    for before, one, after in zip(spoken, spoken[1:], spoken[2:], strict=False):
        if one.missing or len({before.kind, one.kind, after.kind}) > 1:
            continue
        text = words_of(one.pieces, lines)
        if one.kind is Kind.QUESTION:
            wrong = not asks(text) and words_in(text) >= 8 and asks(words_of(before.pieces, lines))
        else:
            keys = {other.label.key for other in (before, one, after) if other.label is not None}
            wrong = len(keys) == 1 and is_question_line(text)
        if wrong:
            one.flags.append("label-doubtful")


def _drop_empty(said: list[Said], lines: Sequence[PageLine]) -> list[Said]:
    """Marks labels with no words under them; they stay, so that a printed label is never lost."""
    for one in said:
        if not has_words(one.pieces, lines):
            one.flags.append("no-words")
    return said
