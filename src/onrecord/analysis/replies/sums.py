"""The sums by which moves are told: what runs of words and signs weigh, by language and move, kept as JSON in the package, read once."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain, groupby
from typing import NamedTuple

from attrs import field, frozen

from onrecord.analysis.replies.literals import Kept
from onrecord.analysis.replies.reply import Move
from onrecord.analysis.replies.stands import DENSE

LONGEST = {False: 4, True: 6}
"""Words or, where nothing stands between words, characters of the longest runs."""
EDGE = "^", "$"
"""What stands before the first and behind the last word of a sentence."""
LANGUAGES = ("en", "es")
"""Languages with sums. For Chinese they find little that patterns miss, at a quarter of the speed."""
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*|\?")
_CHARACTERS = re.compile(r"\d+(?:\.\d+)?|\S")
_NOISE = frozenset(
    """actually certainly clearly frankly honestly just look obviously okay personally really simply specifically uh um
    unfortunately very well bueno entonces este pues""".split()
)
_SAME = {"cannot": "can't"}
_TYPICAL, _FEWEST = 10, 4
_MOST = 100_000
Weighed = tuple[tuple[int, float], ...]
"""What something weighs: the places of moves with their weights."""


class Run(NamedTuple):
    """A place in the tree of runs: what the run up to here weighs, and the words that can follow."""

    weighs: Weighed
    behind: dict[str, Run]


@frozen
class Sums:
    """What is weighed in one language.

    `bias`, `least_kept` and `least_found` are by move: where no sum of an answer's sentences reaches the first, what patterns found of
    the move is dropped; where one reaches the second, the move is found without them. A sentence in which no pattern fired is summed up only where it has one of the words that `ask` for it.
    """

    version: int
    moves: tuple[Move, ...]
    bias: tuple[float, ...]
    least_kept: tuple[float, ...]
    least_found: tuple[float, ...]
    signs: Mapping[str, Weighed]
    runs: Mapping[str, Weighed]
    ask: frozenset[str]
    dense: bool
    _asks: Kept[str, bool] = field(init=False, repr=False)
    _of_signs: Kept[tuple[str, ...], tuple[float, ...]] = field(init=False, repr=False)
    tree: Mapping[str, Run] = field(init=False, repr=False)

    @tree.default
    def _tree(self) -> Mapping[str, Run]:
        found: dict[str, Run] = {}
        for run, weighs in self.runs.items():
            words = list(run) if self.dense else run.split()
            level = found
            for at, word in enumerate(words):
                made = level.get(word)
                if made is None or (at == len(words) - 1 and not made.weighs):
                    made = level[word] = Run(weighs if at == len(words) - 1 else (), made.behind if made else {})
                level = made.behind
        return found

    @_asks.default
    def _no_pieces(self) -> Kept[str, bool]:
        return Kept(lambda piece: not self.ask.isdisjoint(_said(piece)))

    def asked_by(self, sentence: str) -> bool:
        """Tells whether a folded sentence has a word that asks for it to be summed up."""
        if self.dense:
            return not self.ask.isdisjoint(sentence)
        if len(self._asks) > _MOST:
            self._asks.clear()
        return any(map(self._asks.__getitem__, sentence.split()))

    @_of_signs.default
    def _no_signs(self) -> Kept[tuple[str, ...], tuple[float, ...]]:
        return Kept(self._weighed)

    def _weighed(self, signs: tuple[str, ...]) -> tuple[float, ...]:
        found = list(self.bias)
        for sign in signs:
            for place, weight in self.signs.get(sign, ()):
                found[place] += weight
        return tuple(found)

    def sums(self, words: Sequence[str], signs: tuple[str, ...]) -> list[float]:
        """Returns the sum of a sentence for each move."""
        found = [0.0] * len(self.moves)
        first, ended = self.tree.get, [*words, ""]
        for at, word in enumerate(words):
            run = first(word)
            while run is not None:
                weighs, behind = run
                for place, weight in weighs:
                    found[place] += weight
                at += 1  # noqa: PLW2901  the run goes on
                run = behind.get(ended[at]) if behind else None
        if len(self._of_signs) > _MOST:
            self._of_signs.clear()
        share = scale(len(words))
        return [base + share * one for base, one in zip(self._of_signs[signs], found, strict=True)]

    def heard(self, words: Sequence[str], move: Move) -> list[tuple[float, int, int]]:
        """Returns what runs of a sentence weigh for a move, each with the places of its first word and behind its last."""
        place = self.moves.index(move)
        found: list[tuple[float, int, int]] = []
        for start in range(len(words)):
            level, end = self.tree.get(words[start]), start
            while level is not None:
                end += 1
                found += [(weight, start, end) for at, weight in level.weighs if at == place]
                level = level.behind.get(words[end]) if end < len(words) else None
        return found


def scale(much: int) -> float:
    """Returns what runs count for in a sentence of so many words: of more words each says less."""
    return math.sqrt(_TYPICAL / max(much, _FEWEST))


def words_of(sentence: str, *, dense: bool) -> list[str]:
    """Returns the words of a folded sentence between its edges as runs are made of them: no noise, no stutter, `0` for numbers."""
    if dense:
        return [EDGE[0], *("0" if one[0].isdecimal() else one for one in _CHARACTERS.findall(sentence)), EDGE[1]]
    if len(_kept) > _MOST:
        _kept.clear()
    heard = chain.from_iterable(map(_kept.__getitem__, sentence.split()))
    return [EDGE[0], *(word for word, _ in groupby(heard)), EDGE[1]]


def places(sentence: str, *, dense: bool) -> list[tuple[int, int]]:
    """Returns where the words of a folded sentence stand, as many as `words_of` has; its edges are empty."""
    found, last = [(0, 0)], EDGE[0]
    for one in (_CHARACTERS if dense else _WORDS).finditer(sentence):
        for word in _said(one[0]) if not dense else ("",):
            if dense or word != last:
                found.append(one.span())
                last = word
    found.append((len(sentence), len(sentence)))
    return found


def _said(piece: str) -> tuple[str, ...]:
    """Returns the words of what stands between two spaces."""
    words = ("0" if one[0].isdecimal() else _SAME.get(one, one) for one in _WORDS.findall(piece))
    return tuple(one for one in words if one not in _NOISE)


# Most words come again: what is heard of each is kept.
_kept: Kept[str, tuple[str, ...]] = Kept(_said)


@cache
def sums(language: str) -> Sums | None:
    """Returns the sums of a language, None where it has none."""
    if language not in LANGUAGES:
        return None
    file = resources.files("onrecord.analysis.replies").joinpath(f"data/moves_{language}.json")
    return made(json.loads(file.read_text("utf-8")), language)


def made(table: Mapping[str, Mapping[str, Mapping[str, float]]], language: str) -> Sums:
    """Returns the sums of a table as it is stored."""
    moves = tuple(map(Move, table["moves"]))
    at = {move.value: place for place, move in enumerate(moves)}

    def weighed(rows: Mapping[str, Mapping[str, float]]) -> dict[str, Weighed]:
        return {name: tuple((at[move], weight) for move, weight in row.items()) for name, row in rows.items()}

    def column(name: str) -> tuple[float, ...]:
        return tuple(table["moves"][move.value][name] for move in moves)

    return Sums(
        1, moves, column("bias"), column("least_kept"), column("least_found"), weighed(table["signs"]), weighed(table["runs"]),
        frozenset(table["ask"]), language in DENSE,
    )  # fmt: skip
