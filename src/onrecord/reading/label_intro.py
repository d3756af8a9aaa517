"""Askers who say their own names, as in `Sahil: Sir, I am Sahil from the Harbour Times`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.ask import asks
from onrecord.reading.label import Label, Role

_HEAD = 80
"""Code points of a statement in which who asks says his name."""
_SAYS = r"(?:I am|I'm|I’m|this is|my name is|it's|main|soy|ich bin|mein Name ist|je suis|me llamo|sono|меня зовут|это)"
_FROM = r"(?:from|with|of the|at the|here from|hoon|se|de la|del|von der|vom|aus)"
_SHORTEST = 3
_NAME = re.compile(r"[^\W\d_][\w'’-]+(?: [A-Z]\.)?(?: [^\W\d_][\w'’-]+){0,2}")


def introduced(texts: Sequence[str], candidates: Sequence[Label | None]) -> list[Label | None]:
    """Returns the candidates, those of askers who say their names settled as askers', under each of their labels."""
    keys = {
        label.key
        for text, label in zip(texts, candidates, strict=True)
        if label is not None and label.role is Role.NAMED and _says(label, text[label.words :])
    }
    if not keys:
        return list(candidates)
    return [
        one._replace(role=Role.ASKER, sure=True) if one is not None and one.key in keys else one for one in candidates
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
