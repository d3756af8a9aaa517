"""Labels that a dash closes (`Q - …`, `R - …`, `Question – …`), as French ministries print them.

A dash after a word or a letter is mostly no label, and after a bare `Q` mostly the reporter breaking in. So it counts only on a page
where nearly all questions stand so, and answers too; there names before a dash are labels as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families
from onrecord.reading.label_scan import judge

_DASHED = re.compile(r"(?P<body>[^\s\-–—:：.?!][^\-–—:：?!\n]{0,39}?)[ \u00a0]?[-–—][ \u00a0]+(?=\S)")
_LETTERS = "QRAPqrapВОвоسج"
"""What anonymous labels with a dash begin with."""
_BARE = frozenset({"Q ", "Q\t", "Q\u00a0"})
_MOSTLY = 0.8
"""The share of a page's bare letters for questions that a dash closes."""


def dashed_labels(texts: Sequence[str], known: Families) -> Mapping[int, Label]:
    """Returns the labels with a dash by the places of their lines; none where questions and answers do not both stand so."""
    if not any(text[:1] in _LETTERS and _DASHED.match(text) for text in texts):
        return {}
    found = {at: label for at, text in enumerate(texts) if (label := _label(text, known)) is not None}
    roles = Counter(label.role for label in found.values() if label.name is None)
    asked = max(sum(text[:2] in _BARE for text in texts), 1)
    if roles[Role.ASKER] < _MOSTLY * asked or not (roles[Role.ANSWERER] or _named_twice(found)):
        return {}
    counts = Counter(label.key for label in found.values())
    return {
        at: label._replace(sure=True)
        for at, label in found.items()
        if label.name is None or label.sure or counts[label.key] > 1
    }


def _label(text: str, known: Families) -> Label | None:
    match = _DASHED.match(text)
    label = judge(match["body"].rstrip("."), known) if match is not None else None
    if (
        match is None
        or label is None
        or label.role is Role.MODERATOR
        or (label.name and len(match["body"].split()) > (6 if label.role is Role.OFFICIAL else 4))
    ):
        return None
    if label.name is None and not label.sure:
        return None
    printed = text[: match.end()].rstrip()
    return label._replace(start=0, end=len(printed), words=match.end(), printed=printed, colon=False)


def _named_twice(found: Mapping[int, Label]) -> bool:
    return any(count > 1 for count in Counter(label.key for label in found.values() if label.name).values())
