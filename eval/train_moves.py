"""Fits the sums of `onrecord.analysis.replies.learned` on labelled answers, and prints cross-validated figures beside the patterns' own.

A logistic regression for each language and move (scikit-learn, only here), over sentences: runs of words, counted by the sentence's
length, and signs (which patterns fired there and beside it, where the sentence stands, how long it and the answer are). The labeller of
one draw marked more than the others ("as I said"): what only that draw's labels say is fitted beside, and left out. Of the runs of a
move those are kept that weigh most, and fitted again.

An answer makes a move where the highest sum of its sentences says so. What sums say is made probabilities (a logistic curve of the
sum, with whether a pattern fired), and one least probability for each language is chosen that finds most moves with the
precision asked for; it makes two least sums for each move, one where a pattern fired and one where none did. A move whose patterns do as
well alone, or that few answers make, stays with them. Folds are pages; least probabilities are chosen on the other folds.

`python eval/train_moves.py` takes some five minutes; `--write` stores the sums, `--language en` fits one language.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import attrs
import numpy as np
import scipy.sparse as sp
from moves_rows import MOVES, Rows, labelled, rows_of
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from onrecord.analysis.replies.sums import LANGUAGES

TARGET = Path(__file__).parents[1] / "src/onrecord/analysis/replies/data"
PRECISION = {"en": 0.92, "zh": 0.92, "es": 0.85}
"""The precision asked for: patterns of Spanish have 0.68, and at more than this hardly a Spanish move would be left."""
MARGIN = 0.01
STRENGTH = 0.1
BESIDE = 0.7
"""How easily what only one draw's labels say is told apart."""
MOST = {"en": 600, "zh": 300, "es": 300}
"""So many runs are kept for each move."""
FOLDS = 5
FEWEST = 25
"""Moves that fewer answers make stay with the patterns."""
NEVER, ALWAYS = 99.0, -99.0
SIGN, PATTERN = 1.0, 2.0


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
    """Returns the highest sums, each fitted without the answer's page."""
    sums = np.full(rows.right.shape, ALWAYS)
    for some, rest in GroupKFold(FOLDS).split(rows.values, groups=rows.pages):
        for move in range(len(MOVES)):
            if rows.right[some, move].sum() >= FEWEST:
                sums[rest, move] = fitted(rows, some, move, most).sums(rows.values[rest])
    return highest(rows, sums)


@attrs.frozen(eq=False)
class Least:
    """The least sums by move: `kept` where a pattern fired, `found` where none did."""

    kept: np.ndarray
    found: np.ndarray

    def says(self, highest: np.ndarray, fired: np.ndarray) -> np.ndarray:
        """Returns which moves answers make."""
        return highest >= np.where(fired, self.kept, self.found)


def least(highest: np.ndarray, rows: Rows, some: np.ndarray, precision: float) -> Least:
    """Returns the least sums with which most moves of some answers are found at a precision."""
    sums, fired, marked = highest[some], rows.fired[some], rows.marked[some]
    curves = {move: _curve(sums[:, move], fired[:, move], marked[:, move]) for move in range(len(MOVES)) if marked[:, move].sum() >= FEWEST}
    best = (-1, Least(np.full(len(MOVES), ALWAYS), np.full(len(MOVES), NEVER)))
    for likely in np.arange(0.40, 0.96, 0.01):
        made = Least(np.full(len(MOVES), ALWAYS), np.full(len(MOVES), NEVER))
        for move, (slope, base, pattern) in curves.items():
            bound = np.log(likely / (1 - likely)) - base
            one = Least(np.array((bound - pattern) / slope), np.array(bound / slope))
            says = one.says(sums[:, move], fired[:, move])
            if slope > 0 and _use(says, marked[:, move], likely) > _use(fired[:, move], marked[:, move], likely):
                made.kept[move], made.found[move] = one.kept, one.found
        says = made.says(sums, fired)
        right = int((says & marked).sum())
        if right > best[0] and right >= precision * says.sum():
            best = (right, made)
    return best[1]


