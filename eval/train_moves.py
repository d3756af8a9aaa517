"""Fits the sums of `onrecord.analysis.replies.learned` on labelled answers, and prints cross-validated figures beside the patterns' own.

A logistic regression for each language and move (scikit-learn, only here), over sentences: runs of words, counted by the sentence's
length, and signs (which patterns fired there and beside it, where the sentence stands, how long it and the answer are). The labeller of
one draw marked more than the others ("as I said"): what only that draw's labels say is fitted beside, and left out. Of the runs of a
move those are kept that weigh most, and fitted again.

An answer makes a move where the highest sum of its sentences says so. What sums say is made probabilities (a logistic curve of the
sum, with whether a pattern fired); how likely a move has to be makes two least sums for it, one where a pattern fired and one where
none did. A move that few answers make, or that gains
nothing, stays with its patterns (its name stands in brackets). Folds are pages; curves are fitted on the other folds.

`python eval/train_moves.py` takes some five minutes; `--write` stores the sums, `--language en` fits one language.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import attrs
import numpy as np
import scipy.sparse as sp
from moves_rows import MOVES, PAGES, Rows, labelled, rows_of
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from onrecord.analysis.replies.sums import EDGE, LANGUAGES

TARGET = Path(__file__).parents[1] / "src/onrecord/analysis/replies/data"
LIKELY = {"en": (0.4, 0.75), "zh": (0.4, 0.6), "es": (0.4, 0.5)}
"""How likely a move is at least that is kept where a pattern fired, and that is found where none did; `--grid` tells what others bring."""
STRENGTH = 0.1
BESIDE = 0.7
"""How easily what only one draw's labels say is told apart."""
MOST = {"en": 450, "zh": 300, "es": 300}
"""So many runs are kept for each move."""
FOLDS = 5
FEWEST = 40
"""Moves that fewer answers make stay with the patterns."""
COST, GAIN = 0.6, 0.005
"""A move stays with the patterns when the sums gain less than this of its marks, a wrong one held to cost so much."""
NEVER, ALWAYS = 99.0, -99.0
SIGN, PATTERN = 1.0, 2.0
LIGHTEST = 0.02
NO_WORDS = {*EDGE, *"，。！？：；、“”（）0"}
SPARED, RARE = 0.06, 15
"""Words ask for all sentences but a few that are found, and for as few others as may be."""


@attrs.frozen(eq=False)
class Fit:
    """What the columns weigh for a move, as they stand in the rows."""

    weights: np.ndarray
    bias: float

    def sums(self, values: sp.csr_matrix) -> np.ndarray:
        """Returns the sums of sentences."""
        return np.asarray(values @ self.weights) + self.bias


def easy(rows: Rows) -> np.ndarray:
    """Returns how easily each column gets a weight: rarer runs more than common ones, patterns most."""
    made = np.log(len(rows.answer) / np.maximum(rows.frequent, 1)) / 3
    for at, name in enumerate(rows.names[: rows.signs]):
        made[at] = PATTERN if "-" in name or name[5:] in MOVES else SIGN
    return made.astype(np.float32)


def fitted(rows: Rows, some: np.ndarray, move: int, most: int) -> Fit:
    """Returns what columns weigh for a move, fitted on some sentences."""
    scales = easy(rows)
    values = (rows.values[some] @ sp.diags(scales)).tocsr()
    other = sp.diags(rows.other[some] * np.float32(BESIDE))

    def fit(columns: np.ndarray) -> tuple[np.ndarray, float]:
        chosen = values[:, columns]
        both = sp.hstack([chosen, other @ chosen]).tocsr()
        made = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200).fit(both, rows.right[some, move])
        return made.coef_[0][: len(columns)], float(made.intercept_[0])

    weights, _ = fit(np.arange(values.shape[1]))
    loud = np.abs(weights) * scales * np.sqrt(rows.frequent)
    loud[: rows.signs] = np.inf
    columns = np.sort(np.argsort(-loud, kind="stable")[: most + rows.signs])
    weights, bias = fit(columns)
    full = np.zeros(values.shape[1])
    full[columns] = weights * scales[columns]
    return Fit(full, bias)


