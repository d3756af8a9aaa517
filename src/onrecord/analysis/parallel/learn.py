"""Grows a glossary: which words of one language come where a word of the other comes, in sentences that correspond."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from onrecord.analysis.parallel.finder import folded
from onrecord.analysis.parallel.glossary import NAMES, Entry, Glossary, Sort
from onrecord.analysis.parallel.tables import RUNNING, spoken

LEAST = 3
"""In how many pairs of sentences two forms must meet before they are believed."""
_NAME_ASSOCIATED, _WORD_ASSOCIATED, _FORM, _FURTHER = 0.5, 0.7, 0.9, 0.12
_FURTHER_LEAST = 5
_MOST_FORMS = 3
_LONGEST_NAME, _LONGEST_RUN = 4, 7
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[ -][A-ZÀ-ÖØ-Þ][^\W\d_]+)*")
_HAN_RUN = re.compile("[\u3400-\u9fff]{2,}")
# A run of characters that begins or ends with one of these is no word of its own.
_EDGES = frozenset("的了在和与及同对为是将不也就这那其以于从把被向我们你他她它都等中个并而则所之有")


Units = dict[str, tuple[str, str]]
"""What of a text may be a word, with the characters on its edges where its language has no spaces."""


@frozen
class SentenceTexts:
    """Two sentences, or groups of them, that say the same."""

    left: str
    right: str


def learn(pairs: Sequence[SentenceTexts], known: Glossary, *, least: int = LEAST) -> Glossary:
    """Returns the glossary with what the pairs teach: forms that meet in `least` pairs or more and seldom come alone.

    The association is Dice's coefficient over pairs of sentences; each form of the first language takes the forms of the
    second that come with it, best first, and no form is given away twice. The same pairs give the same entries.
    """
    ours = [_units(one.left, known.left) for one in pairs]
    theirs = [_units(one.right, known.right) for one in pairs]
    left, right = (_often(side, least) for side in (ours, theirs))
    free = [
        _free(side) if spoken(language) in RUNNING else None
        for side, language in ((ours, known.left), (theirs, known.right))
    ]
    together: Counter[tuple[str, str]] = Counter()
    for first, second in zip(ours, theirs, strict=True):
        kept = [one for one in second if one in right and (free[1] is None or one in free[1])]
        together.update(
            (one, other) for one in first if one in left and (free[0] is None or one in free[0]) for other in kept
        )
    taken_left = {form for one in known.entries for form in one.left}
    taken_right = {form for one in known.entries for form in one.right}
    # A longer form would hide a name that stands in it.
    kept_right = tuple(
        form for one in known.entries if one.sort in NAMES or one.sort is Sort.OFFICIAL for form in one.right
    )
    ranked = sorted(
        (
            (2 * count / (left[one] + right[other]), len(other), one, other)
            for (one, other), count in together.items()
            if count >= least
            and one not in taken_left
            and other not in taken_right
            and not any(form in other for form in kept_right)
        ),
        key=lambda row: (-row[0], -len(row[2].split()), -row[1], row[2], row[3]),
    )
    common = {folded(word.casefold()) for form in taken_left for word in form.split()} | {
        one for one in left if one[0].islower()
    }
    return known.with_entries(_sorted(one, common) for one in _linked(ranked, together, right))


def _linked(
    ranked: Iterable[tuple[float, int, str, str]], together: Counter[tuple[str, str]], right: Counter[str]
) -> list[Entry]:
    """Returns entries by competitive linking: the strongest pair first; weaker forms of a name join where they come with it only."""
    forms: dict[str, list[str]] = {}
    used: list[str] = []
    for strength, _, one, other in ranked:
        named = one[0].isupper()
        if any(done in other for done in used):
            continue
        if one not in forms:
            wanted = strength >= (_NAME_ASSOCIATED if named else _WORD_ASSOCIATED)
        else:
            count = together[one, other]
            faithful = count >= _FURTHER_LEAST and count / right[other] >= _FORM and strength >= _FURTHER
            wanted = named and faithful and len(forms[one]) < _MOST_FORMS
        if wanted:
            forms.setdefault(one, []).append(other)
            used.append(other)
    return [
        Entry(Sort.NAME if one[0].isupper() else Sort.LEARNED, (one,), tuple(found)) for one, found in forms.items()
    ]


def _sorted(one: Entry, common: set[str]) -> Entry:
    """Returns the entry as a name, or as a term where it is one everyday word with a capital (State, North)."""
    words = re.split("[ -]", one.left[0])
    named = one.left[0][0].isupper() and (len(words) > 1 or folded(words[0].casefold()) not in common)
    return evolve(one, sort=Sort.NAME if named else Sort.LEARNED)


def _often(side: Iterable[Units], least: int) -> Counter[str]:
    counts = Counter(one for units in side for one in units)
    return Counter({one: count for one, count in counts.items() if count >= least})


def _units(text: str, language: str) -> Units:
    return _runs(text) if spoken(language) in RUNNING else dict.fromkeys(_words(text), ("", ""))


def _words(text: str) -> set[str]:
    """Returns the words of a text, folded, and its names as they are written."""
    found: set[str] = set()
    for match in _NAME.finditer(text):
        parts = re.split("[ -]", match[0])
        # The first word of a sentence has a capital anyhow.
        first = 1 if text[: match.start()].rstrip(" \"“‘'(")[-1:] in ".!?:\n" or match.start() == 0 else 0
        for start in range(first, len(parts)):
            for end in range(start + 1, min(start + _LONGEST_NAME, len(parts)) + 1):
                found.add(" ".join(parts[start:end]))
    found.update(folded(word) for word in _WORD.findall(text) if word[0].islower() and len(word) > 3)
    return found


def _runs(text: str) -> dict[str, tuple[str, str]]:
    """Returns the runs of Chinese characters that may be words, each with the characters before and after it."""
    found: dict[str, tuple[str, str]] = {}
    for match in _HAN_RUN.finditer(text):
        run = match[0]
        for start in range(len(run) - 1):
            if run[start] in _EDGES:
                continue
            before = run[start - 1] if start else ""
            for end in range(start + 2, min(start + _LONGEST_RUN, len(run)) + 1):
                if run[end - 1] not in _EDGES:
                    found[run[start:end]] = (before, run[end : end + 1])
    return found


def _free(side: Sequence[Units]) -> set[str]:
    """Returns the runs that stand beside different characters on either edge: words, and no pieces of longer ones."""
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    edged: set[str] = set()
    for units in side:
        for one, (first, last) in units.items():
            before.setdefault(one, set()).add(first)
            after.setdefault(one, set()).add(last)
    for one, found in before.items():
        if all(len(beside) > 1 or "" in beside for beside in (found, after[one])):
            edged.add(one)
    return edged
