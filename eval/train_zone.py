"""Learns the weights of `main_zone` from the shared news pages: `python eval/train_zone.py`.

Writes `reading/data/zone_weights.yml` (all pages) and `eval/zone_folds.json` (five tables, each learned
without the sites of one fold). Needs numpy and scikit-learn, which nothing else of the project needs.
Each page weighs about the same, whatever its length.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs
from news import FOLD_WEIGHTS, FOLDS, TOKEN, NewsPage, news_pages
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.reading.html_page import html_layout
from onrecord.reading.zone_features import PageView

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/reading/data/zone_weights.yml"
INVERSE_PENALTY = 0.05
FEWEST_PAGES = 3
LEAST_WEIGHT = 0.005
_WHOLE = 6
_RUN = 4


@attrs.frozen
class Example:
    """A page's lines: their features, whether they are in the article, how much each counts."""

    rows: list[list[str]]
    labels: list[int]
    shares: list[float]
    fold: int


def words_of(text: str) -> list[str]:
    """Returns the words of a text as the measure counts them."""
    return TOKEN.findall(text)


def labels_of(lines: Sequence[list[str]], article: list[str]) -> list[int]:
    """Returns 1 for each line of words that stands in the article; a short one only beside a line that does."""
    runs = {size: {tuple(article[at : at + size]) for at in range(len(article) - size + 1)} for size in range(1, 7)}
    labels = [0] * len(lines)
    for at, words in enumerate(lines):
        if len(words) >= _WHOLE:
            own = [tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)]
            labels[at] = int(sum(run in runs[_RUN] for run in own) * 2 > len(own))
    for _ in range(3):
        for at, words in enumerate(lines):
            if not labels[at] and 0 < len(words) < _WHOLE:
                labels[at] = int(any(run in runs[len(run)] for run in _with_neighbors(lines, labels, at)))
    return labels


def _with_neighbors(lines: Sequence[list[str]], labels: list[int], at: int) -> Iterable[tuple[str, ...]]:
    words = lines[at]
    room = _WHOLE - len(words)
    before = next((lines[i] for i in range(at - 1, max(at - 4, -1), -1) if lines[i] and labels[i]), None)
    after = next((lines[i] for i in range(at + 1, min(at + 4, len(lines))) if lines[i] and labels[i]), None)
    if before:
        yield (*before[-room:], *words)
    if after:
        yield (*words, *after[:room])


def example(page: NewsPage) -> Example:
    """Returns the lines of a page that are no pictures, as examples."""
    layout = html_layout(page.source)
    view = PageView(layout)
    lines = [words_of(block.text) for block in layout.blocks]
    labels = labels_of(lines, words_of(page.article))
    total = sum(len(words) for words, label in zip(lines, labels, strict=True) if label) or 1
    kept = [at for at, block in enumerate(layout.blocks) if not block.alt]
    rows = view.line_features()
    places = [view.place_features(view.place_of(block.node)) for block in layout.blocks]
    contexts = [view.contexts[block.node] for block in layout.blocks]
    return Example(
        [sorted({*rows[at][0], *rows[at][1], *places[at], *contexts[at]}) for at in kept],
        [labels[at] for at in kept],
        [(min(len(lines[at]), 80) + 3) / (total + 60) for at in kept],
        page.fold,
    )


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Returns the weight of each feature by penalized logistic regression."""
    pages = Counter[str]()
    for one in examples:
        pages.update({name for row in one.rows for name in row})
    rows = [{name: 1 for name in row if pages[name] >= FEWEST_PAGES} for one in examples for row in one.rows]
    shares = [share for one in examples for share in one.shares]
    scale = len(shares) / sum(shares)
    table = DictVectorizer()
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=400)
    model.fit(
        table.fit_transform(rows),
        [label for one in examples for label in one.labels],
        sample_weight=[share * scale for share in shares],
    )
    found = dict(zip(table.feature_names_, (float(value) for value in model.coef_[0]), strict=True))
    found["(bias)"] = float(model.intercept_[0])
    return {name: round(value, 3) for name, value in sorted(found.items()) if abs(value) >= LEAST_WEIGHT}


def main() -> int:
    """Learns and writes all tables."""
    examples = [example(page) for page in news_pages()]
    tables = [learn([one for one in examples if one.fold != fold]) for fold in range(FOLDS)]
    FOLD_WEIGHTS.write_text(json.dumps(tables, ensure_ascii=False, indent=0) + "\n", "utf-8")
    head = (
        "# Weights of the line features of `zone_features.py`, learned by `eval/train_zone.py`; not edited by hand.\n"
    )
    rows = [f"{json.dumps(name, ensure_ascii=False)}: {value}" for name, value in learn(examples).items()]
    WEIGHTS.write_text(head + "\n".join(rows) + "\n", "utf-8")
    print(f"{len(rows)} weights from {len(examples)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
