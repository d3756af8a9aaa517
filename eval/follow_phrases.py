"""Fits what the phrases of a question tell: a penalized logistic regression over many seldom phrases, with numpy alone.

As the regression and the trees take what phrases tell for a feature, the samples that they are fitted on get it from
phrases that were fitted on other pages (stacking: Wolpert 1992).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from attrs import frozen

from onrecord.reading.follow_phrases import Phrases, phrases

FEWEST_PAGES = 12
"""Pages that show a phrase before it counts."""
PENALTY = 0.25
_NEWTON, _CONJUGATE = 12, 60
_CLOSE = 1e-3


@frozen(eq=False)
class Table:
    """Which samples hold which phrases, as a sparse matrix by row, and the mark and the weight of each sample."""

    names: Sequence[str]
    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    marks: np.ndarray
    each: np.ndarray

    def fit(self, chosen: np.ndarray) -> tuple[np.ndarray, float]:
        """Returns weights and base fitted on the samples for which `chosen` is true: Newton steps by conjugate gradients."""
        inside = chosen[self.rows]
        some = _Matrix(self.rows[inside], self.columns[inside], self.values[inside], len(self.marks), len(self.names))
        each, weights = self.each * chosen, np.zeros(len(self.names) + 1)
        ridge = np.full(len(weights), PENALTY)
        for _ in range(_NEWTON):
            p = 1 / (1 + np.exp(-some.times(weights)))
            gradient = some.back(each * (self.marks - p)) - ridge * weights
            step = _solved(some, each * p * (1 - p), ridge, gradient)
            weights += step
            if np.abs(step).max() < _CLOSE:
                break
        weights = np.round(weights, 3)
        return weights[:-1], float(weights[-1])

    def odds(self, weights: np.ndarray, base: float) -> np.ndarray:
        """Returns the log odds of all samples."""
        return base + np.bincount(self.rows, self.values * weights[self.columns], minlength=len(self.marks))

    def model(self, weights: np.ndarray, base: float) -> Phrases:
        """Returns phrases as reading uses them."""
        return Phrases({name: float(one) for name, one in zip(self.names, weights, strict=True)}, base)


@frozen(eq=False)
class _Matrix:
    """A sparse matrix and, as its last column, ones."""

    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    height: int
    width: int

    def times(self, weights: np.ndarray) -> np.ndarray:
        """Returns the matrix times a vector."""
        sums: np.ndarray = np.bincount(self.rows, self.values * weights[self.columns], minlength=self.height)
        return sums + weights[-1]

    def back(self, samples: np.ndarray) -> np.ndarray:
        """Returns the transposed matrix times a vector."""
        sums = np.bincount(self.columns, self.values * samples[self.rows], minlength=self.width)
        whole: np.ndarray = np.append(sums, samples.sum())
        return whole


def _solved(matrix: _Matrix, curve: np.ndarray, ridge: np.ndarray, gradient: np.ndarray) -> np.ndarray:
    """Returns the Newton step, by conjugate gradients."""
    step, left = np.zeros_like(gradient), gradient.copy()
    toward, size = left.copy(), float(left @ left)
    enough = 1e-6 * size
    for _ in range(_CONJUGATE):
        bent = matrix.back(curve * matrix.times(toward)) + ridge * toward
        length = size / float(toward @ bent)
        step += length * toward
        left -= length * bent
        size, before = float(left @ left), size
        if size < enough:
            break
        toward = left + size / before * toward
    return step


def table(pages: Sequence[Sequence[str]], marks: np.ndarray, each: np.ndarray) -> Table:
    """Returns the phrases of the questions of pages, those that enough pages show."""
    held = [[phrases(text) for text in texts] for texts in pages]
    seen = Counter(phrase for texts in held for phrase in set[str]().union(*texts))
    names = sorted(phrase for phrase, count in seen.items() if count >= FEWEST_PAGES)
    place = {name: at for at, name in enumerate(names)}
    known = [sorted(place[one] for one in found if one in place) for texts in held for found in texts]
    lengths = np.array([len(found) for found in known])
    rows = np.repeat(np.arange(len(known)), lengths)
    columns = np.array([at for found in known for at in found])
    return Table(names, rows, columns, 1 / np.sqrt(lengths[rows]), marks, each)
