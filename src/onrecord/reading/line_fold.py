"""Runs of text folded into lines: white space as HTML shows it, every piece tied to its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.reading.block import Block

EDGES = " \t\n\f\u00a0\u3000\u200b\ufeff"
_BLANKS = " \t\n\f"
_FOLD = re.compile(r"[ \t\n\f]{2,}|[\t\n\f]")

Run = tuple[int, str, int, bool, bool]
"""A run of text: place, words, length in the source, bold, linked."""


def plain(run: Run, block: Block) -> bool:
    """Fills a line from a single run with nothing to fold, as most lines of a page are; else returns False."""
    at, data, size, bold, linked = run
    if size != len(data):
        return False
    text = data.strip(EDGES)
    if _folds(text):
        return False
    length = len(text)
    block.text = text
    if length:
        lead = 0 if length == size else size - len(data.lstrip(EDGES))
        block.starts, block.lengths, block.sources, block.source_lengths = [0], [length], [at + lead], [length]
        if bold:
            block.bold = length
        if linked:
            block.links = length
    return True


def fold(runs: Sequence[Run], block: Block) -> Block:
    """Fills a line from its runs, white space folded."""
    parts: list[str] = []
    length = 0
    spaced = True
    bold_open = True
    for at, data, size, bold, linked in runs:
        if spaced and size == len(data) and not data.strip(_BLANKS):
            if bold and bold_open:
                block.bold = length
            continue
        own_start = length
        whole = size != len(data) or not _folds(data)
        for words, place, place_length in ((data, at, size),) if whole else _folded(data, at):
            text, source, source_length = words, place, place_length
            if not text:
                continue
            if text[0] == " " and spaced:
                if len(text) == 1:
                    continue
                text, source, source_length = text[1:], source + 1, source_length - 1
            block.starts.append(length)
            block.lengths.append(len(text))
            block.sources.append(source)
            block.source_lengths.append(source_length)
            parts.append(text)
            length += len(text)
            spaced = text[-1] == " "
        if linked:
            block.links += length - own_start
        if bold_open:
            if bold:
                block.bold = length
            elif length > own_start and data.strip():
                bold_open = False
    block.text = "".join(parts)
    trim(block)
    return block


def _folds(data: str) -> bool:
    """Tells whether `_FOLD` is found in words: several times faster on long lines where it is not."""
    return "  " in data or "\n" in data or "\t" in data or "\f" in data


def _folded(data: str, at: int) -> list[tuple[str, int, int]]:
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for match in _FOLD.finditer(data):
        low, high = match.span()
        if low > last:
            pieces.append((data[last:low], at + last, low - last))
        pieces.append((" ", at + low, high - low))
        last = high
    if last < len(data):
        pieces.append((data[last:], at + last, len(data) - last))
    return pieces


def trim(block: Block) -> None:
    """Takes white space (also no-break and ideographic) off both ends of a line and its pieces."""
    text = block.text
    kept = text.strip(EDGES)
    if len(kept) == len(text):
        return
    block.text = kept
    low = len(text) - len(text.lstrip(EDGES)) if kept else 0
    block.bold = min(max(block.bold - low, 0), len(kept))
    block.links = min(block.links, len(kept))
    _cut(block, low, low + len(kept))


def _cut(block: Block, low: int, high: int) -> None:
    """Cuts a line's pieces at its new ends; a piece that stands for other words of the source keeps its whole place."""
    ends = [start + length for start, length in zip(block.starts, block.lengths, strict=True)]
    kept = slice(bisect_right(ends, low), bisect_left(block.starts, high))
    starts, ends = block.starts[kept], ends[kept]
    sources, source_lengths = block.sources[kept], block.source_lengths[kept]
    if starts:
        even = [ends[at] - starts[at] == source_lengths[at] for at in (0, -1)]
        front, back = max(low - starts[0], 0), max(ends[-1] - high, 0)
        starts[0] += front
        ends[-1] -= back
        if even[0]:
            sources[0] += front
            source_lengths[0] -= front
        if even[1]:
            source_lengths[-1] -= back
    block.lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    block.starts = [start - low for start in starts]
    block.sources, block.source_lengths = sources, source_lengths
