"""Plain text as printed lines with places."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.reading.block import Block, Head, Layout, Node, check_lines
from onrecord.reading.line_fold import EDGES, fold
from onrecord.reading.narrative import is_rule
from onrecord.reading.tokens import unix_lines

_WRAPPED_LOW, _WRAPPED_HIGH = 50, 100
_MAIL_FIELD = re.compile(r"[A-Z][A-Za-z-]{1,24}: ")
_PAGE_BREAK = re.compile(r"[\f\v]")


def text_layout(source: str) -> Layout:
    """Returns one line for each printed line; hard-wrapped paragraphs are joined (see `is_wrapped`)."""
    text = _PAGE_BREAK.sub("\n", unix_lines(source))
    lines = _lines(text)
    rows = (
        _paragraphs(lines, text)
        if is_wrapped(lines, text)
        else [[row] for row in lines if text[row[0] : row[1]].strip(EDGES)]
    )
    check_lines(len(rows))
    blocks = [block for row in rows if (block := line_block(row, text)) is not None]
    return Layout(blocks, [Node("", "", -1, None)], Head())


def _lines(text: str) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        rows.append((at, at + len(line)))
        at += len(line) + 1
    return rows


def is_wrapped(lines: list[tuple[int, int]], text: str) -> bool:
    """Tells whether a text breaks its lines at a width: most lines inside paragraphs are nearly that long."""
    inner = [
        end - start
        for (start, end), (following, after) in pairwise(lines)
        if text[start:end].strip(EDGES) and text[following:after].strip(EDGES)
    ]
    if len(inner) < 4:
        return False
    widest = max(inner)
    if not _WRAPPED_LOW <= widest <= _WRAPPED_HIGH:
        return False
    return sum(size >= widest - 18 for size in inner) * 10 >= len(inner) * 6


def _paragraphs(lines: list[tuple[int, int]], text: str) -> list[list[tuple[int, int]]]:
    out: list[list[tuple[int, int]]] = []
    fresh = True
    widest = max(end - start for start, end in lines)
    short = False
    for start, end in lines:
        if not text[start:end].strip(EDGES):
            fresh = True
            continue
        rule = is_rule(text[start:end].strip(EDGES))
        if fresh or short or rule or _MAIL_FIELD.match(text, start, end):
            out.append([])
        out[-1].append((start, end))
        fresh, short = rule, end - start < widest * 2 // 3
    return out


def line_block(rows: list[tuple[int, int]], text: str, *, tag: str = "line") -> Block | None:
    """Returns the line made of runs of the source, joined by spaces; None when they hold no words."""
    run = [(start, text[start : end + 1] if number < len(rows) - 1 else text[start:end], 0, False, False)
           for number, (start, end) in enumerate(rows)]  # fmt: skip
    block = fold([(at, data, len(data), bold, linked) for at, data, _, bold, linked in run], Block("", tag, 0, None))
    return block if block.text else None
