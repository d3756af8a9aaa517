"""Which label candidates a page as a whole bears out, and labels that its other labels reveal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from onrecord.reading.ask import ends_asking
from onrecord.reading.hints import Hints, presider_keys
from onrecord.reading.label import Label, Role
from onrecord.reading.label_damage import damaged
from onrecord.reading.label_dash import dashed_labels
from onrecord.reading.label_families import Families, families, folded
from onrecord.reading.label_intro import introduced
from onrecord.reading.label_midline import BARE_Q, may_be_lettered, midline, solid_names
from onrecord.reading.label_outlets import with_outlets
from onrecord.reading.label_roster import enrolled
from onrecord.reading.label_rows import row_labels
from onrecord.reading.label_run import run_labels
from onrecord.reading.label_scan import scan
from onrecord.reading.translated import add_translated

LONG = 2000
"""Code points from which a line may be a whole page run together."""


class Line(NamedTuple):
    """A line of the main text with what its looks say: leading bold code points, hard-broken or not."""

    text: str
    bold: int = 0
    broken: bool = False


def find_labels(lines: Sequence[Line], hints: Hints, *, title: str | None = None) -> list[list[Label]]:
    """Returns the accepted labels of each line, in order of place."""
    known = families()
    presiders = presider_keys(hints.presiders)
    printed, lines = lines, _with_colons(lines)
    texts = [line.text for line in lines]
    special = {**row_labels(texts, known), **dashed_labels(texts, known)}
    scanned = [_sharpened(special.get(at) or scan(text, known), hints, presiders) for at, text in enumerate(texts)]
    candidates = enrolled(texts, introduced(texts, scanned))
    page = _Page(lines, candidates, title or "")
    accepted: list[list[Label]] = []
    for line, one, borne in zip(lines, candidates, page.borne_out, strict=True):
        kept = [one] if one is not None and borne else []
        if kept and _odd(kept[0], page):
            kept = [near] if (near := damaged(line.text, page.sure_keys, known)) is not None else kept
        if not kept and page.keys:
            found = damaged(line.text, page.keys, known, alone=page.alone >= 3)
            kept = [found] if found is not None else []
        accepted.append(kept)
    add_translated(texts, candidates, accepted)
    _add_midline(lines, accepted, page, known)
    for line, row in zip(lines, accepted, strict=True):
        if not row:
            row.extend(run_labels(line.text, known))
    with_outlets(texts, accepted, known)
    _drop_letterhead(accepted)
    _drop_told(accepted)
    _drop_metadata(lines, accepted)
    _drop_parts(accepted)
    return accepted if printed is lines else _as_printed(accepted, printed)


_COLONS = {ord(sign): "：" for sign in "∶︰﹕"}
"""Signs that stand for a colon before somebody's words, as Hong Kong's releases print the sign of a ratio."""


def _with_colons(lines: Sequence[Line]) -> Sequence[Line]:
    """Returns the lines with a colon for each sign that stands for one; the same lines where there is none."""
    if not any("∶" in line.text or "︰" in line.text or "﹕" in line.text for line in lines):
        return lines
    return [line._replace(text=line.text.translate(_COLONS)) for line in lines]


def _as_printed(accepted: Sequence[Sequence[Label]], lines: Sequence[Line]) -> list[list[Label]]:
    return [
        [one._replace(printed=line.text[one.start : one.end]) for one in row]
        for row, line in zip(accepted, lines, strict=True)
    ]


def _drop_parts(accepted: list[list[Label]]) -> None:
    """Takes back lines of a label that goes on in a line which has none."""
    for at in range(len(accepted) - 1, -1, -1):
        row = accepted[at]
        if row and row[0].role is Role.PART and not (at + 1 < len(accepted) and accepted[at + 1]):
            row.clear()


def _drop_told(accepted: list[list[Label]]) -> None:
    """Takes back `有记者问：` where nobody answers under a label: then it is a news story's running prose."""
    labels = [one for row in accepted for one in row]
    if all(one.role in {Role.ASKER, Role.TIME} for one in labels) and any(
        one.printed.startswith("有") for one in labels
    ):
        for row in accepted:
            row.clear()


