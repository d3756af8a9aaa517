"""What changed in the wording of a matter between two times: counted against the occasions on which it came up.

Wording comes in bursts, so that chance models make every difference look certain: there are counts here and no p-values.
Ranked by log-likelihood (Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

import numpy as np
from attrs import evolve, frozen

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.analysis.formulations.formulation import Sort
from onrecord.analysis.formulations.phrase_index import PhraseIndex
from onrecord.analysis.formulations.units import one_line, said
from onrecord.analysis.formulations.variants import nearest
from onrecord.text.sentences import sentences

FEWEST: Final = 3
"""On how many occasions a wording must have been used to be told of."""
BURST_DAYS: Final = 60
"""A wording whose uses all lie within so many days belongs to an event."""
_MUCH_RARER = 4.0
_FORMS = 4_000
_PAIRED = 200


class Fate(StrEnum):
    """What became of a wording from the first window to the second."""

    DROPPED = "dropped"
    NEW = "new"
    CHANGED = "changed"
    FELL = "fell"
    ROSE = "rose"
    KEPT = "kept"


@frozen
class Occasion:
    """An exchange on the matter: the office's words, and who presided. `id` is the exchange's."""

    id: str
    day: date
    presider: str | None
    text: str


@frozen
class Said:
    """A phrase with the places of the occasions that say it, in order; there is at least one."""

    text: str
    used: tuple[int, ...]


@frozen
class Window:
    """Occasions between two days, both included, with those who presided and how often."""

    first: date
    last: date
    occasions: int
    days: int
    presiders: tuple[tuple[str, int], ...]


@frozen
class Wording:
    """A wording with the number of occasions on which it was used in each window, out of how many.

    `event` says that all its uses lie within `BURST_DAYS`; `became` is the new wording that is nearly the same;
    `quiet` counts the occasions since its last use; `example` names an occasion with it, of the window that has more, and
    `quotation` is the sentence that says it there.
    """

    text: str
    fate: Fate
    before: int
    before_of: int
    after: int
    after_of: int
    first: date
    last: date
    event: bool
    quiet: int
    weight: float
    example: str
    quotation: str
    became: str | None = None


@frozen
class Shift:
    """Two windows and what changed between them, the largest differences first."""

    before: Window
    after: Window
    wordings: tuple[Wording, ...]

    def of(self, *fates: Fate) -> list[Wording]:
        """Returns the wordings with one of these fates, those of events behind the others."""
        return sorted((one for one in self.wordings if one.fate in fates), key=lambda one: one.event)


def shift(before: Sequence[Occasion], after: Sequence[Occasion], language: str) -> Shift | None:
    """Returns what changed from some occasions to later ones; None where either has none."""
    return shifted(before, after, said_in([*before, *after], language)) if before and after else None


def said_in(every: Sequence[Occasion], language: str) -> tuple[Said, ...]:
    """Returns the formulations of some occasions, each with the occasions that say it: what takes long of a comparison."""
    found = formulations([Passage(one.id, one.day, one.text) for one in every], language, days=FEWEST, families=False)
    index = PhraseIndex([one.text for one in every])
    told = (
        Said(one.text, tuple(index.texts_with(one.text).tolist()))
        for one in found[:_FORMS]
        if one.sort is not Sort.MARKER
    )
    return tuple(one for one in told if one.used)


def shifted(before: Sequence[Occasion], after: Sequence[Occasion], said: Iterable[Said]) -> Shift | None:
    """Returns the same as `shift`, given what `said_in` tells of the occasions of both windows one after the other."""
    if not before or not after:
        return None
    held = _Held([*before, *after], len(before))
    told = [one for one in map(held.wording, said) if max(one.before, one.after) >= FEWEST]
    ranked = _without_echoes(sorted(told, key=lambda one: (-one.weight, -len(one.text), one.text)))
    words = {one.id: one.text for one in held.every}
    quoted = (evolve(one, quotation=_sentence(words[one.example], one.text)) for one in _paired(ranked))
    return Shift(_window(before), _window(after), tuple(quoted))


def _comparable(text: str) -> str:
    """Returns the words and signs of a text between blanks, or its characters, so that a phrase is found as whole words."""
    return f" {' '.join(said(text))} "


class _Held:
    """The occasions of both windows, the first `split` of them those of the first."""

    def __init__(self, every: Sequence[Occasion], split: int) -> None:
        self.every, self.split = every, split
        self.days = sorted(one.day for one in every)

    def wording(self, said: Said) -> Wording:
        """Returns what became of a phrase, still without its quotation."""
        used = said.used
        split, others = self.split, len(self.every) - self.split
        before = bisect_left(used, split)
        after = len(used) - before
        days = [self.every[at].day for at in used]
        counts = before, split, after, others
        richer = used[:before] if before * others >= after * split else used[before:]
        quiet = len(self.days) - bisect_right(self.days, max(days))
        weight = likelihood(*counts)
        if quiet:
            weight = max(weight, likelihood(len(used), len(self.every) - quiet, 0, quiet))
        return Wording(
            text=said.text,
            fate=_fate(*counts),
            before=before,
            before_of=split,
            after=after,
            after_of=others,
            first=min(days),
            last=max(days),
            event=(max(days) - min(days)).days < BURST_DAYS,
            quiet=quiet,
            weight=weight,
            example=self.every[richer[-1] if before else richer[0]].id,
            quotation="",
        )


def _sentence(text: str, phrase: str) -> str:
    wanted = _comparable(phrase)
    return next((line for line, compared in _lines(text) if wanted in compared), "")


@lru_cache(maxsize=2048)
def _lines(text: str) -> tuple[tuple[str, str], ...]:
    """Returns the sentences of a text, each as it is told and as it is compared; many wordings have the same example."""
    cut = [one_line(text[one.start : one.end]) for one in sentences(text)]
    return tuple((one, _comparable(one)) for one in cut)


def _fate(before: int, before_of: int, after: int, after_of: int) -> Fate:
    if not after:
        return Fate.DROPPED
    if not before:
        return Fate.NEW
    ratio = (before / before_of) / (after / after_of)
    if ratio >= _MUCH_RARER:
        return Fate.FELL
    return Fate.ROSE if ratio <= 1 / _MUCH_RARER else Fate.KEPT


def likelihood(before: int, before_of: int, after: int, after_of: int) -> float:
    """Returns the log-likelihood ratio of two counts against their occasions, 0 where the shares are the same."""
    total, of = before + after, before_of + after_of
    cells = (
        (before, before_of * total / of),
        (after, after_of * total / of),
        (before_of - before, before_of * (of - total) / of),
        (after_of - after, after_of * (of - total) / of),
    )
    return 2 * sum(seen * math.log(seen / expected) for seen, expected in cells if seen and expected)


def _without_echoes(ranked: Sequence[Wording]) -> list[Wording]:
    """Returns the wordings without those that are part of, or hold, a weightier one with nearly the same counts."""
    kept: list[Wording] = []
    counts = np.zeros((3, len(ranked)), np.int64)
    for one in ranked:
        before, after, most = counts[:, : len(kept)]
        near = np.flatnonzero(np.abs(before - one.before) + np.abs(after - one.after) <= most)
        if not any(_nested(one.text, kept[at].text) for at in near.tolist()):
            counts[:, len(kept)] = one.before, one.after, max(1, (one.before + one.after) // 5)
            kept.append(one)
    return kept


def _nested(one: str, other: str) -> bool:
    return one in other or other in one


def _paired(ranked: Sequence[Wording]) -> list[Wording]:
    """Returns the wordings, what was dropped marked as changed where something new says nearly the same."""
    new = [one for one in ranked if one.fate in {Fate.NEW, Fate.ROSE}][:_PAIRED]
    made: list[Wording] = []
    for one in ranked:
        became = None
        if one.fate is Fate.DROPPED and len(made) < _PAIRED:
            became = next((other.text for other in new if _nearly(one.text, other.text)), None)
        made.append(evolve(one, fate=Fate.CHANGED, became=became) if became else one)
    return made


def _nearly(old: str, new: str) -> bool:
    near = nearest(old, new)
    return near is not None and near.likeness >= 0.7 and 2 * len(near.text) > len(new)


def _window(occasions: Sequence[Occasion]) -> Window:
    days = [one.day for one in occasions]
    presiders = Counter(one.presider or "not named" for one in occasions)
    ranked = sorted(presiders.items(), key=lambda pair: (-pair[1], pair[0]))
    return Window(min(days), max(days), len(occasions), len(set(days)), tuple(ranked))


def share(times: int, of: int) -> str:
    """Returns a count against its occasions in words: `0 of 423`, `9 of 127 (1 in 14)`."""
    return f"{times:,} of {of:,}" + (f" (1 in {round(of / times):,})" if times and of >= 2 * times else "")


_SPAN = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)?\.\.(\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def span_parts(text: str) -> tuple[str | None, str | None] | None:
    """Returns the two ends of `FROM..TO` as written, None where it is not of that form."""
    found = _SPAN.fullmatch(text.strip())
    return None if found is None or found[0] == ".." else (found[1], found[2])
