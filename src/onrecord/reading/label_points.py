"""Labels that a full stop and a dash close (`Ana Ruiz.- Buenos días.`), as stenographers print them in Spain and Latin America.

A place and date of a news story end so too. So the marks count only where three lines bear them and one of the labels comes again.
Labels in capitals are found without this, by their own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded
from onrecord.reading.label_scan import judge

_MARK = re.compile(r"\.[-–—]")
_HEAD = 70
_POINTED = re.compile(r"(?P<body>[^\W\d_][^:：?!\n]{0,60}?)[ \u00a0]?\.[-–—][ \u00a0]*")
_ASIDE = re.compile(r"(?P<plain>[^()]{3,40}?) ?\((?P<aside>[^()]{2,30})\)")
_FEWEST, _TWICE, _MOST_NAMES = 3, 2, 5


def pointed_labels(texts: Sequence[str], known: Families) -> Mapping[int, Label]:
    """Returns such labels by the places of their lines; empty where the page does not repeat them."""
    marked = [
        at
        for at, text in enumerate(texts)
        if (point := text.find(".", 1, _HEAD)) > 0 and _MARK.search(text, point, _HEAD) is not None
    ]
    if len(marked) < _FEWEST:
        return {}
    found = {at: label for at in marked if (label := _label(texts[at], known)) is not None}
    counts = Counter(one.key for one in found.values())
    if len(found) < _FEWEST or len(counts) < _TWICE or max(counts.values()) < _TWICE:
        return {}
    return {at: label for at, label in found.items() if not label.caps or label.name is None}


def _label(text: str, known: Families) -> Label | None:
    match = _POINTED.match(text)
    if match is None:
        return None
    body = match["body"]
    label = _named(body, known) or judge(body, known)
    if label is None or (label.name and len(body.split()) > (_MOST_NAMES if label.role is Role.NAMED else 9)):
        return None
    printed = text[: match.end()].rstrip()
    return label._replace(start=0, end=len(printed), words=match.end(), printed=printed, sure=True, colon=False)


def _named(body: str, known: Families) -> Label | None:
    """Returns the label of a name with what somebody is to the page in brackets: who leads it, or an outlet."""
    match = _ASIDE.fullmatch(body)
    inner = judge(match["plain"], known) if match is not None else None
    if match is None or inner is None or inner.role is not Role.NAMED or " " not in inner.key:
        return None
    aside = folded(match["aside"])
    if aside in known.moderator:
        return inner._replace(role=Role.MODERATOR)
    if known.title_start.match(aside) is not None or not match["aside"][0].isupper():
        return inner._replace(role=Role.OFFICIAL)
    return inner._replace(role=Role.ASKER, key=folded(body), name=body, outlet=match["aside"])
