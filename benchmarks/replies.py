"""Measures how many answers a second one core labels, in Chinese and in English, on real questions and answers of the shared sets.

Time is that of the processor, the median of several rounds, each over the same answers. `python benchmarks/replies.py` prints it.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import attrs

from onrecord.analysis.replies.label import label_reply

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"
GOAL = 2_000
Pair = tuple[str, str]


@attrs.frozen
class Rate:
    """Answers a second of processor time in one language, and how long the answers are in code points."""

    language: str
    answers: int
    characters: float
    a_second: float


def chinese(count: int) -> list[Pair]:
    """Returns questions and answers of Chinese pages."""
    with gzip.open(SHARED / "cn_mfa_zh" / "silver_qa.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
    return [(row["question"], row["answer"]) for row in rows if row["question"] and row["answer"]]


def english(count: int) -> list[Pair]:
    """Returns English questions and answers, again and again where there are fewer."""
    lines = (SHARED / "cn_mfa_en" / "dyads.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["question"], row["answer"]) for row in rows][:count]


def rate(pairs: Sequence[Pair], language: str, *, rounds: int = 5) -> Rate:
    """Returns the rate at which pairs are labelled."""
    for question, answer in pairs[:50]:
        label_reply(question, answer, language=language)
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        for question, answer in pairs:
            label_reply(question, answer, language=language)
        taken.append(time.process_time() - began)
    length = statistics.mean(len(answer) for _, answer in pairs)
    return Rate(language, len(pairs), round(length), round(len(pairs) / statistics.median(taken)))


def measure(count: int = 500) -> list[Rate]:
    """Returns the rates of both languages."""
    return [rate(chinese(count), "zh"), rate(english(count), "en")]


def main() -> int:
    """Measures and prints."""
    if not SHARED.is_dir():
        print(f"NOT MEASURED: the shared pages are missing (no folder {SHARED}); set ONRECORD_SHARED", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    for one in measure():
        print(
            f"{one.language}: {one.a_second:,} answers a second on one core ({one.answers} answers of {one.characters:.0f} "
            f"characters; goal {GOAL:,})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
