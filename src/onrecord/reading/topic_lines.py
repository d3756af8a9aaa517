"""Topic headings that look like any other line, told by their place: between a finished statement and the next label.

Ministries head the questions on one matter by a line of its own ("2. Grain exports"), bold or in an element of its own on the
page, and bare where the page was saved as text or pasted into a paragraph. Such a line is taken for a heading only where the page
prints several, and ends all its other lines like sentences: a half sentence or a list is somebody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.reading.label import Role
from onrecord.reading.narrative import is_clock, is_direction, is_note, is_rule

if TYPE_CHECKING:
    from onrecord.reading.turn import PageLine

_FEWEST = 2
_LONGEST, _LONGEST_HAN, _MOST_LINES = 120, 40, 3
_ENDED = re.compile(r"[.!?。！？…؟][\"'”’」』）)\]»]*$")
_OPEN = re.compile(r"[:：;；,，、\-–—][\"'”’」』）)\]»]*$")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_VOICE = re.compile(
    r"\b(?:I|we|you|me|us|my|our|your|I'm|I’m|thanks?|yes|no|okay|yo|nosotros|gracias|usted|ich|wir|sie|danke|nous|vous|merci|я|мы|вы|спасибо)\b"
    r"|[我你您咱吗呢吧]|谢谢|謝謝|です|ます|ました|ません|습니다",
    re.I,
)


_MATTER = re.compile(r"(?:について|に関して)(?:[(（][^()（）]{1,8}[)）])?$")
"""How Japanese headings of a matter end, and no sentence."""


def topic_lines(lines: Sequence[PageLine]) -> frozenset[int]:
    """Returns the places of the lines that head a topic by their place alone; empty where the page does not bear that out.

    One heading is enough where its words end as no sentence does, or where the page's list of contents prints them.
    """
    inner = [at for at, line in enumerate(lines) if line.reason is None and not line.level]
    found: list[int] = []
    sure: list[int] = []
    listed: frozenset[str] | None = None
    runs = loose = 0
    for before, run, after in _unended(lines, inner):
        if after is None:
            continue
        if before is not None and _closes(lines, before) and _opens(lines[after]) and _headings(lines, run):
            found += run
            runs += 1
            listed = _listed(lines) if listed is None else listed
            sure += [at for at in run if lines[at].text in listed or _MATTER.search(lines[at].text)]
        else:
            loose += 1
    return frozenset(found) if runs >= _FEWEST and loose * 3 <= runs else frozenset(sure)


def _listed(lines: Sequence[PageLine]) -> frozenset[str]:
    """Returns the lines above the first label."""
    first = next((at for at, line in enumerate(lines) if line.labels), 0)
    return frozenset(line.text for line in lines[:first])


def _unended(lines: Sequence[PageLine], inner: Sequence[int]) -> Iterator[tuple[int | None, list[int], int | None]]:
    """Yields runs of lines behind the first label that end no sentence, with the line before and the one behind."""
    before: int | None = None
    run: list[int] = []
    begun = False
    for at in inner:
        line = lines[at]
        if line.labels:
            if run:
                yield before, run, at
            before, run, begun = at, [], True
        elif begun and not _ENDED.search(line.text[-4:]) and not _aside(line.text):
            run.append(at)
        else:
            if run:
                yield before, run, at
            before, run = at, []
    if run:
        yield before, run, None


def _aside(text: str) -> bool:
    return is_direction(text) or is_clock(text) or is_rule(text) or is_note(text)


def _closes(lines: Sequence[PageLine], at: int) -> bool:
    """Tells whether a line ends a statement: a label alone does not."""
    line = lines[at]
    said = line.text[line.labels[-1].words :] if line.labels else line.text
    return _ENDED.search(said[-4:]) is not None


def _opens(line: PageLine) -> bool:
    return bool(line.labels) and line.labels[0].start == 0 and line.labels[0].role is not Role.TIME


def _headings(lines: Sequence[PageLine], run: Sequence[int]) -> bool:
    return len(run) <= _MOST_LINES and all(_heading(lines[at].text) for at in run)


def _heading(text: str) -> bool:
    han = _HAN.search(text) is not None
    if len(text) > (_LONGEST_HAN if han else _LONGEST) or _OPEN.search(text) or _VOICE.search(text):
        return False
    first = next((char for char in text if char.isalnum()), "")
    return han or ((first.isupper() or first.isdecimal() or not first.isascii()) and " " in text)
