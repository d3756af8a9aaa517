"""Measures the formulations of 30,000 and 300,000 statements, segmentation included, beside usual tools in the same run.

A short run takes 10,000. Peers, for English runs of five words only where ours finds all lengths of both languages: plain
dictionaries, and where they are installed scikit-learn's CountVectorizer and a group-by of polars. Broken when ours takes more
than `MOST` times as long as the plain dictionaries.
"""

from __future__ import annotations

import json
import os
import re
import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Any

from kept import SHARED
from search_corpus import sentences, statements

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations

GOALS = {"30,000 statements, processor s": 15, "300,000 statements, processor s": 90}
MOST = 3.0
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


def plain_count(held: Sequence[Passage]) -> int:
    """Returns how many English runs of five words stand on five days or more, counted with plain dictionaries: the bound's peer."""
    days: dict[tuple[str, ...], set[int]] = {}
    for one in held:
        words = re.findall(r"\w+", one.text.lower())
        for run in zip(*(words[at:] for at in range(_WORDS)), strict=False):
            days.setdefault(run, set()).add(one.day.toordinal())
    return sum(len(some) >= _WORDS for some in days.values())


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    found: dict[str, Any] = {"goals": GOALS, "load": round(os.getloadavg()[0], 1)}
    broken = []
    for count in (10_000,) if short else (30_000, 300_000):
        told = found[f"{count:,}"] = extraction(count)
        if count <= _MOST_VECTORIZED:
            english = passages(count)["en"]
            plain = processor(partial(plain_count, english))[0]
            told["peers, English runs of five words only"]["plain dictionaries, n=5"] = plain
            told["times the plain dictionaries' time"] = round(told["processor s"] / plain, 2)
            if told["processor s"] > MOST * plain:
                broken.append(
                    f"BROKEN: formulations of {count:,} statements take {told['processor s']} s, counting {plain} s"
                )
        print(json.dumps(told, indent=1), flush=True)
    return {"formulations": found}, broken
