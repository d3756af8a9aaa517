"""Fits the weights of `onrecord.reading.follow` on the gold, and prints cross-validated accuracy.

A logistic regression with an L2 penalty, by Newton steps (numpy). Folds are pages, so that no page helps to
judge itself. `--write` stores the weights fitted on all pages in the package's data file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import gold
import numpy as np
import yaml
from pages import pages as shared_pages

import onrecord
from onrecord.model import Capture, Statement
from onrecord.pipeline import read_capture
from onrecord.reading.ask import words_in
from onrecord.reading.exchange import HEAD, TAIL
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
    common = common_matter([one.words[:HEAD] for one in statements])
    asked = [words_in(one.words) for one in statements if one.kind == "question"]
    usual = sum(asked) / max(len(asked), 1)
    turns = 0
    for one in statements:
        if one.kind == "question":
            label = scan((one.label or "") + " x", families())
            key = label.key if label is not None and label.name else None
            told = bool(label and label.follow)
            possible = number > 0 and not told and (key is None or key == asker) and not (key is None and asker)
            if possible:
                before = Before(
                    exchange,
                    question,
                    answer,
                    answered,
                    same_asker=key is not None,
                    turns=turns,
                    common=common,
                    usual=usual,
                )
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


def marked_samples() -> list[list[tuple[dict[str, float], bool]]]:
    """Returns samples of pages of which only the follow-ups were marked (`eval/follow_marks*.txt`).

    A line names set, page, digest of its source, its number of questions and which of them follow up; the
    questions are those the reader finds. A page that reads otherwise now is passed over, with a line.
    """
    pages_of: dict[str, list[str]] = {}
    for marks in sorted(HERE.glob("follow_marks*.txt")):
        for line in marks.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                pages_of.setdefault(line.split("/", 1)[0], []).append(line)
    out = []
    for name, lines in pages_of.items():
        sources = {key: (kind, text) for key, kind, text, _ in shared_pages(name)}
        for line in lines:
            place, digest, count, follow = line.split(" ", 3)
            kind, text = sources[place.split("/", 1)[1]]
            numbers = {int(number) for number in follow.removeprefix("F:").split(",") if number.strip()}
            capture = Capture(text.encode(), media_type=MEDIA[kind])
            statements = read_capture(capture).statements
            asked = sum(one.kind == "question" for one in statements)
            if capture.sha256 != digest or asked != int(count):
                print(f"{place}: {asked} questions, not {count}: marks passed over")
                continue
            out.append(_page_samples(statements, numbers))
    return out


MEDIA = {"html": "text/html", "text": "text/plain", "markdown": "text/markdown"}
_OPENERS = re.compile(
    r"(?:But|So|And|Or|Then|Because|Follow-up|Then what|Which|What about)\b|但|那|所以|Aber|Und|Pero|¿?Y |Но|А ", re.I
)


def demo_samples() -> list[list[tuple[dict[str, float], bool]]]:
    """Returns samples of the demo pages whose listed number of exchanges bears out the plain opener rule.

    They are the project's own pages, written with their exchanges listed; a page on which taking just the
    questions that open with a connective as follow-ups gives the listed number is marked that way.
    """
    root = HERE.parent / "src/onrecord/demo/pages"
    pages = []
    for index in sorted(root.glob("*/index.yml")):
        for row in yaml.safe_load(index.read_text("utf-8")):
            path = index.parent / row["file"]
            if not row.get("is_briefing") or path.name.endswith(".warc.gz"):
                continue
            statements = onrecord.read(path).statements
            questions = [one for one in statements if one.kind == "question"]
            opened = [one for one in questions[1:] if _OPENERS.match(one.text)]
            if len(questions) - len(opened) == row["exchanges"]:
                pages.append(_page_samples(statements, {questions.index(one) for one in opened}))
    return [page for page in pages if page]


def _page_samples(statements: Sequence[Statement], follow: Collection[int]) -> list[tuple[dict[str, float], bool]]:
    """Returns the samples of a page's anonymous questions; `follow` are the numbers of those that follow up."""
    out: list[tuple[dict[str, float], bool]] = []
    exchange = question = answer = ""
    answered, turns, number = False, 0, -1
    common = common_matter([one.text[:HEAD] for one in statements])
    asked = [words_in(one.text) for one in statements if one.kind == "question"]
    usual = sum(asked) / max(len(asked), 1)
    for one in statements:
        if one.kind == "question":
            number += 1
            mark = number in follow
            label = scan((one.label or "") + " x", families())
            told = bool(label and label.follow)
            if question and not told and one.speaker is None and one.outlet is None:
                before = Before(exchange[-TAIL:], question, answer, answered, turns=turns, common=common, usual=usual)
                out.append((features(one.text, before), mark))
            turns = turns + 1 if mark else 0
            exchange = exchange if mark else ""
            exchange += "\n" + one.text
            question, answer, answered = one.text, "", False
        elif one.kind == "answer":
            answer, answered = one.text, True
            exchange += "\n" + one.text
    return out


