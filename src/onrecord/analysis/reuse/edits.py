"""The changes that turn one text into another, in order, each with its kind."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from onrecord.analysis.reuse.blocks import Block, blocks
from onrecord.analysis.reuse.classify import classify, surface_kind
from onrecord.analysis.reuse.edit import Edit, EditKind, Operation
from onrecord.analysis.reuse.lexicon import LANGUAGES, Lexicon, lexicon
from onrecord.analysis.reuse.marks import Side
from onrecord.analysis.reuse.pieces import Pieces, common_ends, is_word, pieces
from onrecord.text.language import language_of

CONTEXT = 300
"""How many unchanged code points around the changes are looked at: enough for a sentence's beginning and a date."""
SHORTEST_MOVED = 4
"""Fewer letters dropped here and added there are chance, not a move."""


def edits(before: str, after: str, *, language: str | None = None) -> tuple[Edit, ...]:
    """Returns what changed from one text to the other, white space and invisible characters aside.

    `language` is a BCP 47 code; without one it is told from the texts. Words are compared by the word, Chinese by the
    character. Every change is in one edit; the spans of each side are in order and disjoint, moved words apart.
    """
    if before == after:
        return ()
    old, new = _changed_stretch(before, after)
    words = lexicon(_code(language, before, after))
    found = blocks(old, new)
    made = [*_of_blocks(found, (old, new), words), *_of_surfaces(found, old, new)]
    made.sort(key=lambda one: (one.after_span, one.before_span))
    return tuple(_moved(made))


def _changed_stretch(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Returns the pieces of both texts from some lines before the first difference to some lines behind the last."""
    head, tail = common_ends(before, after)
    start = before.rfind(" ", 0, max(head - CONTEXT, 0)) + 1 if head > CONTEXT else 0
    rest = 0
    if tail > CONTEXT:
        at = before.find(" ", len(before) - tail + CONTEXT)
        rest = len(before) - at if at >= 0 else 0
    return pieces(before, start, len(before) - rest), pieces(after, start, len(after) - rest)


def _code(language: str | None, before: str, after: str) -> str:
    if language is None:
        found = language_of(after) or language_of(before)
        language = found.code if found is not None else "en"
    code = language.partition("-")[0].lower()
    return code if code in LANGUAGES else ""


def _of_blocks(found: list[Block], texts: tuple[Pieces, Pieces], words: Lexicon) -> Iterator[Edit]:
    old, new = texts
    for one in found:
        sides = Side(old, one.low, one.high), Side(new, one.left, one.right)
        kind, holds = classify(*sides, words)
        yield _edit(one, old, new, kind=kind, holds=holds)


def _edit(one: Block, old: Pieces, new: Pieces, *, kind: EditKind, holds: tuple[EditKind, ...] = ()) -> Edit:
    spans = old.cover(one.low, one.high), new.cover(one.left, one.right)
    operation = Operation.SUBSTITUTION
    if one.low == one.high:
        operation = Operation.INSERTION
    elif one.left == one.right:
        operation = Operation.DELETION
    return Edit(operation, kind, spans[0].cut(old.text), spans[1].cut(new.text), *spans, holds=holds)


def _of_surfaces(found: list[Block], old: Pieces, new: Pieces) -> Iterator[Edit]:
    """Yields changes of case, of quotation marks and of the like in pieces that are otherwise the same."""
    low = left = 0
    for one in [*found, Block(len(old.keys), len(old.keys), len(new.keys), len(new.keys))]:
        run: list[tuple[int, EditKind]] = []
        for at in range(low, one.low):
            before, after = old.surface(at), new.surface(at - low + left)
            if before == after:
                continue
            kind = surface_kind(before, after)
            if run and run[-1] != (at - 1, kind):
                yield _surface(run, left - low, old, new)
                run = []
            run.append((at, kind))
        if run:
            yield _surface(run, left - low, old, new)
        low, left = one.high, one.right


def _surface(run: list[tuple[int, EditKind]], by: int, old: Pieces, new: Pieces) -> Edit:
    first, last = run[0][0], run[-1][0] + 1
    return _edit(Block(first, last, first + by, last + by), old, new, kind=run[0][1])


def _moved(made: list[Edit]) -> Iterator[Edit]:
    """Yields the edits, words dropped in one place and added in another as one transposition where they came to."""
    dropped: dict[str, list[int]] = {}
    for at, one in enumerate(made):
        if one.operation is Operation.DELETION:
            dropped.setdefault(_words(one.before), []).append(at)
    taken: dict[int, int] = {}
    for at, one in enumerate(made):
        key = _words(one.after)
        if one.operation is Operation.INSERTION and len(key) >= SHORTEST_MOVED and dropped.get(key):
            taken[at] = dropped[key].pop(0)
    gone = set(taken.values())
    for at, one in enumerate(made):
        if at in taken:
            origin = made[taken[at]]
            kind = one.kind if one.noise else EditKind.WORDING
            yield evolve(
                origin,
                operation=Operation.TRANSPOSITION,
                kind=kind,
                holds=(),
                after=one.after,
                after_span=one.after_span,
            )
        elif at not in gone:
            yield one


def _words(text: str) -> str:
    return " ".join(key for key in pieces(text).keys if is_word(key))
