"""Labels damaged by scanning, or printed without their colon, known by the page's other labels."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz.fuzz import ratio

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded

_HEAD = re.compile(
    r"(?P<junk>(?:Fax from|[\[\]|*.,'_ ]|[a-zI] ){0,12}\s*)"
    r"(?P<body>[A-Z0-9\[\](){}'’&/|!.,\u00c0-\u00dc ]{3,34}?[A-Z0-9\])&?!]|[A-Za-z0-9\[\]'’. ]{4,26}?)"
    r"(?P<mark>\s*(?:\.-|[:;](?!\d)|\.(?=\s|$)|[-–—?](?=\s|\(|$)|(?=\s*\()|(?=\s*$)))"
)
_LOOSE = re.compile(r"[^A-Za-z0-9\u00c0-\u00ff]")
_AFTER = re.compile(r"[ \t\u00a0\u3000]*")
_ALWAYS = ("journalist", "prime minister", "question", "reporter", "moderator", "the president", "interviewer")
_BY_COLON, _BY_OTHER = 68.0, 84.0


def damaged(text: str, keys: Mapping[str, Label], known: Families, *, alone: bool = False) -> Label | None:
    """Returns the label that a line's head was before it was damaged, None when it is near to none.

    Nearness is the normalized edit similarity (rapidfuzz `ratio`) of letters and digits; a head that ends
    in a colon or semicolon may differ more than one that ends otherwise. `alone` tells that the page prints
    labels in lines of their own, so that a line of a title and a name in capitals is one.
    """
    exact = _without_colon(text, keys)
    if exact is not None:
        return exact
    if alone and len(text) < 32 and text.isupper() and known.title_start.match(folded(text)) and " " in text:
        return Label(
            0, len(text), len(text), text, folded(text), Role.OFFICIAL, name=text, sure=True, caps=True, colon=False
        )
    match = _HEAD.match(text[:60]) if text[:1] <= "\u3000" else None
    if match is None:
        return None
    body, mark = match.group("body").strip(), match.group("mark").strip()
    loose = _LOOSE.sub("", body)
    if len(loose) < 4 or not _mostly_caps(body) or not _mostly_caps(body.split()[0]):
        return None
    if not mark and len(text) > match.end() + 40 and not body.isupper():
        return None
    best, score = _nearest(loose.casefold(), keys)
    need = _BY_COLON if mark[:1] in {":", ";"} else _BY_OTHER
    if best is None or score < need:
        return None
    after = _AFTER.match(text, match.end())
    words = after.end() if after else match.end()
    printed = text[match.end("junk") : match.end()]
    intact = folded(body) == best.key
    return best._replace(
        start=match.end("junk"), end=match.end(), words=words, printed=printed, damaged=not intact, colon=mark[:1] == ":", timed=False,
    )  # fmt: skip


def _mostly_caps(body: str) -> bool:
    letters = [char for char in body if char.isalpha()]
    return sum(char.isupper() for char in letters) >= 0.55 * len(letters)


def _nearest(loose: str, keys: Mapping[str, Label]) -> tuple[Label | None, float]:
    best: Label | None = None
    score = 0.0
    for key, label in keys.items():
        if label.caps and len(key) >= 5 and (near := ratio(loose, _LOOSE.sub("", key))) > score:
            best, score = label, near
    for key in _ALWAYS:
        near = ratio(loose, _LOOSE.sub("", key))
        if near > score:
            role = Role.OFFICIAL if key in {"prime minister", "the president"} else Role.ASKER
            role = Role.MODERATOR if key == "moderator" else role
            name = key.upper() if role is Role.OFFICIAL else None
            best, score = Label(0, 0, 0, key, key, role, name=name, sure=True, caps=True), near
    return best, score


def _without_colon(text: str, keys: Mapping[str, Label]) -> Label | None:
    """Finds an accepted label at the head of a line that lost its colon (`MS. DALTON  Yes.`)."""
    head = text[:80]
    for label in keys.values():
        if not label.caps:
            continue
        name = label.name or ""
        if len(name) < 5 or not head.startswith(name):
            continue
        after = re.match(r"(?:[.;\-–—?]{0,2})(?=[\s\u00a0]|$)[\s\u00a0]*", text[len(name) :])
        rest = text[len(name) :].lstrip(" .;-–—?\u00a0")
        if after is None or not (rest == "" or rest[0].isupper() or rest[0] in "([\"“'"):
            continue
        end = len(name) + len(after.group().rstrip())
        words = len(name) + after.end()
        return label._replace(
            start=0, end=end, words=words, printed=text[:end], damaged=False, colon=False, timed=False
        )
    return None
