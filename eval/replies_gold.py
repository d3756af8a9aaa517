"""The gold of replies: labels by a language model, kept as names, offsets and digests; the words are in the shared sets only.

A row of `replies/gold.jsonl`: `draw` (1: labelled before the patterns were written; 2: after; 3: after the patterns of November 2026;
4: after those that the third draw led to; 5: for development, the weights of outcomes are fitted on it; 6: drawn at the same
time, kept sealed while others worked on the rules, and measured once), `unseen` (pages on which nothing was fitted: those of the second draw whose
digest says so, all of the fourth and the sixth), `name` and `digest` of the pair (`replies_sets.py`), question type, outcome, handling,
and the moves with the offsets of the words that show them in the answer. `replies/second_pass.jsonl` has a second labelling of some:
of the first four draws by the same model in the same session (not blind), of 100 answers of the sixth by a labeller that did not see
the first labels (blind).

`replies/development_8.jsonl` and `_9`, draws 8 and 9, are there to be learned from (`train_moves.py`, `train_replies.py`): 5,572
answers labelled in one quick pass each, from pages that are in no unseen part. `development_11.jsonl` is the same for 1,369 more of the
Chinese ministry, Chinese and English: half those of which the program was least sure, half at random. `replies/sealed.jsonl`: draw 7, 285 answers labelled
twice, blind (`again` is the second labelling); it was measured once, when all else was done. `replies/sealed_10.jsonl`: draw 10, 240
answers in the proportions of the first two draws, labelled and measured in the same way. Which of its positions were repeated and which
were references to earlier words was judged once more, with the definitions of the label set at hand and the labels hidden: 5 of 44 changed
(of 70 such moves of the gold, judged among them, 2 would have).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs
from replies_sets import Pair, page_of, pairs

from onrecord.analysis.replies.earlier import Earlier

FOLDER = Path(__file__).with_name("replies")
SEALED = {7: "sealed.jsonl", 10: "sealed_10.jsonl"}
DEVELOPMENT = ("development_8.jsonl", "development_9.jsonl", "development_11.jsonl")


@attrs.frozen
class Labelled:
    """A pair with its labels; `moves` are names of explicit moves with the offsets of their words in the answer."""

    pair: Pair
    draw: int
    unseen: bool
    question_type: str
    outcome: str
    handling: str
    moves: tuple[tuple[str, int, int], ...]
    said_before: float | None = None

    @property
    def page(self) -> str:
        """Returns the page, so that folds keep its answers together."""
        return page_of(self.pair.name)


def rows(file: str = "gold.jsonl") -> list[dict[str, object]]:
    """Returns the rows of a file of labels."""
    return [json.loads(line) for line in (FOLDER / file).read_text("utf-8").splitlines()]


@cache
def shares(file: str = "gold.jsonl") -> dict[str, float]:
    """Returns by name how much of each Chinese and English answer of a file was said on an earlier day of its set."""
    names = {str(row["name"]) for row in rows(file)}
    found: dict[str, float] = {}
    for name in ("zh", "en"):
        earlier = Earlier()
        days: dict[str, list[Pair]] = {}
        for pair in pairs(name):
            days.setdefault((pair.date or "")[:10], []).append(pair)
        for day in sorted(days):
            found |= {pair.name: earlier.share(pair.answer) for pair in days[day] if pair.name in names}
            for pair in days[day]:
                earlier.add(pair.answer)
    return found


@cache
def _words(file: str) -> dict[str, Pair]:
    names = {str(row["name"]) for row in rows(file)}
    found: dict[str, Pair] = {}
    for name in ("zh", "en", "us9", "us21", "mx"):
        wanted = frozenset(one.partition("/")[2].partition("#")[0] for one in names if one.startswith(f"{name}/"))
        found |= {pair.name: pair for pair in pairs(name, wanted) if pair.name in names}
    return found


def gold() -> Iterator[Labelled]:
    """Yields the labelled pairs of the gold."""
    yield from labelled("gold.jsonl")


def sealed() -> Iterator[Labelled]:
    """Yields the pairs of the draws that were sealed."""
    for file in SEALED.values():
        yield from labelled(file)


def development() -> Iterator[Labelled]:
    """Yields the pairs that were labelled to be learned from."""
    for file in DEVELOPMENT:
        yield from labelled(file)


def labelled(file: str) -> Iterator[Labelled]:
    """Yields the labelled pairs of a file; one that reads otherwise now is passed over, with a line."""
    words = _words(file)
    for row in rows(file):
        pair = words.get(str(row["name"]))
        if pair is None or pair.digest != row["digest"]:
            print(f"{row['name']}: reads otherwise now; its labels are passed over")
            continue
        moves = tuple((str(move), int(start), int(end)) for move, start, end in row["moves"])  # type: ignore[attr-defined]
        yield Labelled(
            pair, int(str(row["draw"])), row["draw"] in SEALED or bool(row.get("unseen")), str(row["question_type"]), str(row["outcome"]), str(row["handling"]),
            moves, shares(file).get(pair.name),
        )  # fmt: skip