def highest(rows: Rows, sums: np.ndarray) -> np.ndarray:
    """Returns for each answer and move the highest sum of its sentences."""
    found = np.full(rows.marked.shape, ALWAYS)
    np.maximum.at(found, rows.answer, sums)
    return found


def crossed(rows: Rows, most: int) -> np.ndarray:
    """Returns the sums of sentences, each fitted without the sentence's page."""
    sums = np.full(rows.right.shape, ALWAYS)
    for some, rest in GroupKFold(FOLDS).split(rows.values, groups=rows.pages):
        for move in range(len(MOVES)):
            if rows.marked[:, move].sum() >= FEWEST:
                sums[rest, move] = fitted(rows, some, move, most).sums(rows.values[rest])
    return sums


@attrs.frozen(eq=False)
class Limits:
    """The least sums by move: `kept` where a pattern fired, `found` where none did."""

    kept: np.ndarray
    found: np.ndarray


def likely(highest: np.ndarray, rows: Rows, some: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Returns how likely the sums make each move of the rest of the answers; where few answers make it, what the patterns say."""
    found = rows.fired[rest].astype(float)
    for move in range(len(MOVES)):
        if rows.marked[:, move].sum() >= FEWEST:
            slope, base, pattern = _curve(highest[some, move], rows.fired[some, move], rows.marked[some, move])
            found[:, move] = 1 / (1 + np.exp(-(slope * highest[rest, move] + base + pattern * rows.fired[rest, move])))
    return found


def limits_of(highest: np.ndarray, rows: Rows, kept: float, found: float) -> Limits:
    """Returns the least sums at which moves are as likely as asked for."""
    made = Limits(np.full(len(MOVES), ALWAYS), np.full(len(MOVES), NEVER))
    for move in range(len(MOVES)):
        if rows.marked[:, move].sum() >= FEWEST:
            slope, base, pattern = _curve(highest[:, move], rows.fired[:, move], rows.marked[:, move])
            made.kept[move], made.found[move] = (
                (_odds(kept) - base - pattern) / slope,
                (_odds(found) - base) / slope,
            )
    return made


def _odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _curve(sums: np.ndarray, fired: np.ndarray, marked: np.ndarray) -> tuple[float, float, float]:
    made = LogisticRegression(C=10.0).fit(np.column_stack([sums, fired]), marked)
    slope, pattern = made.coef_[0]
    return float(slope), float(made.intercept_[0]), float(pattern)


def told(name: str, says: np.ndarray, rows: Rows, some: np.ndarray | None = None) -> None:
    """Prints precision and recall of what is said beside those of the patterns."""
    chosen = np.ones(len(rows.said), bool) if some is None else some
    marked, fired, said = rows.marked[chosen], rows.fired[chosen], says[chosen]
    figures = [
        f"P {(one & marked).sum() / max(one.sum(), 1):.3f} R {(one & marked).sum() / max(marked.sum(), 1):.3f}"
        for one in (fired, said)
    ]
    print(f"  {name:20} {marked.sum():5} marked; patterns {figures[0]}; with sums {figures[1]}")


def measured(rows: Rows, highest: np.ndarray, kept: float, found: float) -> np.ndarray:
    """Prints what the sums bring, curves fitted on the other folds, and returns which moves gain enough by them."""
    chance = np.zeros(rows.marked.shape)
    pages = np.array([one.page for one in rows.said])
    for some, rest in GroupKFold(FOLDS).split(pages, groups=pages):
        chance[rest] = likely(highest, rows, some, rest)
    if "--grid" in sys.argv:
        for low, high in ((low, high) for low in (0.2, 0.3, 0.4, 0.5, 0.6) for high in (0.6, 0.65, 0.7, 0.75, 0.8)):
            told(f"kept {low} found {high}", chance >= np.where(rows.fired, low, high), rows)
    says = chance >= np.where(rows.fired, kept, found)
    gains = _use(says, rows.marked) - _use(rows.fired, rows.marked) >= GAIN * rows.marked.sum(0)
    says = np.where(gains, says, rows.fired)
    told("all", says, rows)
    for draw in sorted({one.draw for one in rows.said}):
        told(f"draw {draw}", says, rows, np.array([one.draw == draw for one in rows.said]))
    for at, move in enumerate(MOVES):
        only = np.zeros(rows.marked.shape, bool)
        only[:, at] = True
        name = move if gains[at] else f"({move})"
        told(name, says & only, attrs.evolve(rows, marked=rows.marked & only, fired=rows.fired & only))
    return gains


def _use(says: np.ndarray, marked: np.ndarray) -> np.ndarray:
    """Returns for each move what is gained by what is said: a wrong one costs more than a right one is worth."""
    return (1 - COST) * (says & marked).sum(0) - COST * (says & ~marked).sum(0)


def asking(rows: Rows, sums: np.ndarray, limits: Limits, gains: np.ndarray) -> list[str]:
    """Returns few words of which one stands in nearly every sentence that sums alone find something in: the rarest that do."""
    patterns = [at for at, name in enumerate(rows.names[: rows.signs]) if "-" in name]
    alone = np.asarray(rows.values[:, patterns].sum(1)).ravel() == 0
    wanted = alone & ((sums >= limits.found) & gains).any(1)
    often: Counter[str] = Counter()
    of: dict[str, set[int]] = {}
    for at, words in enumerate(rows.words):
        often.update(set(words))
        if wanted[at]:
            for word in set(words) - NO_WORDS:
                of.setdefault(word, set()).add(at)
    of = {word: some for word, some in of.items() if len({rows.said[rows.answer[at]].page for at in some}) >= PAGES}
    left = set(map(int, np.flatnonzero(wanted)))
    spared = len(left) * SPARED
    chosen = []
    while len(left) > spared:
        best = max(sorted(of), key=lambda word: len(of[word] & left) / (often[word] + RARE))
        if not of[best] & left:
            break
        chosen.append(best)
        left -= of.pop(best)
    print(f"  {len(chosen)} words ask for sentences; {len(left)} of {wanted.sum()} that are found have none")
    return sorted(chosen)


def stored(rows: Rows, fits: dict[str, Fit], limits: Limits, ask: list[str]) -> dict[str, object]:
    """Returns the table of the sums as it is stored: moves that stay with the patterns are left out."""
    moves = {
        move: {
            "bias": round(fit.bias, 3),
            "least_kept": round(float(limits.kept[MOVES.index(move)]), 3),
            "least_found": round(float(limits.found[MOVES.index(move)]), 3),
        }
        for move, fit in fits.items()
    }
    weighs: dict[str, dict[str, float]] = {}
    for move, fit in fits.items():
        for at in np.flatnonzero(np.abs(fit.weights) >= LIGHTEST):
            weighs.setdefault(rows.names[at], {})[move] = round(float(fit.weights[at]), 3)
    names = set(rows.names[: rows.signs])
    signs = {name[5:]: row for name, row in sorted(weighs.items()) if name in names}
    runs = {name: row for name, row in sorted(weighs.items()) if name not in names}
    return {"version": 1, "ask": ask, "moves": moves, "signs": signs, "runs": runs}


def written(table: dict[str, object]) -> str:
    """Returns a table as it is kept: a line for each run."""
    parts = []
    for part, rows in table.items():
        if isinstance(rows, dict):
            lines = (f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in rows.items())
            parts.append(f" {json.dumps(part)}: {{\n" + ",\n".join(lines) + "\n }")
        else:
            parts.append(f" {json.dumps(part)}: {json.dumps(rows, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Fits, reports and stores."""
    asked = [sys.argv[sys.argv.index("--language") + 1]] if "--language" in sys.argv else LANGUAGES
    said = labelled()
    for language in asked:
        rows = rows_of(said, language)
        print(
            f"{language}: {len(rows.said)} answers, {len(rows.answer)} sentences, {len(rows.names)} columns", flush=True
        )
        sums = crossed(rows, MOST[language])
        gains = measured(rows, highest(rows, sums), *LIKELY[language])
        if "--write" in sys.argv:
            limits = limits_of(highest(rows, sums), rows, *LIKELY[language])
            every = np.arange(len(rows.answer))
            ask = asking(rows, sums, limits, gains)
            fits = {
                move: fitted(rows, every, at, MOST[language])
                for at, move in enumerate(MOVES)
                if gains[at] and limits.found[at] < NEVER
            }
            (TARGET / f"moves_{language}.json").write_text(written(stored(rows, fits, limits, ask)), "utf-8")


if __name__ == "__main__":
    main()
