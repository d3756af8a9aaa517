"""What changed in the wording of a matter between two times: counted against the occasions on which it came up.

Wording comes in bursts, so that chance models make every difference look certain: there are counts here and no p-values.
Ranked by log-likelihood (Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from attrs import evolve, frozen

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.analysis.formulations.formulation import Formulation, Sort
from onrecord.analysis.formulations.units import folded, one_line, units
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
    if not before or not after:
        return None
    every = [*before, *after]
    texts = [_comparable(one.text) for one in every]
    found = formulations([Passage(one.id, one.day, one.text) for one in every], language, days=FEWEST, families=False)
    made = [_wording(one, every, texts, len(before)) for one in found[:_FORMS] if one.sort is not Sort.MARKER]
    told = [one for one in made if one is not None and max(one.before, one.after) >= FEWEST]
    ranked = _without_echoes(sorted(told, key=lambda one: (-one.weight, -len(one.text), one.text)))
    return Shift(_window(before), _window(after), tuple(_paired(ranked)))


def _comparable(text: str) -> str:
    """Returns the words of a text between blanks, or its characters, so that a phrase is found as whole words."""
    return f" {' '.join(folded(text, units(text)))} "


def _wording(one: Formulation, every: Sequence[Occasion], texts: Sequence[str], split: int) -> Wording | None:
    wanted = _comparable(one.text)
    used = [at for at, text in enumerate(texts) if wanted in text]
    if not used:
        return None
    before = sum(at < split for at in used)
    after = len(used) - before
    days = sorted(every[at].day for at in used)
    counts = before, split, after, len(every) - split
    richer = [at for at in used if (at < split) == (before * counts[3] >= after * split)]
    example = every[richer[-1] if before else richer[0]]
    quiet = sum(other.day > days[-1] for other in every)
    return Wording(
        text=one.text,
        fate=_fate(*counts),
        before=before,
        before_of=split,
        after=after,
        after_of=len(every) - split,
        first=days[0],
        last=days[-1],
        event=(days[-1] - days[0]).days < BURST_DAYS,
        quiet=quiet,
        weight=max(likelihood(*counts), likelihood(len(used), len(every) - quiet, 0, quiet))
        if quiet
        else likelihood(*counts),
        example=example.id,
        quotation=_sentence(example.text, wanted),
    )


def _sentence(text: str, wanted: str) -> str:
    cut = [one_line(text[one.start : one.end]) for one in sentences(text)]
    return next((one for one in cut if wanted in _comparable(one)), "")


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


def _without_echoes(ranked: Iterable[Wording]) -> list[Wording]:
    """Returns the wordings without those that are part of, or hold, a weightier one with nearly the same counts."""
    kept: list[Wording] = []
    for one in ranked:
        if not any(_echo(one, other) for other in kept):
            kept.append(one)
    return kept


def _echo(one: Wording, other: Wording) -> bool:
    nested = one.text in other.text or other.text in one.text
    return nested and abs(one.before - other.before) + abs(one.after - other.after) <= max(
        1, (other.before + other.after) // 5
    )


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
