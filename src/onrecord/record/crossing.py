"""Words that only went from a statement to the rest of the page, or came from there: read differently, not changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.edits import edits
from onrecord.record.alignment import align
from onrecord.record.outside import OutsideChange
from onrecord.record.statement_change import StatementChange
from onrecord.record.statement_map import MapKind
from onrecord.record.unit import unit

Changes = tuple[tuple[StatementChange, ...], tuple[OutsideChange, ...]]


def crossed(said: Sequence[StatementChange], rest: Sequence[OutsideChange], language: str | None) -> Changes:
    """Returns the changes with words that are on both pages, in a statement of one and outside of the other, as noise.

    What changed inside such lines is listed as a change of the lines. Words that went from one statement to another stay
    listed: that someone else is said to have said them is no noise.
    """
    for gone in (True, False):
        said, rest = _one_way(said, rest, language, gone=gone)
    return tuple(said), tuple(rest)


def _one_way(
    said: Sequence[StatementChange], rest: Sequence[OutsideChange], language: str | None, *, gone: bool
) -> tuple[list[StatementChange], list[OutsideChange]]:
    """Returns the changes after pairing lines gone from statements with lines come outside, or the other way round."""
    theirs = [line for one in said for line in _of_statement(one, gone=gone)]
    ours = [one for one in rest if (one.after if gone else one.before) and _one_sided(one)]
    if not theirs or not ours:
        return list(said), list(rest)
    outer = [line for one in ours for line in _lines(one.after if gone else one.before)]
    sides = (theirs, outer) if gone else (outer, theirs)
    inside: Counter[str] = Counter()
    outside_of_it: Counter[str] = Counter()
    made: list[OutsideChange] = []
    for link in align([unit(line) for line in sides[0]], [unit(line) for line in sides[1]]):
        if not link.old or not link.new:
            continue
        before, after = "\n".join(sides[0][at] for at in link.old), "\n".join(sides[1][at] for at in link.new)
        inside.update(_lines(before if gone else after))
        outside_of_it.update(_lines(after if gone else before))
        changed = edits(before, after, language=language)
        if not all(edit.noise for edit in changed):
            made.append(
                OutsideChange("elsewhere", "read-elsewhere", MapKind.REWORDED, before, after, changed, noise=False)
            )
    kept = [_without(one, inside, gone=gone) for one in said]
    return kept, [evolve(one, noise=one.noise or _covered(one, outside_of_it, gone=gone)) for one in rest] + made


def _one_sided(one: OutsideChange) -> bool:
    return one.place == "remainder" and one.kind in {MapKind.ADDED, MapKind.REMOVED}


def _covered(one: OutsideChange, paired: Counter[str], *, gone: bool) -> bool:
    words = one.after if gone else one.before
    return _one_sided(one) and bool(words) and _taken(words, paired)


def _of_statement(one: StatementChange, *, gone: bool) -> list[str]:
    """Returns the lines that a statement lost, or won: all of one removed or added, else those of its edits."""
    if one.kind is (MapKind.REMOVED if gone else MapKind.ADDED):
        return _lines(one.before if gone else one.after)
    sides = [(edit.before, edit.after) if gone else (edit.after, edit.before) for edit in one.edits]
    return [line for lost, other in sides if not other for line in _lines(lost)]


def _without(one: StatementChange, paired: Counter[str], *, gone: bool) -> StatementChange:
    if one.kind is (MapKind.REMOVED if gone else MapKind.ADDED):
        away = _taken(one.before if gone else one.after, paired)
        return evolve(one, noise=one.noise or away, elsewhere=one.elsewhere or away)
    changed = []
    for edit in one.edits:
        lost, other = (edit.before, edit.after) if gone else (edit.after, edit.before)
        only = not other and _taken(lost, paired)
        changed.append(evolve(edit, kind=EditKind.LAYOUT, holds=()) if only else edit)
    silent = one.kind is MapKind.REWORDED and not one.labels and all(edit.noise for edit in changed)
    return evolve(one, edits=tuple(changed), noise=one.noise or silent)


def _taken(text: str, paired: Counter[str]) -> bool:
    """Tells whether all lines of a text were paired, and takes them: the second of two equal texts needs a pair of its own."""
    wanted = Counter(_lines(text))
    if wanted - paired:
        return False
    paired -= wanted
    return True


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
