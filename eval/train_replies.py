"""Fits what `onrecord.analysis.replies` weighs outcomes with, and prints figures cross-validated by page.

One multinomial logistic regression with an L2 penalty (scikit-learn, only here) over the named features and the runs of first words
together. It is fitted on the gold's seen part without the third draw, which stays to be measured, and on the answers labelled for
development. Folds are pages; answers of `en` that were given on one day are one page. A run counts where it stands on `PAGES` pages or
more; of these the `RUNS` that move a first fit most are kept, in each fold anew, and all is fitted again. What `OWN` names has a
fit of its own beside that of all. `--write` stores `weights.json` and `openings.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np
from outcome_rows import Sample, matrix, samples
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from onrecord.analysis.replies.openings import LANGUAGES
from onrecord.analysis.replies.register import EDITED

DATA = Path(__file__).parents[1] / "src/onrecord/analysis/replies/data"
OUTCOMES = ["answered", "not_answered", "partial"]
SURE = 0.46
"""At this least probability an outcome is told: cross-validated 0.87 of the answers; at one half it would be 0.81."""
STRENGTH = 0.5
OWN = {"zh": 0.08, EDITED: 0.03}
"""What has weights of its own, and how strong."""
FITTED_ON = {"zh": ("zh",), EDITED: ("zh", EDITED)}
"""By what answers these are weighed: edited English ones are few, and their features mean what those of Chinese ones mean."""
MINISTRY = "en "
"""How pages begin whose English is a ministry's own: their answers are weighed with the edited ones, talk in them or not."""
APART = 0.5
"""What an answer of a language with weights of its own counts in the fit of all."""
RUNS = {"": 6_000, "zh": 1_500, EDITED: 1_000}
TAB = "\t"
PAGES = 4
FEWEST = 6
"""A named feature that fewer answers have is left out."""
FOLDS = 5