def fit(x: np.ndarray, y: np.ndarray, penalty: float, each: np.ndarray) -> np.ndarray:
    """Returns the weights of a penalized logistic regression; `each` weighs the samples."""
    weights = np.zeros(x.shape[1])
    ridge = penalty * np.eye(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (each * (y - p)) - ridge @ weights
        hessian = (x * (each * p * (1 - p))[:, None]).T @ x + ridge
        weights += np.linalg.solve(hessian, gradient)
    return weights


def feature_names(pages: list[list[tuple[dict[str, float], bool]]]) -> list[str]:
    """Returns the features to fit: all that every question has, and lexical ones that several pages show."""
    seen = Counter(name for page in pages for name in {name for row, _ in page for name in row})
    return sorted(name for name, count in seen.items() if ":" not in name or count >= FEWEST_PAGES)


FEWEST_PAGES = 5


def shares(pages: Sequence[tuple[np.ndarray, np.ndarray]], demo: int) -> np.ndarray:
    """Returns what each question weighs: those of the last `demo` pages, the demo's, `DEMO` times the others.

    Ministries trim questions so that they stand alone; few such pages are among the marked ones.
    """
    first = len(pages) - demo
    return np.concatenate([np.full(len(y), DEMO if at >= first else 1.0) for at, (_, y) in enumerate(pages)])


DEMO = 10.0
PENALTIES = (2.0, 4.0, 8.0, 16.0)


def main() -> None:
    """Prints accuracy by penalty over page folds; stores the best fit with `--write`."""
    demo = demo_samples()
    own = marked_samples() + demo
    pages = [rows for path in sorted((HERE / "gold").glob("*/*.marks")) if (rows := samples(path))]
    print(
        f"{len(pages)} pages marked by hand, {len(own)} marked for this or of the demo, {sum(map(len, own))} questions"
    )
    kept = len(pages)
    pages += own
    names = feature_names(pages)
    matrices = [
        (
            np.array([[row.get(name, 0.0) for name in names] for row, _ in page]),
            np.array([float(mark) for _, mark in page]),
        )
        for page in pages
    ]
    best = (0.0, 1.0)
    for penalty in PENALTIES:
        right = total = 0
        for at, (x, y) in enumerate(matrices[:kept]):
            others = [m for other, m in enumerate(matrices) if other != at]
            weights = fit(
                np.vstack([m[0] for m in others]),
                np.concatenate([m[1] for m in others]),
                penalty,
                shares(others, len(demo)),
            )
            right += int((((x @ weights) > 0) == (y > 0.5)).sum())
            total += len(y)
        print(f"penalty {penalty}: {right}/{total} = {right / total:.4f}")
        best = max(best, (right / total, penalty))
    beside = matrices[kept:]
    apart = fit(
        np.vstack([m[0] for m in beside]), np.concatenate([m[1] for m in beside]), best[1], shares(beside, len(demo))
    )
    right = sum(int((((x @ apart) > 0) == (y > 0.5)).sum()) for x, y in matrices[:kept])
    print(f"gold held out of the fit: {right}/{sum(len(m[1]) for m in matrices[:kept])}")
    weights = fit(
        np.vstack([m[0] for m in matrices]),
        np.concatenate([m[1] for m in matrices]),
        best[1],
        shares(matrices, len(demo)),
    )
    for name, weight in sorted(zip(names, weights, strict=True), key=lambda pair: pair[1]):
        print(f"{name:20} {weight:+.3f}")
    if "--write" in sys.argv:
        rows = "\n".join(f"  {json.dumps(name)}: {weight:.3f}" for name, weight in zip(names, weights, strict=True))
        TARGET.write_text(
            "# Weights of `follow.features`, fitted by eval/train_follow.py on the gold; cross-validated by page\n"
            f"# accuracy {best[0]:.3f} of {sum(len(m[1]) for m in matrices[:kept])} questions.\nweights:\n{rows}\n",
            "utf-8",
        )


if __name__ == "__main__":
    main()