def _drop_metadata(lines: Sequence[Line], accepted: list[list[Label]]) -> None:
    """Takes back bare names that stand once above the first asker before words that end no sentence: `Bulletin: 34982`."""
    first = next((at for at, row in enumerate(accepted) for one in row if one.role is Role.ASKER and one.sure), 0)
    head = [at for at in range(first) if accepted[at]]
    if not head:
        return
    counts = Counter(one.key for row in accepted for one in row)
    for at in head:
        one = accepted[at][0]
        words = lines[at].text[one.words :].strip()
        bare = one.role in {Role.NAMED, Role.ASKER} and not (one.sure or one.timed) and counts[one.key] == 1
        if bare and 0 < len(words) <= _METADATA and not _ENDED.search(words) and len(accepted[at]) == 1:
            accepted[at] = []


_METADATA = 100
"""Code points of the longest words that a page may print about itself behind a name and a colon."""
_ENDED = re.compile(r"[.!?。！？…—–-][\"'”’」』）)\]]*$")


def _odd(label: Label, page: _Page) -> bool:
    """Tells whether a label is a name in capitals that stands once: it may be a damaged other label."""
    return label.role is Role.NAMED and label.caps and not label.sure and page.counts[label.key] == 1


def _drop_letterhead(accepted: list[list[Label]]) -> None:
    """Takes back words without a colon above the first label with one, where the page prints colons."""
    colons = [one.colon for row in accepted for one in row if one.role is not Role.TIME]
    if sum(colons) * 10 < len(colons) * 6:
        return
    for row in accepted:
        if any(one.colon for one in row):
            return
        row[:] = [one for one in row if one.key == "q"]


def _sharpened(label: Label | None, hints: Hints, presiders: frozenset[str]) -> Label | None:
    if label is None:
        return None
    role = label.role
    if label.key in hints.moderator_labels:
        role = Role.MODERATOR
    elif label.key in hints.asker_labels:
        role = Role.ASKER
    elif label.key in hints.official_labels or (label.name and label.key in presiders):
        role = Role.OFFICIAL
    else:
        return label
    if label.sure and label.role is role:
        return label
    return Label(*label[:5], role, *label[6:9], True, *label[10:])  # noqa: FBT003  as `_replace` does, ten times as fast


def _caps_share(sure: Sequence[Label]) -> float:
    """Returns the share of labels in capitals among those of three letters or more (`Q:` and `A:` have no style)."""
    words = [one for one in sure if len(one.key) > 2]
    return sum(one.caps for one in words) / len(words) if words else 0.0


_CAPS_STYLE = 0.9


_PERSON = re.compile(r"[^\W\d_][\w'’-]*[a-zß-ÿ](?: [A-ZÀ-Þ]\.)?(?: [A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]){1,2}")
_SURNAME, _CALLS, _FRONT = 4, 200, 1500
"""Letters of a surname that tells, and code points in which it is called and in which a page's front names people."""


_PRINTED_ONLY = frozenset({Role.TIME, Role.PART})
"""Roles of print that names nobody by itself."""
_LEADING = frozenset({Role.ASKER, Role.MODERATOR})
_ASKED = "\0"
_MOST_NAMES = 4


def _asked(text: str, label: Label | None) -> str:
    return _ASKED + text if label is not None and label.role is Role.ASKER and label.sure else text


def _names(found: Sequence[Label]) -> list[str]:
    """Returns the keys of labels that are names of two words and more, in print that is not all capitals."""
    return [one.key for one in found if one.role is Role.NAMED and not one.caps and " " in one.key]


