"""Fits the weights and the trees of `onrecord.reading.follow` on marked pages, and says how good they are on unseen pages.

A logistic regression with an L2 penalty, by Newton steps, and boosted trees (`boost.py`), both with numpy alone. Folds
are pages, so that no page helps to judge itself. `--write` stores what was fitted on all pages in the package's data.
It takes about five minutes of processor time.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence

import boost
import numpy as np
from attrs import frozen
from follow_pages import DEMO, GOLD, HERE, Page, demo_pages, gold_pages, marked_pages

from onrecord.reading.follow import TREES, Model, judge
from onrecord.reading.follow_trees import Tree, Trees
from onrecord.reading.follow_trees import write as printed

DATA = HERE.parent / "src/onrecord/reading/data"
FOLDS = 10
FEWEST_PAGES = 8
PENALTY = 4.0
DEMO_SHARE = 10.0
"""What a question of the demo weighs: ministries trim questions so that they stand alone; few such pages are marked."""
Rows = list[tuple[Mapping[str, float], bool]]


@frozen(eq=False)
class Fitted:
    """Weights of the regression, one a feature, and the base and trees of boosting."""

    weights: np.ndarray
    base: float
    trees: Sequence[Tree]


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

    def fitted(self, chosen: Sequence[int]) -> Fitted:
        """Returns what is fitted on the pages of these numbers."""
        used = [at for at in chosen if len(self.y[at])]
        each = np.concatenate([np.full(len(self.y[at]), self.share(at)) for at in used])
        x, y = np.vstack([self.x[at] for at in used]), np.concatenate([self.y[at] for at in used])
        return Fitted(fit(x, y, PENALTY, each), *boost.fit(x, y, each, boost.Plan()))

    def share(self, at: int) -> float:
        """Returns what a question of a page weighs."""
        return DEMO_SHARE if self.pages[at].source == DEMO else 1.0

    def model(self, fitted: Fitted) -> Model:
        """Returns the model that reading uses, weights rounded as they are stored."""
        weights = {name: round(float(one), 3) for name, one in zip(self.names, fitted.weights, strict=True)}
        return Model(weights, Trees(self.names, fitted.base, fitted.trees))

    def score(self, at: int, fitted: Fitted) -> np.ndarray:
        """Returns counts of a page: questions told right, questions, exchanges right, exchanges, and the log likelihood."""
        x, y, page = self.x[at], self.y[at], self.pages[at]
        total = np.zeros(len(y))
        if len(y):
            trees = fitted.base + sum((boost.apply(tree, x) for tree in fitted.trees), np.zeros(len(y)))
            total = (1 - TREES) * (x @ fitted.weights) + TREES * trees
        told = float(-np.log1p(np.exp(np.where(y > 0.5, -total, total))).sum())
        exact, exchanges = page.right(judge(page.turns, self.model(fitted)))
        return np.array([((total > 0) == (y > 0.5)).sum(), len(y), exact, exchanges, told])


def _told(counts: np.ndarray) -> str:
    right, questions, exact, exchanges, log = counts
    return (
        f"questions {right:.0f}/{questions:.0f} = {right / questions:.4f}, exchanges {exact:.0f}/{exchanges:.0f} ="
        f" {exact / exchanges:.4f}, log likelihood {log / questions:.4f}"
    )


def cross_validated(fitting: Fitting) -> dict[str, np.ndarray]:
    """Returns the counts over all marked pages but the demo's and by set, each page judged by what the others fitted."""
    groups = sorted({page.fold for page in fitting.pages if page.source != DEMO})
    fold = {name: at % FOLDS for at, name in enumerate(groups)}
    counted: dict[str, np.ndarray] = {}
    for number in range(FOLDS):
        held = {at for at, page in enumerate(fitting.pages) if fold.get(page.fold) == number}
        fitted = fitting.fitted([at for at in range(len(fitting.pages)) if at not in held])
        for at in sorted(held):
            page, counts = fitting.pages[at], fitting.score(at, fitted)
            for name in ("all pages", page.source, f"{page.source} {page.name.split('/', 1)[0]}"):
                counted[name] = counted.get(name, np.zeros(5)) + counts
    return counted


def main() -> None:
    """Prints quality over page folds; stores the fit on all pages with `--write`."""
    fitting = Fitting([*gold_pages(), *marked_pages(), *demo_pages()])
    sources = Counter(page.source for page in fitting.pages)
    print(", ".join(f"{source}: {count} pages" for source, count in sources.items()), f"{len(fitting.names)} features")
    counted = cross_validated(fitting)
    for name, counts in sorted(counted.items()):
        print(f"{name}: {_told(counts)}")
    golden = [at for at, page in enumerate(fitting.pages) if page.source == GOLD]
    held_out = {fitting.pages[at].fold for at in golden}
    apart = fitting.fitted([at for at, page in enumerate(fitting.pages) if page.fold not in held_out])
    print(f"the gold, fitted without it: {_told(sum((fitting.score(at, apart) for at in golden), np.zeros(5)))}")
    fitted = fitting.fitted(range(len(fitting.pages)))
    print(f"the gold, fitted with it: {_told(sum((fitting.score(at, fitted) for at in golden), np.zeros(5)))}")
    if "--write" in sys.argv:
        write(fitting.model(fitted), counted["all pages"])


def write(model: Model, every: np.ndarray) -> None:
    """Stores weights and trees with what cross-validation says of them."""
    about = (
        "fitted by eval/train_follow.py on marked pages; together with the other part, cross-validated by page,"
        f" {every[0] / every[1]:.3f} of {every[1]:.0f} questions are told right"
    )
    rows = "\n".join(f"  {json.dumps(name)}: {weight:.3f}" for name, weight in model.weights.items())
    DATA.joinpath("follow.yml").write_text(f"# Weights of `follow.features`, {about}.\nweights:\n{rows}\n", "utf-8")
    DATA.joinpath("follow_trees.json").write_text(
        printed(model.trees, about=f"Trees of `follow.features`, {about}."), "utf-8"
    )


if __name__ == "__main__":
    main()