def _curve(sums: np.ndarray, fired: np.ndarray, marked: np.ndarray) -> tuple[float, float, float]:
    made = LogisticRegression(C=10.0).fit(np.column_stack([sums, fired]), marked)
    slope, pattern = made.coef_[0]
    return float(slope), float(made.intercept_[0]), float(pattern)


def _use(says: np.ndarray, marked: np.ndarray, likely: float) -> float:
    return float((1 - likely) * (says & marked).sum() - likely * (says & ~marked).sum())


def told(name: str, says: np.ndarray, rows: Rows, some: np.ndarray | None = None) -> None:
    """Prints precision and recall of what is said beside those of the patterns."""
    chosen = np.ones(len(rows.said), bool) if some is None else some
    marked, fired, said = rows.marked[chosen], rows.fired[chosen], says[chosen]
    figures = [
        f"P {(one & marked).sum() / max(one.sum(), 1):.3f} R {(one & marked).sum() / max(marked.sum(), 1):.3f}"
        for one in (fired, said)
    ]
    print(f"  {name:20} {marked.sum():5} marked; patterns {figures[0]}; with sums {figures[1]}")


def measured(rows: Rows, highest: np.ndarray, precision: float) -> None:
    """Prints what the sums bring, least sums chosen on the other folds."""
    says = np.zeros(rows.marked.shape, bool)
    pages = np.array([one.page for one in rows.said])
    for some, rest in GroupKFold(FOLDS).split(pages, groups=pages):
        says[rest] = least(highest, rows, some, precision).says(highest[rest], rows.fired[rest])
    told("all", says, rows)
    for draw in sorted({one.draw for one in rows.said}):
        told(f"draw {draw}", says, rows, np.array([one.draw == draw for one in rows.said]))
    for at, move in enumerate(MOVES):
        only = np.zeros(rows.marked.shape, bool)
        only[:, at] = True
        told(move, says & only, attrs.evolve(rows, marked=rows.marked & only, fired=rows.fired & only))


def stored(rows: Rows, fits: dict[str, Fit], limits: Least) -> dict[str, object]:
    """Returns the table of the sums as it is stored: moves that stay with the patterns are left out."""
    moves = {
        move: {
            "bias": round(fits[move].bias, 3),
            "least_kept": round(float(limits.kept[at]), 3),
            "least_found": round(float(limits.found[at]), 3),
        }
        for at, move in enumerate(MOVES)
        if move in fits
    }
    weighs: dict[str, dict[str, float]] = {}
    for move, fit in fits.items():
        for at in np.flatnonzero(np.abs(fit.weights) >= 0.0005):
            weighs.setdefault(rows.names[at], {})[move] = round(float(fit.weights[at]), 3)
    signs = {name[5:]: row for name, row in sorted(weighs.items()) if name in set(rows.names[: rows.signs])}
    runs = {name: row for name, row in sorted(weighs.items()) if name not in set(rows.names[: rows.signs])}
    return {"version": 1, "moves": moves, "signs": signs, "runs": runs}


def main() -> None:
    """Fits, reports and stores."""
    asked = [sys.argv[sys.argv.index("--language") + 1]] if "--language" in sys.argv else LANGUAGES
    said = labelled()
    for language in asked:
        rows = rows_of(said, language)
        print(f"{language}: {len(rows.said)} answers, {rows.values.shape[0]} sentences, {rows.values.shape[1]} columns", flush=True)
        highest = crossed(rows, MOST[language])
        precision = PRECISION[language] + MARGIN
        measured(rows, highest, precision)
        limits = least(highest, rows, np.arange(len(rows.said)), precision)
        every = np.arange(len(rows.answer))
        fits = {move: fitted(rows, every, at, MOST[language]) for at, move in enumerate(MOVES) if limits.found[at] < NEVER}
        if "--write" in sys.argv:
            table = stored(rows, fits, limits)
            lines = [
                f' {json.dumps(part)}: {{\n' + ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in table[part].items()) + "\n }"  # type: ignore[attr-defined]
                for part in ("moves", "signs", "runs")
            ]
            text = '{\n "version": 1,\n' + ",\n".join(lines) + "\n}\n"
            (TARGET / f"moves_{language}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