class _Page:
    """The evidence of all candidates of a page together."""

    def __init__(self, lines: Sequence[Line], candidates: Sequence[Label | None], title: str) -> None:
        found = [one for one in candidates if one is not None]
        self.counts = Counter([one.key for one in found])
        sure = [one for one in found if one.sure and one.role not in _PRINTED_ONLY]
        self.caps_style = len(sure) >= 4 and _caps_share(sure) >= _CAPS_STYLE
        self.bare_q = sum(one.key == "q" and not one.colon for one in sure)
        self.roles = {one.role for one in sure}
        self.timed = sum(one.timed for one in found)
        self.named = sum(1 for one in found if one.role is Role.NAMED and not one.sure)
        self.title = folded(title)
        self.alone = sum(one.words >= len(line.text) for one, line in zip(candidates, lines, strict=True) if one)
        self.sure_keys = {one.key: one for one in sure if one.caps}
        self.people = {tuple(one.key.split()[-2:]) for one in found if one.role is Role.OFFICIAL and " " in one.key}
        self.again = sum(count > 1 for count in Counter(_names(found)).values())
        self._above = lines, candidates
        asked = ["", *(_asked(line.text, one) for line, one in zip(lines, candidates, strict=True))]
        self.borne_out = [
            one is not None and self.bears_out(one, line, before)
            for one, line, before in zip(candidates, lines, asked, strict=False)
        ]
        self.keys: dict[str, Label] = {}
        for one, borne in zip(candidates, self.borne_out, strict=True):
            if one is not None and one.key and borne:
                self.keys.setdefault(one.key, one)

    @cached_property
    def front(self) -> str:
        """Returns what stands above the first sure label, folded; empty where none does."""
        lines, candidates = self._above
        first = next((at for at, one in enumerate(candidates) if one is not None and one.sure), 0)
        return folded(" ".join(line.text for line in lines[:first])[:_FRONT]) if first else ""

    def bears_out(self, label: Label, line: Line, before: str) -> bool:
        """Tells whether the page supports a candidate; `before` is the line before it, marked where an asker's label opens it."""
        if label.role in _PRINTED_ONLY:
            return self.timed >= 2 or label.role is Role.PART
        if label.sure:
            return self._sure(label)
        if label.timed or (self._in_title(label) and folded(line.text) != self.title):
            return True
        count = self.counts[label.key]
        if label.role is Role.ASKER:
            return count >= 2 or bool(self.roles) or self.named >= 2
        if self.caps_style and not label.caps:
            return False
        if label.caps:
            return self._caps(label, count)
        if self._known_person(label) or self._called(label, line, before):
            return True
        own = 0 < line.bold <= label.words and line.bold >= label.end - label.start - 2
        return count >= 2 or own or self._han(label)

    def _sure(self, label: Label) -> bool:
        if self.caps_style and not label.caps and label.printed[:1].isascii():
            return self.counts[label.key] >= 3 or label.timed
        if label.key in {"q", "a"} and not label.colon:
            return self.bare_q >= 1 if label.key == "q" else self.counts["a"] >= 2
        return True

    def _caps(self, label: Label, count: int) -> bool:
        name = label.name or ""
        if any(char.isdigit() for char in name.partition("/")[0]) or len(name.split()) > 6:
            return False
        return count >= 2 or bool(self.roles)

    def _known_person(self, label: Label) -> bool:
        """Tells whether a label in Latin letters names somebody whom a surer label names with an office or in full."""
        if not self.roles & _LEADING or not label.name:
            return False
        if label.role is Role.OFFICIAL and Role.ASKER in self.roles:
            return True
        words = label.key.split()
        return len(words) > 1 and (tuple(words[-2:]) in self.people or label.key in self.front)

    def _called(self, label: Label, line: Line, before: str) -> bool:
        """Tells whether a person's name stands once, but was called right before, or asks where others are named so too."""
        words = (label.name or "").split()
        if label.role is not Role.NAMED or not words:
            return False
        if before.startswith(_ASKED) and ends_asking(before) and len(words) < _MOST_NAMES:
            return True
        if Role.MODERATOR in self.roles and label.printed[-2:] == "):" and "?" in line.text[label.words :]:
            return True
        if not (self.people or self.again > 1) or not _PERSON.fullmatch(label.name or ""):
            return False
        if len(words[-1]) >= _SURNAME and words[-1] in before[-_CALLS:]:
            return True
        return (len(self.people) > 1 or self.again > 1) and "?" in line.text[label.words :]

    def _han(self, label: Label) -> bool:
        name = label.name or ""
        return (
            "\u3400" <= name[:1] <= "\u9fff"
            and Role.ASKER in self.roles
            and len(name) in {2, 3}
            and name[-1] not in "方国問问"
        )

    def _in_title(self, label: Label) -> bool:
        return bool(label.name) and len(label.key) >= 2 and label.key in self.title


def _add_midline(lines: Sequence[Line], accepted: list[list[Label]], page: _Page, known: Families) -> None:
    if not page.keys and not any(len(line.text) > LONG for line in lines):
        return
    uses_q = page.bare_q >= 2 or any(len(line.text) > LONG and len(BARE_Q.findall(line.text)) > 2 for line in lines)
    solid = solid_names(page.keys)
    marks = {name[-1] for name, _ in solid}
    for at, line in enumerate(lines):
        begin = accepted[at][0].words if accepted[at] else 0
        text = line.text
        some: Sequence[tuple[str, Label]] = ()
        for mark in marks:
            if text.find(mark, begin) >= 0:
                some = solid
        if some or may_be_lettered(text, begin):
            accepted[at].extend(midline(text, begin, known, page.keys, solid=some, uses_q=uses_q))
