"""Forms of one phrase gathered: what was clipped from it, and what differs from it by a word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from attrs import evolve
from rapidfuzz import fuzz

from onrecord.analysis.formulations.formulation import Formulation
from onrecord.analysis.formulations.units import folded, units

CLIPPED: Final = 1.25
"""A phrase inside a longer one belongs to it unless it is said on this many times the days."""
LIKE: Final = 82.0
_SEED = 3
_COMMON = 60


def gathered(found: Sequence[Formulation]) -> list[Formulation]:
    """Returns the formulations with near forms under the one with most days and symbols; their order is kept.

    A phrase joins a family by its head only, so that a chain of small changes cannot lead from one stance to another.
    """
    cut = [folded(one.text, units(one.text)) for one in found]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(cut):
        for seed in _seeds(words):
            holders[seed].append(at)
    head: list[int] = [*range(len(found))]
    for at in range(len(found)):
        if head[at] != at:
            continue
        for other in _near(at, cut, holders):
            if head[other] == other and _belongs(found, cut, other, at):
                head[other] = at
    forms: dict[int, list[str]] = defaultdict(list)
    for at, one in enumerate(found):
        if head[at] != at:
            forms[head[at]].append(one.text)
    return [evolve(one, forms=tuple(forms[at])) for at, one in enumerate(found) if head[at] == at]


def _seeds(words: Sequence[str]) -> set[tuple[str, ...]]:
    size = min(_SEED, len(words))
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _near(at: int, cut: Sequence[Sequence[str]], holders: dict[tuple[str, ...], list[int]]) -> list[int]:
    """Returns the later phrases that share a quarter of the shorter one's runs of three units; runs of very many left aside."""
    shared: Counter[int] = Counter()
    for seed in _seeds(cut[at]):
        if len(holders[seed]) <= _COMMON:
            shared.update(holders[seed])
    mine = len(cut[at])
    return sorted(
        other for other, times in shared.items() if other > at and 4 * times >= min(mine, len(cut[other])) - _SEED + 1
    )


def _belongs(found: Sequence[Formulation], cut: Sequence[Sequence[str]], one: int, head: int) -> bool:
    if found[one].sort is not found[head].sort:
        return False
    if _inside(cut[one], cut[head]):
        return found[one].days <= CLIPPED * found[head].days
    if _inside(cut[head], cut[one]):
        return 2 * len(cut[head]) > len(cut[one])
    return fuzz.ratio(list(cut[one]), list(cut[head]), score_cutoff=LIKE) > 0


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    size = len(short)
    return size <= len(long) and any(list(long[at : at + size]) == list(short) for at in range(len(long) - size + 1))
