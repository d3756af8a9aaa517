"""Sentences of labelled answers as rows of numbers, from which `train_moves.py` fits what runs of words and signs weigh.

An answer is used when no measured draw has its page: the unseen ones and the third are left out with all that stands on their pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import attrs
import numpy as np
import scipy.sparse as sp
from replies_gold import rows
from replies_sets import page_of, pairs

from onrecord.analysis.replies.learned import Sentence, sentences
from onrecord.analysis.replies.markers import cues, folded
from onrecord.analysis.replies.reply import EXPLICIT
from onrecord.analysis.replies.stands import DENSE
from onrecord.analysis.replies.sums import EDGE, LONGEST, scale

FILES = ("gold.jsonl", "development_8.jsonl", "development_9.jsonl", "development_11.jsonl")
MOVES = tuple(sorted(move.value for move in EXPLICIT))
PAGES = 4
"""A run is weighed that stands on so many pages; a sign too."""
OVERLAP = {False: 6, True: 2}
"""Code points that a sentence and a marked span have at least in common."""
OTHER = 9
"""The draw whose labeller marked other words of the same kind: what only its labels say is told apart, and left out of the weights."""


@attrs.frozen
class Said:
    """A labelled answer."""

    page: str
    language: str
    draw: int
    answer: str
    moves: tuple[tuple[str, int, int], ...]


def labelled() -> list[Said]:
    """Returns the answers from which to learn, in the order of the files."""
    found = [row for file in FILES for row in rows(file)]
    measured = {page_of(str(row["name"])) for row in found if row.get("unseen") or row["draw"] == 3}
    wanted = {str(row["name"]): row for row in found if page_of(str(row["name"])) not in measured}
    words = {}
    for name in ("zh", "en", "us9", "us21", "mx"):
        pages = frozenset(one.partition("/")[2].partition("#")[0] for one in wanted if one.startswith(f"{name}/"))
        words |= {pair.name: pair for pair in pairs(name, pages) if pair.name in wanted}
    made = []
    for name, row in wanted.items():
        pair = words.get(name)
        if pair is not None and pair.digest == row["digest"]:
            moves = tuple((str(move), int(start), int(end)) for move, start, end in row["moves"])  # type: ignore[attr-defined]
            made.append(Said(page_of(name), pair.language, int(str(row["draw"])), pair.answer, moves))
    return made


@attrs.frozen(eq=False)
class Rows:
    """The sentences of the answers of a language.

    `runs` (how often, by the length of the sentence) and `signs` are columns of `names`, in this order; `right` tells by move
    whether words of the sentence were marked, `answer` its answer. `marked` and `fired` are by answer and move.
    """

    said: Sequence[Said]
    names: Sequence[str]
    signs: int
    values: sp.csr_matrix
    right: np.ndarray
    answer: np.ndarray
    words: Sequence[Sequence[str]]
    marked: np.ndarray
    fired: np.ndarray

    @property
    def pages(self) -> np.ndarray:
        """Returns the page of each sentence."""
        return np.array([self.said[at].page for at in self.answer])

    @property
    def other(self) -> np.ndarray:
        """Tells which sentences the labeller with other ways marked."""
        return np.array([self.said[at].draw == OTHER for at in self.answer])

    @property
    def frequent(self) -> np.ndarray:
        """Returns in how many sentences each column stands."""
        return np.asarray((self.values > 0).sum(0)).ravel()


def rows_of(said: Sequence[Said], language: str) -> Rows:
    """Returns the rows of the answers of a language."""
    mine = [one for one in said if one.language == language]
    dense = language in DENSE
    made: list[tuple[int, Counter[str], Sentence]] = []
    pages: dict[str, set[str]] = defaultdict(set)
    marked, fired, right = (np.zeros((len(mine), len(MOVES)), bool) for _ in range(3))
    for at, one in enumerate(mine):
        found = cues(one.answer, language)
        marked[at] = [move in {name for name, _, _ in one.moves} for move in MOVES]
        fired[at] = [move in {cue.move.value for cue in found} for move in MOVES]
        for sentence in sentences(folded(one.answer), found, language):
            runs = Counter(runs_of(sentence.words, dense=dense))
            made.append((at, runs, sentence))
            for name in (*runs, *(f"sign {sign}" for sign in sentence.signs)):
                if len(pages[name]) < PAGES:
                    pages[name].add(one.page)
    # Signs are told from runs by the words before them: no run has a space behind `sign` and a colon.
    names = sorted(
        (name for name, some in pages.items() if len(some) >= PAGES), key=lambda name: (name[:5] != "sign ", name)
    )
    places = {name: place for place, name in enumerate(names)}
    signs = sum(name.startswith("sign ") for name in names)
    values, columns, ends = [], [], [0]
    right = np.zeros((len(made), len(MOVES)), bool)
    for row, (at, runs, sentence) in enumerate(made):
        share = scale(len(sentence.words))
        counted = {f"sign {sign}": float(times) for sign, times in Counter(sentence.signs).items()}
        for name, value in (counted | {run: share * times for run, times in runs.items()}).items():
            if name in places:
                columns.append(places[name])
                values.append(value)
        ends.append(len(columns))
        right[row] = [
            any(
                move == name and min(sentence.end, end) - max(sentence.start, start) >= min(OVERLAP[dense], end - start)
                for name, start, end in mine[at].moves
            )
            for move in MOVES
        ]
    matrix = sp.csr_matrix((np.array(values, np.float32), columns, ends), shape=(len(made), len(names)))
    return Rows(
        mine,
        names,
        signs,
        matrix,
        right,
        np.array([at for at, _, _ in made]),
        [one.words for _, _, one in made],
        marked,
        fired,
    )


def runs_of(words: Sequence[str], *, dense: bool) -> Iterator[str]:
    """Yields the runs of a sentence's words; of characters those of two and more."""
    between = "" if dense else " "
    for length in range(2 if dense else 1, LONGEST[dense] + 1):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            if length > 1 or run[0] not in EDGE:
                yield between.join(run)
