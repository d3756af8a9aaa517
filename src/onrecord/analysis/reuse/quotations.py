"""What a page puts in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.text.span import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "＂": "＂", '"': '"', "‟": "”"}
_MARK = re.compile("[“”„«»「」『』＂\"‟]|''|``")
# British printers' single marks: opening before a word, closing behind one that does not go on.
_SINGLE = re.compile(r"(?P<open>(?<![^\s(\[—–-])(?:‘|'(?!\d0s)(?=\w)))|(?P<close>[’'](?!\w))|\n")
_BELONGS = re.compile(r"\s[a-z]")
_SIGNS = ",.?!…"
_PARAGRAPH = re.compile(r"[^\n]+")
LONGEST = 6000
"""A quotation is no longer than this many code points; a mark left open does not swallow a page."""


def quotations(text: str) -> list[Span]:
    """Returns the words between quotation marks, without the marks, in order; an inner quotation belongs to the outer one.

    Single marks, curly or straight, open and close a quotation where they stand in no other one and hold several words.

    A quotation left open goes to the end of its paragraph when the next paragraph opens with a mark again, as printers do
    with long ones; else the mark is no quotation mark.
    """
    found: list[Span] = []
    lines = [one.span() for one in _PARAGRAPH.finditer(text)]
    for number, (start, end) in enumerate(lines):
        follows = text[lines[number + 1][0] :].lstrip()[:1] if number + 1 < len(lines) else ""
        found.extend(_in_paragraph(text, start, end, goes_on=follows in _PAIRS))
    found += _single(text, found)
    found.sort()
    return [one for one in found if one.length <= LONGEST]


def _in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> list[Span]:
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign = '"' if mark[0] in {"''", "``"} else mark[0]
        if opened is None:
            if sign in _PAIRS and _may_open(text, mark.start(), mark.end(), sign):
                opened = mark.end(), _PAIRS[sign]
        elif sign in opened[1] and not (sign == '"' and _only_opens(text, mark.start(), mark.end())):
            found.append(Span(opened[0], mark.start()))
            opened = None
    if opened is not None and goes_on:
        found.append(Span(opened[0], end))
    return [one for one in found if one.length]


def _may_open(text: str, start: int, end: int, sign: str) -> bool:
    """Tells whether a mark may open: a straight one does not stand behind a letter and before a blank (5" pipes)."""
    if sign != '"':
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and (after == "" or not after.isalnum())) or before > "\u2e80"


def _only_opens(text: str, start: int, end: int) -> bool:
    """Tells whether a straight mark can only open: a blank before it and a letter behind."""
    return text[start - 1 : start].isspace() and text[end : end + 1].isalnum()


def _single(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Yields what stands in single marks and in none of the spans taken; one word alone is a term."""
    inside = bytearray(len(text))
    for span in taken:
        inside[span.start : span.end] = b"\1" * span.length
    marks = [one for one in _SINGLE.finditer(text) if not inside[one.start()]]
    start: int | None = None
    for at, one in enumerate(marks):
        if one.lastgroup is None:
            start = None
        elif one["open"] and start is None:
            start = one.end()
        elif one["close"] and start is not None and not _belongs(text, marks, at):
            if " " in text[start : one.start()].strip():
                yield Span(start, one.start())
            start = None


def _belongs(text: str, marks: Sequence[re.Match[str]], at: int) -> bool:
    """Tells whether a mark that could close belongs to its word ("the pilots' union"): the next one closes behind a sign."""
    one = marks[at]
    if text[one.start() - 1 : one.start()] != "s" or _BELONGS.match(text, one.end()) is None or at + 1 == len(marks):
        return False
    behind = marks[at + 1]
    return bool(behind["close"]) and text[behind.start() - 1] in _SIGNS
