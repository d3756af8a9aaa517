"""Fits the weights and the trees of `onrecord.reading.follow` on marked pages, and says how good they are on unseen pages.

A logistic regression with an L2 penalty, by Newton steps, and boosted trees (`boost.py`), both with numpy alone; what the
phrases of a question tell is fitted before (`follow_phrases.py`) and is a feature of both. Folds are pages, so that no
page helps to judge itself. `--write` stores what was fitted on all pages in the package's data. It takes about ten
minutes of processor time.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence

import boost
import follow_phrases
import numpy as np
from attrs import frozen
from follow_pages import DEMO, GOLD, HERE, Page, Sample, demo_pages, gold_pages, marked_pages

from onrecord.reading.follow import PHRASES, TREES, Model, judge
from onrecord.reading.follow_phrases import flattened
from onrecord.reading.follow_phrases import write as listed
from onrecord.reading.follow_trees import Tree, Trees
from onrecord.reading.follow_trees import write as printed

DATA = HERE.parent / "src/onrecord/reading/data"
FOLDS, INNER = 10, 5
"""Parts of the pages: of which each is judged by what the others fitted, and of which each gets its phrases from the others."""
FEWEST_PAGES = 12
PLAN = boost.Plan(trees=300, depth=5, rate=0.05, least=15)
PENALTY = 4.0
DEMO_SHARE = 10.0
"""What a question of the demo weighs: ministries trim questions so that they stand alone; few such pages are marked."""


@frozen(eq=False)
class Fitted:
    """Phrases, weights of the regression, one a feature, and the base and trees of boosting."""

    phrases: tuple[np.ndarray, float]
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


def feature_names(pages: Sequence[Sequence[Sample]]) -> list[str]:
    """Returns the features to fit: the named ones, words that several pages show, and last what phrases tell."""
    seen = Counter(name for page in pages for name in {name for sample in page for name in sample.values})
    return [*sorted(name for name, count in seen.items() if ":" not in name or count >= FEWEST_PAGES), PHRASES]


class Fitting:
    """Pages with their samples as a matrix, from which weights are fitted."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Takes the samples of the pages."""
        self.pages = pages
        samples = [page.samples() for page in pages]
        every = [sample for page in samples for sample in page]
        self.page = np.repeat(np.arange(len(pages)), [len(page) for page in samples])
        self.names = feature_names(samples)
        self.x = np.array([[sample.values.get(name, 0.0) for name in self.names] for sample in every])
        self.y = np.array([float(sample.follows) for sample in every])
        share = np.array([DEMO_SHARE if page.source == DEMO else 1.0 for page in pages])
        self.each = share[self.page]
        self.phrases = follow_phrases.table([[one.text for one in page] for page in samples], self.y, self.each)
        folds = sorted({page.fold for page in pages})
        self.inner = np.array([folds.index(page.fold) % INNER for page in pages])[self.page]

    def fitted(self, chosen: Sequence[int]) -> Fitted:
        """Returns what is fitted on the pages of these numbers."""
        used = np.isin(self.page, chosen)
        phrased = np.zeros(len(self.y))
        for part in range(INNER):
            mine = used & (self.inner == part)
            phrased[mine] = self.phrases.odds(*self.phrases.fit(used & (self.inner != part)))[mine]
        x, y, each = self.told(phrased)[used], self.y[used], self.each[used]
        return Fitted(self.phrases.fit(used), fit(x, y, PENALTY, each), *boost.fit(x, y, each, PLAN))

    def told(self, phrased: np.ndarray) -> np.ndarray:
        """Returns the samples with what these log odds of their phrases tell."""
        x = self.x.copy()
        x[:, -1] = [flattened(one) for one in phrased]
        return x

    def model(self, fitted: Fitted) -> Model:
        """Returns the model that reading uses, weights rounded as they are stored."""
        weights = {name: round(float(one), 3) for name, one in zip(self.names, fitted.weights, strict=True)}
        return Model(weights, Trees(self.names, fitted.base, fitted.trees), self.phrases.model(*fitted.phrases))

    def score(self, chosen: Sequence[int], fitted: Fitted) -> dict[int, np.ndarray]:
        """Returns counts of pages: questions told right, questions, exchanges right, exchanges, and the log likelihood."""
        used = np.isin(self.page, chosen)
        x = self.told(self.phrases.odds(*fitted.phrases))[used]
        trees = fitted.base + sum((boost.apply(tree, x) for tree in fitted.trees), np.zeros(len(x)))
        total = np.zeros(len(self.y))
        total[used] = (1 - TREES) * (x @ fitted.weights) + TREES * trees
        told = -np.log1p(np.exp(np.where(self.y > 0.5, -total, total)))
        model, counts = self.model(fitted), {}
        for at in chosen:
            mine, page = self.page == at, self.pages[at]
            right = ((total > 0) == (self.y > 0.5))[mine].sum()
            counts[at] = np.array([right, mine.sum(), *page.right(judge(page.turns, model)), told[mine].sum()])
        return counts


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
        for at, counts in fitting.score(sorted(held), fitted).items():
            page = fitting.pages[at]
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
    print(f"the gold, fitted without it: {_told(sum(fitting.score(golden, apart).values(), np.zeros(5)))}")
    fitted = fitting.fitted(range(len(fitting.pages)))
    print(f"the gold, fitted with it: {_told(sum(fitting.score(golden, fitted).values(), np.zeros(5)))}")
    if "--write" in sys.argv:
        write(fitting.model(fitted), counted["all pages"])


def write(model: Model, every: np.ndarray) -> None:
    """Stores weights, trees and phrases with what cross-validation says of them."""
    about = (
        "fitted by eval/train_follow.py on marked pages; together with the other parts, cross-validated by page,"
        f" {every[0] / every[1]:.3f} of {every[1]:.0f} questions are told right"
    )
    rows = "\n".join(f"  {json.dumps(name)}: {weight:.3f}" for name, weight in model.weights.items())
    DATA.joinpath("follow.yml").write_text(f"# Weights of `follow.features`, {about}.\nweights:\n{rows}\n", "utf-8")
    DATA.joinpath("follow_trees.json").write_text(
        printed(model.trees, about=f"Trees of `follow.features`, {about}."), "utf-8"
    )
    phrases = listed(model.phrases, about=f"Phrases of questions, {about}.")
    DATA.joinpath("follow_phrases.json").write_text(phrases, "utf-8")


if __name__ == "__main__":
    main()
