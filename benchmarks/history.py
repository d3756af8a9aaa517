"""Measures the history of phrases over a million statements: what `onrecord history` shows first, from the index alone.

First and last use, statements by month and all statements they stand against, over phrases of both languages, rare and very
frequent ones apart. Beside it a plain group-by of a DataFrame over some of the statements, where polars is installed. Broken when
the median is not `LEAST` times as fast as the peer's for as many statements; milliseconds are reported beside the goal.
"""

from __future__ import annotations

import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kept import SHARED
from search_corpus import queries, sentences, statements

from onrecord.pipeline.periods import statements_by_month
from onrecord.pipeline.phrase_uses import PhraseUses, Scope
from onrecord.search import Finder, SearchIndex

GOAL_MS = 30
LEAST = 0.7
FULL, SHORT = 1_000_000, 50_000
FEW_USES = 60
FREQUENT = (
    "中方", "坚决反对", "美国", "一个中国原则", "中国", "问题", "对此有何评论", "the", "China", "the United States",
    "we will continue to", "Ukraine", "this is",
)  # fmt: skip
_GROUPED = 100_000
Task = Callable[[], Any]


def histories(count: int, folder: Path) -> dict[str, Any]:
    """Returns what a phrase's history takes over so many statements, in milliseconds of the clock and of the processor."""
    known = sentences(SHARED)
    index = SearchIndex.create(folder / "index")
    index.build(statements(known, count))
    index.commit(0)
    finder = Finder(index)
    asked = queries(known)
    phrases = [*asked["Chinese phrase"], *(one.strip('"') for one in asked["English phrase"])]
    rare = [phrase for phrase in phrases if 0 < PhraseUses(finder, phrase).statements <= FEW_USES]
    told = {
        "statements": count,
        "goal ms": GOAL_MS,
        "load": round(os.getloadavg()[0], 1),
        "first, last, statements by month, ms": quantiles([_timed(lambda p=phrase: overview(finder, p)) for phrase in phrases]),
        "the same of very frequent phrases, ms": quantiles([_timed(lambda p=phrase: overview(finder, p)) for phrase in FREQUENT]),
        f"every use quoted, phrases of at most {FEW_USES} statements, ms": quantiles(
            [_timed(lambda p=phrase: list(PhraseUses(finder, p).uses())) for phrase in rare]
        ),
        "peak MB of the process": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip
    index.close()
    return told | peer(min(count, _GROUPED), phrases[:3] + phrases[-3:])


def overview(finder: Finder, phrase: str) -> tuple[Any, ...]:
    """Returns what the history of a phrase begins with."""
    found = PhraseUses(finder, phrase)
    return found.first(), found.last(), found.statements, found.by_month, statements_by_month(finder, Scope())


def peer(count: int, phrases: Sequence[str]) -> dict[str, Any]:
    """Returns what a plain search and group-by of a DataFrame takes for a phrase; nothing where polars is not installed."""
    if not find_spec("polars"):
        return {}
    import polars as pl  # noqa: PLC0415  a peer, where it is installed

    rows = [(row.date, row.text.casefold()) for row in statements(sentences(SHARED), count) if row.date is not None]
    frame = pl.DataFrame(rows, schema=["date", "text"], orient="row")

    def grouped(phrase: str) -> Any:
        said = frame.lazy().filter(pl.col("text").str.contains(phrase.casefold(), literal=True))
        month = pl.col("date").dt.strftime("%Y-%m").alias("month")
        return said.group_by(month).agg(pl.len(), pl.col("date").min().alias("first")).collect()

    taken = quantiles([_timed(lambda p=phrase: grouped(p)) for phrase in phrases])
    return {f"peer: polars filter and group-by, {count:,} statements, ms": taken}


def _timed(task: Task, repeats: int = 3) -> tuple[float, float]:
    """Returns the least milliseconds of the clock and of the processor that a task takes."""
    taken = []
    for _ in range(repeats):
        clock, work = time.perf_counter(), time.process_time()
        task()
        taken.append(((time.perf_counter() - clock) * 1000, (time.process_time() - work) * 1000))
    return min(one for one, _ in taken), min(one for _, one in taken)


def quantiles(taken: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Returns median, 99th percentile and worst of the clock, and the 99th percentile of the processor."""
    if not taken:
        return {}
    clock, work = sorted(one for one, _ in taken), sorted(one for _, one in taken)
    at = min(round(len(taken) * 0.99), len(taken) - 1)
    told = {"p50": clock[len(clock) // 2], "p99": clock[at], "worst": clock[-1], "processor p99": work[at]}
    return {name: round(value, 2) for name, value in told.items()} | {"phrases": len(taken)}


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    with tempfile.TemporaryDirectory() as folder:
        told = histories(SHORT if short else FULL, Path(folder))
    print(json.dumps(told, indent=1), flush=True)
    broken = []
    theirs = next((value["p50"] for name, value in told.items() if name.startswith("peer")), None)
    ours = told["first, last, statements by month, ms"]["p50"]
    if theirs is not None:
        times = theirs / min(told["statements"], _GROUPED) * told["statements"] / ours
        told["median times as fast as the peer's for as many statements"] = round(times, 1)
        if times < LEAST:
            broken.append(f"BROKEN: a phrase's history is only {times:.1f} times as fast as a group-by")
    return {"history": told}, broken
