"""Measures how many answers a second one core labels, in Chinese and in English, on real questions and answers of the shared sets.

Time is that of the processor, the median of several rounds, each over the same answers. The peer in the same run is a plain count:
every pattern looked for in every answer, without anything that rules patterns out. Broken when labels, with all that is judged
beside the patterns, do not come `LEAST` times as fast.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import time
from collections.abc import Sequence
from typing import Any

import attrs
from kept import SHARED

from onrecord.analysis.replies.label import label_reply
from onrecord.analysis.replies.markers import markers

GOAL = 2_000
LEAST = {"zh": 0.6, "en": 1.2}
Pair = tuple[str, str]


@attrs.frozen
class Rate:
    """Answers a second of processor time in one language (median and best round), and how long the answers are in code points."""

    language: str
    answers: int
    characters: float
    a_second: float
    best: float


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
    return Rate(
        language,
        len(pairs),
        round(length),
        round(len(pairs) / statistics.median(taken)),
        round(len(pairs) / min(taken)),
    )


def measure(count: int = 500) -> list[Rate]:
    """Returns the rates of both languages."""
    return [rate(chinese(count), "zh"), rate(english(count), "en")]


def plain_count(pairs: Sequence[Pair], language: str) -> float:
    """Returns the answers a second in which every pattern is counted, nothing else done."""
    patterns = [one.pattern for one in markers()[language]]
    began = time.process_time()
    for _, answer in pairs:
        text = answer.lower()
        sum(1 for pattern in patterns for _ in pattern.finditer(text))
    return round(len(pairs) / (time.process_time() - began))


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    told: dict[str, Any] = {"goal, answers a second": GOAL, "load": round(os.getloadavg()[0], 1)}
    broken = []
    for one in measure(250 if short else 500):
        counted = plain_count({"zh": chinese, "en": english}[one.language](200), one.language)
        times = round(one.a_second / counted, 1)
        told[one.language] = {
            "answers a second": one.a_second, "best round": one.best, "answers": one.answers, "characters": one.characters,
            "peer: patterns counted, answers a second": counted, "times as fast": times,
        }  # fmt: skip
        if times < LEAST[one.language]:
            broken.append(
                f"BROKEN: {one.language} answers are labelled {times} times as fast as their patterns are counted"
            )
    print(json.dumps(told, indent=1), flush=True)
    return {"replies": told}, broken
