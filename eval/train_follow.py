"""Fits the weights of `onrecord.reading.follow` on the gold, and prints cross-validated accuracy.

A logistic regression with an L2 penalty, by Newton steps (numpy). Folds are pages, so that no page helps to
judge itself. `--write` stores the weights fitted on all pages in the package's data file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gold
import numpy as np

from onrecord.reading.follow import Before, common_matter, features
from onrecord.reading.label_families import families
from onrecord.reading.label_scan import scan

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/onrecord/reading/data/follow.yml"


def samples(path: Path) -> list[tuple[dict[str, float], bool]]:
    """Returns the features and the mark of each question of a page that could follow up."""
    out: list[tuple[dict[str, float], bool]] = []
    exchange = question = answer = ""
    asker: str | None = None
    answered, number = False, 0
    statements = gold.load(path).statements
    common = common_matter([one.words for one in statements])
    turns = 0
    for one in statements:
        if one.kind == "question":
            label = scan((one.label or "") + " x", families())
            key = label.key if label is not None and label.name else None
            told = bool(label and label.follow)
            possible = number > 0 and not told and (key is None or key == asker) and not (key is None and asker)
            if possible:
                before = Before(exchange, question, answer, answered, same_asker=key is not None, turns=turns, common=common)
                out.append((features(one.words, before), one.follow_up))
            turns = turns + 1 if one.exchange == number else 0
            if one.exchange != number:
                exchange = ""
            number, asker = one.exchange, key
            exchange += "\n" + one.words
            question, answer, answered = one.words, "", False
        elif one.kind == "answer" and number:
            answer, answered = one.words, True
            exchange += "\n" + one.words
    return out


def fit(x: np.ndarray, y: np.ndarray, penalty: float) -> np.ndarray:
    """Returns the weights of a penalized logistic regression."""
    weights = np.zeros(x.shape[1])
    ridge = penalty * np.eye(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - ridge @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights += np.linalg.solve(hessian, gradient)
    return weights


def main() -> None:
    """Prints accuracy by penalty over page folds; stores the best fit with `--write`."""
    pages = [rows for path in sorted((HERE / "gold").glob("*/*.marks")) if (rows := samples(path))]
    names = sorted(pages[0][0][0])
    matrices = [(np.array([[row[name] for name in names] for row, _ in page]), np.array([float(mark) for _, mark in page])) for page in pages]
    best = (0.0, 1.0)
    for penalty in (0.3, 1.0, 2.0, 4.0, 8.0):
        right = total = 0
        for at, (x, y) in enumerate(matrices):
            others = [m for other, m in enumerate(matrices) if other != at]
            weights = fit(np.vstack([m[0] for m in others]), np.concatenate([m[1] for m in others]), penalty)
            right += int((((x @ weights) > 0) == (y > 0.5)).sum())  # noqa: PLR2004
            total += len(y)
        print(f"penalty {penalty}: {right}/{total} = {right / total:.4f}")
        best = max(best, (right / total, penalty))
    weights = fit(np.vstack([m[0] for m in matrices]), np.concatenate([m[1] for m in matrices]), best[1])
    for name, weight in sorted(zip(names, weights, strict=True), key=lambda pair: pair[1]):
        print(f"{name:20} {weight:+.3f}")
    if "--write" in sys.argv:
        rows = "\n".join(f"  {name}: {weight:.3f}" for name, weight in zip(names, weights, strict=True))
        TARGET.write_text(
            "# Weights of `follow.features`, fitted by eval/train_follow.py on the gold; cross-validated by page\n"
            f"# accuracy {best[0]:.3f} of {sum(len(m[1]) for m in matrices)} questions.\nweights:\n{rows}\n",
            "utf-8",
        )


if __name__ == "__main__":
    main()
