"""Fits the weights of `onrecord.analysis.replies` on the seen part of the gold, and prints cross-validated figures.

A multinomial logistic regression with an L2 penalty (scikit-learn, only here). Folds are pages. `--write` stores the weights and the
beginnings of answers that count. Until the fifth draw weights went a quarter of the way to each new fit; with twice the answers the fit is
taken as it is.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray
from replies_gold import Labelled, gold
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from onrecord.analysis.replies import features as named
from onrecord.analysis.replies.markers import cues, folded
from onrecord.analysis.replies.openings import named as feature
from onrecord.analysis.replies.openings import opening
from onrecord.analysis.replies.parts import pairings
from onrecord.analysis.replies.question_type import question_type

DATA = Path(__file__).parents[1] / "src/onrecord/analysis/replies/data"
OUTCOMES = ["answered", "not_answered", "partial"]
SURE = 0.5
STRENGTHS = (0.05, 0.1, 0.2, 0.3, 0.5)
WITHIN = 0.002
"""Scores that differ by less are held equal: they hang on few answers."""
FEWEST = 6
"""A feature that fewer answers have is left out."""
SPACED = ("en", "es")
"""Languages of which it counts with what words an answer begins."""
FOLDS = 10


def beginnings(samples: Sequence[Labelled]) -> dict[str, list[str]]:
    """Returns by language what several answers begin with."""
    found = {}
    for language in SPACED:
        answers = [folded(one.pair.answer) for one in samples if one.pair.language == language]
        counts = Counter(one for answer in answers for one in opening(answer))
        found[language] = sorted(one for one, count in counts.items() if count >= FEWEST and one)
    return found


def values(one: Labelled, known: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Returns the features of a labelled pair, taken as a whole; of beginnings those of the new list, not those of the package."""
    pair = one.pair
    found = named.features(
        pair.question, pair.answer, kind=question_type(pair.question, pair.language), cues=cues(pair.answer, pair.language),
        language=pair.language, said_before=one.said_before,
    )  # fmt: skip
    found = {name: value for name, value in found.items() if not name.startswith("begins:")}
    some = known.get(pair.language, ())
    return found | {feature(pair.language, one): 1.0 for one in opening(folded(pair.answer)) if one in some}


def main() -> None:
    """Fits and reports."""
    samples = [
        one
        for one in gold()
        if not one.unseen and (len(pairings(one.pair.question, one.pair.answer)) == 1 or one.outcome != "partial")
    ]
    known = beginnings(samples)
    # Callers mostly do not know what was said before: each answer is fitted with and without it.
    samples += [attrs.evolve(one, said_before=None) for one in samples]
    rows = [values(one, known) for one in samples]
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    strength = best(x, samples)
    if "--write" in sys.argv:
        made = model(strength).fit(x, [one.outcome for one in samples])
        write(known, {name: [round(float(w), 3) for w in made.coef_[:, at]] for at, name in enumerate(names)})


def best(x: NDArray[np.float64], samples: Sequence[Labelled]) -> float:
    """Prints cross-validated scores of strengths and returns the best; of fits about as good, the one with the smaller weights."""
    y = np.array([one.outcome for one in samples])
    plain = np.array([one.said_before is None for one in samples])
    found = (0.0, STRENGTHS[0])
    for strength in STRENGTHS:
        told = np.empty_like(y)
        for fit, test in GroupKFold(FOLDS).split(x, y, [one.page for one in samples]):
            told[test] = model(strength).fit(x[fit], y[fit]).predict(x[test])
        scores = {"all": _score(y, told, plain)}
        for language in sorted({one.pair.language for one in samples}):
            scores[language] = _score(y, told, plain & np.array([one.pair.language == language for one in samples]))
        each = f1_score(y[plain], told[plain], average=None, labels=OUTCOMES)
        shown = {
            name: round(score, 3) for name, score in (*scores.items(), *zip(OUTCOMES, map(float, each), strict=True))
        }
        print(f"C {strength}: macro-F1 {shown}")
        if scores["all"] > found[0] + WITHIN:
            found = (scores["all"], strength)
    return found[1]


def _score(true: NDArray[np.str_], told: NDArray[np.str_], some: NDArray[np.bool_]) -> float:
    return float(f1_score(true[some], told[some], average="macro"))


def write(known: Mapping[str, Sequence[str]], weights: Mapping[str, Sequence[float]]) -> None:
    """Stores the beginnings that count, and the weights."""
    (DATA / "openings.json").write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
    lines = ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in weights.items())
    head = json.dumps({"version": "3", "sure": SURE, "outcomes": OUTCOMES})[:-1]
    (DATA / "weights.json").write_text(f'{head},\n "weights": {{\n{lines}\n }}}}\n', "utf-8")


def model(strength: float) -> LogisticRegression:
    """Returns an unfitted model; the bias is a feature."""
    return LogisticRegression(C=strength, max_iter=5000, fit_intercept=False, class_weight="balanced")


if __name__ == "__main__":
    main()
