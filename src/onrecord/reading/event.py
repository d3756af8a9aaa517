"""What event a page is the record of: its kind, and whether it is a briefing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from attrs import frozen

from onrecord.model.statement import Kind
from onrecord.reading.hints import Hints
from onrecord.reading.kinds import Said
from onrecord.reading.label import Role
from onrecord.text.yaml_data import load


@frozen
class Event:
    """The kind of a page's event, whether it is a briefing, whether its words are read into statements."""

    kind: str | None
    is_briefing: bool
    has_statements: bool


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    raw = load(files("onrecord.reading").joinpath("data/kinds.yml").read_text("utf-8"))
    return tuple((kind, briefing, re.compile(pattern)) for kind, briefing, pattern in raw["kinds"])


def title_kind(title: str | None, hints: Hints) -> tuple[str, bool] | None:
    """Returns kind and whether it is a briefing, as the title alone tells; the office's own rules go first."""
    if not title:
        return None
    own = hints.kind_of(title)
    if own is not None:
        return own.kind, own.is_briefing
    for kind, briefing, pattern in _kinds():
        if pattern.search(title):
            return kind, briefing
    return None


def judge_event(title: str | None, said: Sequence[Said], hints: Hints, *, opening: Sequence[str] = ()) -> Event:
    """Returns what event the page records, by its title and by who speaks on it; `opening` are the first statements."""
    questions = [one for one in said if one.kind is Kind.QUESTION]
    answers = [one for one in said if one.kind is Kind.ANSWER]
    known = title_kind(title, hints)
    exchange = bool(questions and answers)
    if known is not None:
        kind, briefing = known
        if kind == "interview" and _many_outlets(questions):
            return Event("press-conference", is_briefing=True, has_statements=True)
        if kind in {"statement", "interview"}:
            return Event(kind, is_briefing=False, has_statements=True)
        if not briefing:
            return Event(kind, is_briefing=False, has_statements=False)
        written = kind == "remarks" and hints.official and bool(said)
        if exchange or written or _greets(said, opening) or any(one.label is not None for one in said):
            return Event(kind, is_briefing=True, has_statements=True)
        return Event(None, is_briefing=False, has_statements=False)
    explained = exchange and hints.office is None and _explains(said, opening)
    if explained or not exchange:
        speaks = not explained and _officials_speak(said, hints, opening)
        return Event("statement" if speaks else None, is_briefing=False, has_statements=speaks)
    if (
        _one_interviewer(questions)
        or _on_air(said, opening)
        or (title and hints.office is None and not _press_and_office(said))
    ):
        return Event("interview", is_briefing=False, has_statements=True)
    return Event("press-conference", is_briefing=True, has_statements=True)


_GREETS = re.compile(
    r"\b(?:good (?:morning|afternoon|evening|day)|assalam|welcome to (?:the|this|today)|thank you for (?:joining|coming)|happy (?:mon|tues|wednes|thurs|fri)day)"
    r"|大家好|各位(?:记者|記者|朋友|媒体)|下午好|早上好|皆さん|おはようございます|안녕하십니까|добрый день|доброе утро|добрий день"
    r"|buen(?:os|as) (?:días|tardes|noches)|buen día|guten (?:tag|morgen)|bom dia|boa tarde|bonjour à tous|bonjour mesdames|buongiorno",
    re.I,
)
_GREETED = 200
"""Code points of a page's first words in which who speaks to the press greets it."""


def _greets(said: Sequence[Said], opening: Sequence[str]) -> bool:
    """Tells whether a page without labels opens as who speaks to the press does: a briefing without questions."""
    return bool(said and opening) and _GREETS.search(opening[0][:_GREETED]) is not None


_AIR = re.compile(
    r"welcome (?:back )?to (?:the |our )?(?:program|show|breakfast|studio)|joins (?:me|us)\b|joining (?:me|us)\b|thanks for (?:joining|your time|talking|coming on)"
    r"|on the (?:line|program|show)\b|(?:good (?:morning|afternoon|evening)|g'day|hello)[,.]? (?:to you,? )?(?:prime minister|minister|treasurer|premier|mr\.?|sir)\b"
    r"|(?:prime minister|minister|treasurer|premier|mr\.? \w+)[,.]? (?:good (?:morning|afternoon|evening)|welcome)",
    re.I,
)
_AIR_REPLY = re.compile(
    r"(?:good (?:morning|afternoon|evening)|g'day|hello|hi|thanks?(?: you)?|pleasure)[,.]? (?:very much )?[,.]? ?[A-Z][a-z]+\b",
    re.I,
)


def _asks_in(one: Said) -> bool:
    """Tells whether a statement may be a host's: a question, or words under a bare name."""
    return one.kind is Kind.QUESTION or (one.label is not None and one.label.role is Role.NAMED)


