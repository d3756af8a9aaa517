"""Fits the weights of `onrecord.analysis.replies` on the seen part of the gold, and prints cross-validated figures.

A multinomial logistic regression with an L2 penalty (scikit-learn, only here). Folds are pages. `--write` stores the weights: a step
from those of the package toward the fit, since a whole new fit told the second draw's unseen part less well (0.77 for 0.79).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import attrs
import numpy as np
from replies_gold import Labelled, gold
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from onrecord.analysis.replies import features as named
from onrecord.analysis.replies.markers import cues
from onrecord.analysis.replies.parts import pairings
from onrecord.analysis.replies.question_type import question_type

TARGET = Path(__file__).parents[1] / "src/onrecord/analysis/replies/data/weights.json"
OUTCOMES = ["answered", "not_answered", "partial"]
SURE = 0.5
WITHIN = 0.01
"""Scores that differ by less are held equal: they hang on few answers."""
STEP = 0.25
"""How far stored weights move from the earlier ones toward the fit."""
FEWEST = 6
"""A feature that fewer answers have is left out."""


def values(one: Labelled) -> dict[str, float]:
    """Returns the features of a labelled pair, taken as a whole."""
    pair = one.pair
    return named.features(
        pair.question, pair.answer, kind=question_type(pair.question, pair.language), cues=cues(pair.answer, pair.language),
        language=pair.language, said_before=one.said_before,
    )  # fmt: skip


def main() -> None:
    """Fits and reports."""
    samples = [
        one
        for one in gold()
        if not one.unseen and (len(pairings(one.pair.question, one.pair.answer)) == 1 or one.outcome != "partial")
    ]
    # Callers mostly do not know what was said before: each answer is fitted with and without it.
    samples += [attrs.evolve(one, said_before=None) for one in samples]
    rows = [values(one) for one in samples]
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array([one.outcome for one in samples])
    groups = [one.page for one in samples]
    best = (0.0, 0.0)
    for strength in (0.03, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0):
        guessed = np.empty_like(y)
        for fit, test in GroupKFold(10).split(x, y, groups):
            guessed[test] = model(strength).fit(x[fit], y[fit]).predict(x[test])
        score = float(f1_score(y, guessed, average="macro"))
        if score > best[0] + WITHIN:  # of fits about as good, the one with the smaller weights
            best = (score, strength)
        each = f1_score(y, guessed, average=None, labels=OUTCOMES)
        print(
            f"C {strength}: macro-F1 {score:.3f} accuracy {np.mean(y == guessed):.3f} {dict(zip(OUTCOMES, each.round(3), strict=True))}"
        )
        if "--list" in sys.argv and strength == 0.3:
            for one, guess in zip(samples, guessed, strict=True):
                if one.outcome != guess:
                    print(
                        one.pair.name[:30],
                        one.question_type,
                        one.outcome,
                        "->",
                        guess,
                        "|",
                        one.pair.answer[:110].replace("\n", " "),
                    )
    made = model(best[1]).fit(x, y)
    if "--write" in sys.argv:
        fitted = {name: [float(w) for w in made.coef_[:, at]] for at, name in enumerate(names)}
        weights = moved(json.loads(TARGET.read_text("utf-8"))["weights"], fitted)
        table = {"version": "2", "sure": SURE, "outcomes": list(map(str, made.classes_)), "weights": weights}
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in weights.items())
        head = json.dumps({key: value for key, value in table.items() if key != "weights"})[:-1]
        TARGET.write_text(f'{head},\n "weights": {{\n{lines}\n }}}}\n', "utf-8")


def moved(earlier: dict[str, list[float]], fitted: dict[str, list[float]]) -> dict[str, list[float]]:
    """Returns the weights a step from the earlier ones toward the fit; what one of both lacks weighs nothing there."""
    nothing = [0.0] * len(OUTCOMES)
    return {
        name: [
            round((1 - STEP) * one + STEP * other, 3)
            for one, other in zip(earlier.get(name, nothing), fitted.get(name, nothing), strict=True)
        ]
        for name in sorted({*earlier, *fitted})
    }


def model(strength: float) -> LogisticRegression:
    """Returns an unfitted model; the bias is a feature."""
    return LogisticRegression(C=strength, max_iter=5000, fit_intercept=False, class_weight="balanced")


if __name__ == "__main__":
    main()
