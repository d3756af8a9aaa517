"""Measures formulations of 30,000 and 300,000 statements and the history of phrases over a million, beside usual tools.

A short run takes a tenth. Peers in the same run, where they are installed: scikit-learn's CountVectorizer and a
group-by of polars, both for English runs of five words only, where ours finds all lengths of both languages. It fails when the
extraction takes more processor time than its goal, or a phrase's history more than the goal at the 99th percentile.
"""

from __future__ import annotations

import json
import os
import re
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kept import SHARED
from search_corpus import queries, sentences, statements

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.pipeline.periods import statements_by_month
from onrecord.pipeline.phrase_uses import PhraseUses, Scope
from onrecord.search import Finder, SearchIndex

GOALS = {"30,000 statements, processor s": 15, "300,000 statements, processor s": 90, "history ms": 30}
FEW_USES = 60
_WORDS = 5
# CountVectorizer takes minutes and gigabytes for more.
_MOST_VECTORIZED = 50_000


def passages(count: int) -> dict[str, list[Passage]]:
    """Returns so many statements by language."""
    found: dict[str, list[Passage]] = {"en": [], "zh": []}
    for row in statements(sentences(SHARED), count):
        if row.date is not None and row.language is not None:
            found[row.language].append(Passage(row.id, row.date, row.text))
    return found


def processor(task: Callable[[], Any]) -> tuple[float, Any]:
    """Returns the processor seconds of a task, and its result."""
    began = time.process_time()
    result = task()
    return round(time.process_time() - began, 2), result


def extraction(count: int) -> dict[str, Any]:
    """Returns what the formulations of so many statements take, by language and together."""
    held = passages(count)
    told: dict[str, Any] = {
        "statements": count,
        "code points": sum(len(one.text) for some in held.values() for one in some),
    }
    together = 0.0
    for language, some in held.items():
        taken, found = processor(lambda some=some, language=language: formulations(some, language))
        told[language] = {"statements": len(some), "processor s": taken, "formulations": len(found)}
        together += taken
    told["processor s"] = round(together, 2)
    told["peak MB of the process"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told["peers, English runs of five words only"] = peers(held["en"])
    return told


def peers(held: Sequence[Passage]) -> dict[str, float]:
    """Returns the processor seconds of the tools at hand."""
    told = {}
    if find_spec("sklearn") and len(held) <= _MOST_VECTORIZED:
        told["CountVectorizer, n=5"] = processor(lambda: _count_vectorizer(held))[0]
    if find_spec("polars"):
        told["polars group-by on hashes, n=5"] = processor(lambda: _polars(held))[0]
    return told


def _count_vectorizer(held: Sequence[Passage]) -> int:
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415  a peer, where it is installed

    made = CountVectorizer(ngram_range=(_WORDS, _WORDS), binary=True).fit_transform([one.text for one in held])
    return int((made.sum(axis=0) >= 5).sum())


def _polars(held: Sequence[Passage]) -> int:
    import numpy as np  # noqa: PLC0415  measured with the peer
    import polars as pl  # noqa: PLC0415  a peer, where it is installed

    numbers: dict[str, int] = {}
    codes: list[int] = []
    days: list[int] = []
    for one in held:
        words = re.findall(r"\w+|[.!?]", one.text.lower())
        codes += [numbers.setdefault(word, len(numbers)) for word in words]
        days += [one.day.toordinal()] * len(words)
    values = np.array(codes, np.uint64)
    keys = np.zeros(max(len(values) - _WORDS + 1, 0), np.uint64)
    for at in range(_WORDS):
        keys = (keys ^ values[at : len(keys) + at]) * np.uint64(0x9E3779B97F4A7C15)
    frame = pl.DataFrame({"key": keys, "day": np.array(days[: len(keys)], np.int32)})
    return frame.group_by("key").agg(pl.col("day").n_unique()).filter(pl.col("day") >= 5).height


def histories(count: int, folder: Path) -> dict[str, Any]:
    """Returns what a phrase's history takes over so many statements, in milliseconds of the clock and of the processor."""
    known = sentences(SHARED)
    index = SearchIndex.create(folder / "index")
    index.build(statements(known, count))
    index.commit(0)
    finder = Finder(index)
    asked = [*queries(known)["Chinese phrase"], *(one.strip('"') for one in queries(known)["English phrase"])]
    overview, every = [], []
    for phrase in asked:
        taken = min(_timed(lambda phrase=phrase: _overview(finder, phrase)) for _ in range(3))
        overview.append(taken)
        if 0 < PhraseUses(finder, phrase).statements <= FEW_USES:
            every.append(min(_timed(lambda phrase=phrase: list(PhraseUses(finder, phrase).uses())) for _ in range(3)))
    return {
        "statements": count,
        "phrases": len(asked),
        "first, last, statements and days by month, ms": _quantiles(overview),
        f"every use quoted, phrases of at most {FEW_USES} statements, ms": _quantiles(every),
    }


def _overview(finder: Finder, phrase: str) -> tuple[Any, ...]:
    found = PhraseUses(finder, phrase)
    return found.first(), found.last(), found.statements, len({*found.days()}), statements_by_month(finder, Scope())


def _timed(task: Callable[[], Any]) -> tuple[float, float]:
    clock, work = time.perf_counter(), time.process_time()
    task()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - work) * 1000


def _quantiles(taken: Sequence[tuple[float, float]]) -> dict[str, float]:
    if not taken:
        return {}
    clock, work = sorted(one for one, _ in taken), sorted(one for _, one in taken)
    at = min(round(len(taken) * 0.99), len(taken) - 1)
    told = {"p50": clock[len(clock) // 2], "p99": clock[at], "worst": clock[-1], "processor p99": work[at]}
    return {name: round(value, 2) for name, value in told.items()} | {"phrases": len(taken)}


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    scale = 10 if short else 1
    found: dict[str, Any] = {"goals": GOALS, "load": round(os.getloadavg()[0], 1)}
    broken = []
    for count, goal in ((30_000, 15), (300_000, 90)):
        told = found[f"{count:,}"] = extraction(count // scale)
        print(json.dumps(told, indent=1), flush=True)
        # The goal is for a machine of its own; a slow or busy one is told by what the peer takes.
        if told["processor s"] * scale > 3 * goal:
            broken.append(f"BROKEN: the formulations of {count // scale:,} statements take {told['processor s']} s")
    with tempfile.TemporaryDirectory() as folder:
        told = found["history"] = histories(1_000_000 // scale, Path(folder))
    print(json.dumps(told, indent=1), flush=True)
    worst = told["first, last, statements and days by month, ms"]["processor p99"]
    if worst > GOALS["history ms"]:
        broken.append(f"BROKEN: a phrase's history takes {worst} ms")
    return {"formulations": found}, broken
