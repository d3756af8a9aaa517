"""Askers who say who they are, as in `Sahil: Sir, I am Sahil from the Harbour Times`, or whom who leads the room calls with an outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.ask import asks, ends_asking
from onrecord.reading.label import Label, Role

_HEAD = 80
"""Code points of a statement in which who asks says his name."""
_SAYS = r"(?:I am|I'm|I’m|this is|my name is|it's|main|soy|ich bin|mein Name ist|je suis|me llamo|sono|меня зовут|это)"
_FROM = r"(?:from|with|of the|at the|here from|hoon|se|de la|del|von der|vom|aus)"
_SHORTEST = 3
_ANYBODY = frozenset({"q", "question", "reporter", "journalist", "media"})
"""Labels of anybody who asks, under which who asks may say who he is."""
_TELLS = re.compile(
    r"(?:(?:Hi|Hello|Yes|Yeah|Thanks|Thank you)[^.?!]{0,24}[,.!] )?(?:I am |I'm |I’m |This is |My name is )?"
    r"[A-Z][a-z][\w'’-]* (?:[A-Z]\. )?[A-Z][\w'’-]+(?: here)?,? (?:from|with) (?:the )?"
    r"(?P<outlet>[A-Z][\w&'’-]+(?: (?:[A-Z][\w&'’-]*|of|and|the)){0,4})[.](?= |$)"
)
_CALL = re.compile(r"(?:^|[ .])(?P<name>[A-ZÀ-Þ][\w'’-]{2,}), (?P<outlet>[A-ZÀ-Þ][^.,;:?!]{2,40})[.]?$")
"""How who leads the room calls on somebody: the name and the outlet end his words."""
_NAME = re.compile(r"[^\W\d_][\w'’-]+(?: [A-Z]\.)?(?: [^\W\d_][\w'’-]+){0,2}")


def introduced(texts: Sequence[str], candidates: Sequence[Label | None]) -> list[Label | None]:
    """Returns the candidates, those of askers who say their names settled as askers', under each of their labels."""
    keys = {
        label.key
        for text, label in zip(texts, candidates, strict=True)
        if label is not None and label.role is Role.NAMED and _says(label, text[label.words :])
    }
    found = [
        one._replace(role=Role.ASKER, sure=True) if one is not None and one.key in keys else one for one in candidates
    ]
    for at, label in enumerate(found):
        if label is not None and label.role is Role.ASKER and label.key in _ANYBODY and label.outlet is None:
            told = _TELLS.match(texts[at], label.words)
            found[at] = label._replace(outlet=told["outlet"]) if told is not None else label
    return _called(texts, found)


def _called(texts: Sequence[str], candidates: list[Label | None]) -> list[Label | None]:
    """Returns the candidates, those settled as askers' whom who leads the room calls by name and outlet, and who ask."""
    if not any(one is not None and one.role is Role.MODERATOR for one in candidates):
        return candidates
    outlets: dict[str, str] = {}
    before: Label | None = None
    last = ""
    for text, label in zip(texts, candidates, strict=True):
        if label is not None:
            if (
                before is not None
                and before.role is Role.MODERATOR
                and label.role in {Role.NAMED, Role.OFFICIAL}
                and (call := _CALL.search(last)) is not None
                and call["name"].casefold() in label.key
                and ends_asking(text)
            ):
                outlets.setdefault(label.key, call["outlet"])
            before = label
        last = text
    return [
        one._replace(role=Role.ASKER, sure=True, outlet=outlets[one.key])
        if one is not None and one.key in outlets
        else one
        for one in candidates
    ]


def _says(label: Label, words: str) -> bool:
    """Tells whether words begin with the speaker's name and whom he is from, or with his name where they ask."""
    name, head = label.name or "", words[:_HEAD]
    first = name.split(" ", 1)[0]
    if len(first) < _SHORTEST or first.casefold() not in head.casefold() or not _NAME.fullmatch(name):
        return False
    own = rf"\b{re.escape(first)}\b(?: [A-Z][\w'’-]+)?"
    if re.search(rf"{own},? (?:and I am |I am )?{_FROM}\b", head, re.IGNORECASE):
        return True
    return asks(words) and re.search(rf"\b{_SAYS} {own}", head, re.IGNORECASE) is not None
