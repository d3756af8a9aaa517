"""Fits the weights of `onrecord.reading.follow` on marked pages, and prints how good they are on pages they have not seen.

A logistic regression with an L2 penalty, by Newton steps (numpy). Folds are pages, so that no page helps to
judge itself. `--write` stores the weights fitted on all pages in the package's data file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from follow_pages import DEMO, GOLD, HERE, Page, demo_pages, gold_pages, marked_pages

from onrecord.reading.follow import judge

TARGET = HERE.parent / "src/onrecord/reading/data/follow.yml"
FOLDS = 10
FEWEST_PAGES = 8
PENALTIES = (1.0, 2.0, 4.0)
DEMO_SHARE = 10.0
"""What a question of the demo weighs: ministries trim questions so that they stand alone; few such pages are marked."""
Rows = list[tuple[Mapping[str, float], bool]]


def fit(x: np.ndarray, y: np.ndarray, penalty: float, each: np.ndarray) -> np.ndarray:
    """Returns the weights of a penalized logistic regression; `each` weighs the samples."""
    weights = np.zeros(x.shape[1])
    ridge = penalty * np.eye(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (each * (y - p)) - ridge @ weights
        hessian = (x * (each * p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def feature_names(rows: Sequence[Rows]) -> list[str]:
    """Returns the features to fit: the named ones, and first words that several pages show."""
    seen = Counter(name for page in rows for name in {name for row, _ in page for name in row})
    return sorted(name for name, count in seen.items() if ":" not in name or count >= FEWEST_PAGES)


class Fitting:
    """Pages with their samples as matrices, from which weights are fitted."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Takes the samples of the pages."""
        self.pages = pages
        rows = [page.samples() for page in pages]
        self.names = feature_names(rows)
        self.x = [np.array([[row.get(name, 0.0) for name in self.names] for row, _ in page]) for page in rows]
        self.y = [np.array([float(mark) for _, mark in page]) for page in rows]

    def weights(self, chosen: Sequence[int], penalty: float) -> np.ndarray:
        """Returns the weights fitted on the pages of these numbers."""
        used = [at for at in chosen if len(self.y[at])]
        each = [np.full(len(self.y[at]), DEMO_SHARE if self.pages[at].source == DEMO else 1.0) for at in used]
        x, y = np.vstack([self.x[at] for at in used]), np.concatenate([self.y[at] for at in used])
        return fit(x, y, penalty, np.concatenate(each))

    def named(self, weights: np.ndarray) -> dict[str, float]:
        """Returns weights by name, rounded as they are stored."""
        return {name: round(float(weight), 3) for name, weight in zip(self.names, weights, strict=True)}

    def score(self, at: int, weights: np.ndarray) -> np.ndarray:
        """Returns counts of a page: questions told right, questions, exchanges right, exchanges, and the log likelihood."""
        y = self.y[at]
        page = self.pages[at]
        total = self.x[at] @ weights if len(y) else np.zeros(0)
        told = float(-np.log1p(np.exp(np.where(y > 0.5, -total, total))).sum())
        exact, exchanges = page.right(judge(page.turns, self.named(weights)))
        return np.array([((total > 0) == (y > 0.5)).sum(), len(y), exact, exchanges, told])


def _told(counts: np.ndarray) -> str:
    right, questions, exact, exchanges, log = counts
    return (
        f"questions {right:.0f}/{questions:.0f} = {right / questions:.4f}, exchanges {exact:.0f}/{exchanges:.0f} ="
        f" {exact / exchanges:.4f}, log likelihood {log / questions:.4f}"
    )


def cross_validated(fitting: Fitting, penalty: float) -> tuple[np.ndarray, np.ndarray]:
    """Returns the counts over all marked pages but the demo's, and over the gold, each page judged by the others."""
    groups = sorted({page.fold for page in fitting.pages if page.source != DEMO})
    fold = {name: at % FOLDS for at, name in enumerate(groups)}
    every, of_gold = np.zeros(5), np.zeros(5)
    for number in range(FOLDS):
        held = [at for at, page in enumerate(fitting.pages) if fold.get(page.fold) == number]
        weights = fitting.weights([at for at in range(len(fitting.pages)) if at not in held], penalty)
        for at in held:
            counts = fitting.score(at, weights)
            every += counts
            of_gold += counts * (fitting.pages[at].source == GOLD)
    return every, of_gold


def main() -> None:
    """Prints quality by penalty over page folds; stores the best fit with `--write`."""
    fitting = Fitting([*gold_pages(), *marked_pages(), *demo_pages()])
    sources = Counter(page.source for page in fitting.pages)
    print(", ".join(f"{source}: {count} pages" for source, count in sources.items()), f"{len(fitting.names)} features")
    results = {}
    for penalty in PENALTIES:
        every, of_gold = cross_validated(fitting, penalty)
        results[penalty] = every, of_gold
        print(f"penalty {penalty}, all pages: {_told(every)}\n{'':13} the gold: {_told(of_gold)}")
    best = max(PENALTIES, key=lambda penalty: float(results[penalty][0][4]))
    golden = [at for at, page in enumerate(fitting.pages) if page.source == GOLD]
    held_out = {fitting.pages[at].fold for at in golden}
    apart = fitting.weights([at for at, page in enumerate(fitting.pages) if page.fold not in held_out], best)
    print(f"penalty {best}, fitted without the gold: {_told(sum(fitting.score(at, apart) for at in golden))}")
    weights = fitting.weights(range(len(fitting.pages)), best)
    print(f"penalty {best}, fitted with it: {_told(sum(fitting.score(at, weights) for at in golden))}")
    if "--write" in sys.argv:
        write(fitting.named(weights), results[best][0])


def write(weights: Mapping[str, float], every: np.ndarray) -> None:
    """Stores weights with what cross-validation says of them."""
    rows = "\n".join(f"  {json.dumps(name)}: {weight:.3f}" for name, weight in weights.items())
    TARGET.write_text(
        "# Weights of `follow.features`, fitted by eval/train_follow.py on marked pages; cross-validated by page\n"
        f"# {every[0] / every[1]:.3f} of {every[1]:.0f} questions told right.\nweights:\n{rows}\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
