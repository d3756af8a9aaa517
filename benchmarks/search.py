"""Search on a million statements (50,000 when short) beside SQLite's FTS5 in the same run.

Broken when counts differ from the peer's where both mean the same, when the index is too large, or when a kind of query or
the build is not as many times as fast as the peer as `LEAST` says; absolute times are reported beside the goals.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import psutil
from kept import SHARED
from search_corpus import queries, sentences, statements
from search_peer import Peer

from onrecord.offices import offices
from onrecord.search import Finder, Row, SearchIndex, name_book, synonyms

FULL, SHORT = 1_000_000, 50_000
MOST_SIZE = 1.4
# A third to a half of what was measured on 50,000 statements, where answers are short and showing the hits weighs most.
LEAST = {
    "build": 0.5,
    "term": 4,
    "boolean and dates": 0.7,
    "two Chinese characters": 2,
    "one Chinese character": 2,
    "Chinese phrase": 0.7,
    "English phrase": 1.5,
    "prefix": 2.5,
    "count by month": 2.5,
}
GOALS = {
    "p99 ms": {
        "term": 10,
        "boolean and dates": 10,
        "two Chinese characters": 10,
        "Chinese phrase": 30,
        "English phrase": 30,
    },
    "count by month ms": 50,
    "size of text": 1.2,
    "statements a second": 20_000,
}
# FTS5 has no gaps at sentence signs: its phrases run over them.
SAME = ("term", "boolean and dates", "two Chinese characters", "one Chinese character", "Chinese phrase", "prefix")


def timed(task: Callable[[], object]) -> dict[str, float]:
    """Returns the seconds a task takes by the clock, and of all processors, those of processes it started included."""
    clock, processor = time.perf_counter(), _processor()
    task()
    return {"seconds": round(time.perf_counter() - clock, 2), "processor": round(_processor() - processor, 2)}


def _processor() -> float:
    used = psutil.Process().cpu_times()
    return used.user + used.system + used.children_user + used.children_system


def quantiles(answers: Sequence[Callable[[], int]], repeats: int) -> tuple[dict[str, float], list[int]]:
    """Returns median, 99th percentile and worst milliseconds over queries (each its best of `repeats`), and the counts.

    `processor` is the 99th percentile in processor time: what remains where other programs share the machine.
    """
    clock, processor, totals = [], [], []
    for answer in answers:
        taken = []
        for _ in range(repeats):
            began, worked = time.perf_counter(), time.process_time()
            total = answer()
            taken.append((time.perf_counter() - began, time.process_time() - worked))
        clock.append(min(one for one, _ in taken) * 1000)
        processor.append(min(one for _, one in taken) * 1000)
        totals.append(total)
    at = min(round(len(clock) * 0.99), len(clock) - 1)
    clock.sort()
    told = {
        "p50": statistics.median(clock), "p99": clock[at], "worst": clock[-1], "processor": sorted(processor)[at],
    }  # fmt: skip
    return {name: round(value, 2) for name, value in told.items()}, totals


def size(folder: Path) -> int:
    """Returns the bytes of all files of a folder, or of a file."""
    return sum(one.stat().st_size for one in [folder, *folder.rglob("*")] if one.is_file())


def measure(count: int, folder: Path, *, repeats: int = 3) -> dict[str, Any]:
    """Returns everything measured on so many statements."""
    known = sentences(SHARED)
    asked = queries(known)
    index, peer = SearchIndex.create(folder / "index"), Peer(folder / "peer.sqlite")
    text, built, peer_built = _build(list(statements(known, count)), index, peer)
    finder = Finder(index, name_book(offices()), synonyms())
    found: dict[str, Any] = {
        "statements": count,
        "text MB": round(text / 1e6, 1),
        "build": {
            **built,
            "a second": _rate(count, built),
            "a second of processor": _rate(count, built, "processor"),
            "a second of two processors": 2 * _rate(count, built, "processor"),
        },
        "size of text": round(size(folder / "index") / text, 3),
        "peer build": {**peer_built, "a second": _rate(count, peer_built)},
        "peer size of text, without texts": round(size(folder / "peer.sqlite") / text, 3),
        "ms": {},
    }
    for name, texts in asked.items():
        monthly = name == "count by month"
        ours, totals = quantiles([partial(_ours, finder, text, monthly=monthly) for text in texts], repeats)
        theirs, others = quantiles([partial(peer.months if monthly else peer.search, text) for text in texts], repeats)
        same = sum(one == other for one, other in zip(totals, others, strict=True))
        found["ms"][name] = {"ours": ours, "peer": theirs, "queries": len(texts), "same counts": same}
        print(f"{name:24} ours {ours}  FTS5 {theirs}  same counts {same} of {len(texts)}", flush=True)
    return {**found, "ratios": ratios(found)}


def _build(rows: list[Row], index: SearchIndex, peer: Peer) -> tuple[int, dict[str, float], dict[str, float]]:
    """Returns the bytes of all texts, and what it took to build the index and the peer's."""
    # A record's rows come and go one by one: a million that stay are not to be gone through again and again.
    gc.collect()
    gc.freeze()
    built = timed(lambda: (index.build(rows), index.commit(0)))
    print(f"built: {built}", flush=True)
    peer_built = timed(lambda: (peer.build(rows), peer.optimize()))
    gc.unfreeze()
    return sum(len(row.text.encode()) for row in rows), built, peer_built


def _ours(finder: Finder, query: str, *, monthly: bool) -> int:
    """Returns the number of matches after fetching ten with their snippets, or after counting them by month."""
    if monthly:
        return finder.search(query, limit=0, by=("month",), exact=True).total
    return finder.search(query, exact=True).total


def _rate(count: int, taken: dict[str, float], what: str = "seconds") -> int:
    """Returns statements a second."""
    return round(count / max(taken[what], 0.01))


def ratios(found: dict[str, Any]) -> dict[str, float]:
    """Returns how many times the peer's processor time ours goes into: of the build, and of the 99th percentile by kind."""
    told = {"build": found["peer build"]["processor"] / found["build"]["processor"]}
    told |= {name: one["peer"]["processor"] / max(one["ours"]["processor"], 0.01) for name, one in found["ms"].items()}
    return {name: round(value, 2) for name, value in told.items()}


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    broken = []
    for name, one in found["ms"].items():
        if name in SAME and one["same counts"] < one["queries"]:
            broken.append(f"BROKEN: {name}: {one['same counts']} of {one['queries']} counts are the peer's")
    least = LEAST if found["statements"] < FULL else dict.fromkeys(found["ratios"], 1.0)
    broken += [
        f"BROKEN: {name}: {found['ratios'][name]} times as fast as the peer, at least {ratio} is asked"
        for name, ratio in least.items()
        if found["ratios"][name] < ratio
    ]
    if found["size of text"] > MOST_SIZE:
        broken.append(f"BROKEN: the index takes {found['size of text']} of the text, at most {MOST_SIZE} is asked")
    return broken


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(SHORT if short else FULL, Path(folder))
    print(json.dumps({key: value for key, value in found.items() if key != "ms"}, indent=1))
    return {"search": {"goals": GOALS, "load": round(os.getloadavg()[0], 1), **found}}, verdicts(found)