@attrs.frozen
class Fitted:
    """A fit: its columns and, by outcome, what each weighs."""

    columns: tuple[str, ...]
    weights: np.ndarray

    def probabilities(self, some: Sequence[Sample]) -> np.ndarray:
        """Returns the probabilities of the outcomes of whole answers."""
        sums = matrix([one.values for one in some], self.columns) @ self.weights.T
        raised = np.exp(sums - sums.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def fit(some: Sequence[Sample], strength: float, of: str = "") -> Fitted:
    """Returns a fit with no more than `RUNS` runs of words, those of its own languages."""
    languages = (of[:2],) if of else tuple(one for one in LANGUAGES if one not in OWN)
    columns = tuple(name for name in known(some) if "\t" not in name or name.startswith(languages))
    x = matrix([one.values for one in some], columns)
    weights = solved(x, some, strength)
    runs = [at for at, name in enumerate(columns) if "\t" in name]
    if len(runs) <= RUNS[of]:
        return Fitted(columns, weights)
    moves = np.abs(weights - weights.mean(axis=0)).max(axis=0) * np.sqrt(x.getnnz(axis=0))
    kept = {columns[at] for at in sorted(runs, key=lambda at: (-moves[at], columns[at]))[: RUNS[of]]}
    columns = tuple(name for name in columns if "\t" not in name or name in kept)
    return Fitted(columns, solved(matrix([one.values for one in some], columns), some, strength))


def known(some: Sequence[Sample]) -> tuple[str, ...]:
    """Returns the columns that enough answers have, runs on enough pages."""
    pages: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    for one in some:
        for name in one.values:
            counts[name] = counts.get(name, 0) + 1
            if "\t" in name:
                pages.setdefault(name, set()).add(one.page)
    return tuple(
        sorted(
            name for name, count in counts.items() if (len(pages[name]) >= PAGES if "\t" in name else count >= FEWEST)
        )
    )


def solved(x: csr_matrix, some: Sequence[Sample], strength: float) -> np.ndarray:
    """Returns the weights of a regression; outcomes weigh alike, the bias is a feature."""
    model = LogisticRegression(C=strength, max_iter=1000, fit_intercept=False, class_weight="balanced", tol=1e-3)
    model.fit(x, [OUTCOMES.index(one.outcome) for one in some], sample_weight=[one.weight for one in some])
    return np.asarray(model.coef_)


def fits(some: Sequence[Sample]) -> dict[str, Fitted]:
    """Returns the fits of what has weights of its own, and under an empty name that of all."""
    own = {of: fit([one for one in some if _is_of(one, of)], OWN[of], of) for of in OWN}
    others = [attrs.evolve(one, weight=one.weight * APART) if one.language in OWN else one for one in some]
    return {"": fit(others, STRENGTH), **own}


def _is_of(one: Sample, of: str) -> bool:
    return one.weighed in FITTED_ON[of] or (of == EDITED and one.page.startswith(MINISTRY))


def validated(some: Sequence[Sample]) -> None:
    """Prints what is told of answers by fits without their pages, and which share is told above which probability."""
    asked = np.array([at for at, one in enumerate(some) if not one.said_before])
    told = np.zeros((len(some), len(OUTCOMES)))
    groups = [one.page for one in some]
    for train, test in GroupKFold(FOLDS).split(groups, groups, groups):
        made = fits([some[at] for at in train])
        for weighed in {some[at].weighed for at in test}:
            part = [at for at in test if some[at].weighed == weighed]
            told[part] = made.get(weighed, made[""]).probabilities([some[at] for at in part])
    true = np.array([OUTCOMES.index(one.outcome) for one in some])
    best, sure = told.argmax(axis=1), told.max(axis=1)
    for name in ("all", *sorted({one.weighed for one in some})):
        part = np.array([at for at in asked if name in {"all", some[at].weighed}])
        score = f1_score(true[part], best[part], average="macro")
        each = f1_score(true[part], best[part], average=None).round(3)
        print(f"{name:9} n {len(part)} macro-F1 {score:.3f} {dict(zip(OUTCOMES, each, strict=True))}")
    for least in (0.4, 0.45, SURE, 0.5):
        part = asked[sure[asked] >= least]
        score = f1_score(true[part], best[part], average="macro")
        print(f"  sure {least}: {len(part) / len(asked):.3f} told, macro-F1 of these {score:.3f}", flush=True)


def write(made: Mapping[str, Fitted]) -> None:
    """Stores fits: named features and runs in a file each; what weighs nothing is left out."""
    by_column = _by_column(made[""])
    named = {name: row.tolist() for name, row in by_column.items() if "\t" not in name}
    own = ",\n".join(
        f'"{of}": {{\n{_lines({name: row.tolist() for name, row in _by_column(made[of]).items() if TAB not in name})}\n }}'
        for of in sorted(OWN)
    )
    head = json.dumps({"version": "4", "sure": SURE, "outcomes": OUTCOMES})[:-1]
    text = f'{head},\n "weights": {{\n{_lines(named)}\n }},\n "own": {{{own}}}}}\n'
    (DATA / "weights.json").write_text(text, "utf-8")
    parts: dict[tuple[str, str], dict[str, list[int]]] = {}
    for of, fitted in made.items():
        for name, row in _by_column(fitted).items():
            if TAB in name:
                language, part, run = name.split(TAB, 2)
                parts.setdefault((of or language, part), {})[run] = [round(1000 * one) for one in row]
    about = {
        "about": f"Runs of first words, fitted by eval/train_replies.py; each on {PAGES} pages or more; weights in thousandths.",
        "outcomes": OUTCOMES,
    }
    languages = sorted({language for language, _ in parts})
    told = ",\n".join(
        f'"{language}": {{'
        + ",\n".join(
            f'"{part}": {{\n{_lines(runs)}\n}}' for (of, part), runs in sorted(parts.items()) if of == language
        )
        + "}"
        for language in languages
    )
    (DATA / "openings.json").write_text(f'{json.dumps(about)[:-1]},\n"runs": {{\n{told}\n}}}}\n', "utf-8")


def _by_column(made: Fitted) -> dict[str, np.ndarray]:
    rows = (made.weights - made.weights.mean(axis=0)).T.round(3) + 0.0
    return {name: row for name, row in zip(made.columns, rows, strict=True) if row.any()}


def _lines(rows: Mapping[str, Sequence[float]]) -> str:
    return ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in sorted(rows.items())
    )


def main() -> None:
    """Fits and reports."""
    some = samples()
    print(f"{len(some)} samples of {len({one.page for one in some})} pages", flush=True)
    validated(some)
    if "--write" in sys.argv:
        write(fits(some))


if __name__ == "__main__":
    main()