def _on_air(said: Sequence[Said], opening: Sequence[str]) -> bool:
    """Tells whether a host greets one guest, or listeners call in: a broadcast interview."""
    if any(one.label is not None and one.label.key.startswith("caller") for one in said):
        return True
    return any(
        _asks_in(one) and _AIR.search(first[:200]) is not None and _AIR_REPLY.match(reply) is not None
        for one, (first, reply) in zip(said, pairwise(opening), strict=False)
    )


_SPEAKS = re.compile(r"发言人|發言人|spokes(?:person|man|woman)|^(?:the )?(?:vice )?president\b|prime minister")


_TELLS = re.compile(r"(?:[说說称稱道]|表示|指出|[强強][调調]|said|says|stated|added|told [\w ]{2,40})\s*[:：]$")
"""How a label ends that is the beginning of a sentence of news."""
_QUOTES = ("“", '"', "「", "『", "«")


def _officials_speak(said: Sequence[Said], hints: Hints, opening: Sequence[str]) -> bool:
    """Tells whether a page without questions prints officials' words under their labels, and little else.

    News stories print names before colons too; there they head lists and tables, most words stand elsewhere, or a
    quotation follows (`X said: “…”`).
    """
    for one, words in zip(said, opening, strict=False):
        if one.label is not None and _TELLS.search(one.label.printed.strip()) and words.startswith(_QUOTES):
            return False
    own = [one for one in said if one.label is not None and one.label.role is Role.OFFICIAL and one.label.sure]
    if hints.office is not None and any(_SPEAKS.search(one.label.key) for one in said if one.label is not None):
        return True
    size = sum(_size(one) for one in said)
    caps = [one for one in own if one.label is not None and (one.label.caps or not one.label.printed.isascii())]
    return bool(caps) and 10 * sum(_size(one) for one in caps) >= 6 * size


def _size(one: Said) -> int:
    return sum(piece.span.length for piece in one.pieces)


def _press_and_office(said: Sequence[Said]) -> bool:
    """Tells whether labels name officials or outlets: bare `Q:` and `A:` may be anybody's, a company's too."""
    labels = [one.label for one in said if one.label is not None]
    return any((one.role is Role.OFFICIAL and one.sure) or one.outlet for one in labels)


_BARE = frozenset({"q", "a", "question", "answer"})


def labels_tell(said: Sequence[Said]) -> bool:
    """Returns whether labels tell of the press or of anybody who speaks; `Q:`, `A:`, `问：` and `答：` are anybody's."""
    labels = [one.label for one in said if one.label is not None]
    return any(one.name is not None or (len(one.key) > 1 and one.key not in _BARE) for one in labels)


_TALK = re.compile(
    r"\b(?:i|we|us|our|my|me|you|your|mr|mrs|ms|sir|madam|thanks?|please|minist\w*|govern\w*|presid\w*|spokes\w*"
    r"|press|report\w*|journal\w*|media|secretary|ambassador|foreign|countr\w*|nation\w*|police|military|china|russia|officials?)\b",
    re.IGNORECASE,
)
"""Words of people who talk with each other, or of what the press asks about."""


def _explains(said: Sequence[Said], opening: Sequence[str]) -> bool:
    """Tells whether bare questions and answers explain a matter to readers: nobody says I or you, and the press is nowhere."""
    labels = {one.label.key for one in said if one.label is not None}
    if (
        not labels <= _BARE
        or any(one.label is None for one in said)
        or not all(text.isascii() for text in _plain(opening))
    ):
        return False
    return len(opening) >= _FEWEST and not any(_TALK.search(text) for text in opening)


def _plain(opening: Sequence[str]) -> list[str]:
    return [text.translate(_TYPESET) for text in opening]


_TYPESET = str.maketrans("“”‘’–—…", "\"\"''--.")
_FEWEST = 4
"""Statements from which bare questions and answers show what they are."""


def _many_outlets(questions: Sequence[Said]) -> bool:
    names = {one.label.key for one in questions if one.label is not None and one.label.name}
    return len(names) > 2


def _one_interviewer(questions: Sequence[Said]) -> bool:
    """Tells whether one named person (no outlet, no anonymous label) asks everything, several times."""
    labels = [one.label for one in questions if one.label is not None]
    named = {one.key for one in labels if one.role is Role.NAMED}
    hosts = {one.key for one in labels if one.key in {"interviewer", "host", "entrevistador", "entrevistadora"}}
    if hosts and len({one.key for one in labels}) <= 2:
        return True
    return len(named) == 1 and len(labels) > 2 and all(one.key in named for one in labels)
