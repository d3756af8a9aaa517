"""Searches on the site over a large index, no page kept and no page twice, in a process of its own; prints what they took.

The record is the demo's with an index of made-up statements in the place of its own: a page of matches is made from the
index alone, it asks the catalog nothing. Each query is asked once, as a reader's first visit would.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.test import Client
from kept import SHARED
from search_corpus import queries, sentences, statements

from onrecord.demo.build import build
from onrecord.pipeline.follow import index_folder
from onrecord.record.store import Store
from onrecord.search import SearchIndex
from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import make_tables
from onrecord.web.project.settings import start
from onrecord.web.record.book import book_of

SORTS = ("term", "boolean and dates", "two Chinese characters", "Chinese phrase", "English phrase", "prefix")


def prepare(folder: Path, count: int, made: Path | None) -> None:
    """Makes the record and its index; takes an index that was made before where one is named."""
    build(folder)
    with Store.open(folder) as store:
        place = index_folder(store.layout)
    about = json.loads((place / "about.json").read_text("utf-8"))
    shutil.rmtree(place)
    if made is not None:
        shutil.copytree(made, place)
        return
    index = SearchIndex.create(place)
    index.build(statements(sentences(SHARED), count))
    index.commit(int(about.get("entries", 0)))
    index.close()


def quantiles(taken: list[float]) -> dict[str, float]:
    """Returns median, 99th percentile and worst, in milliseconds."""
    taken = sorted(taken)
    at = min(round(len(taken) * 0.99), len(taken) - 1)
    told = {"p50": statistics.median(taken), "p99": taken[at], "worst": taken[-1]}
    return {name: round(value * 1000, 1) for name, value in told.items()}


def measure(folder: Path) -> dict[str, Any]:
    """Returns the milliseconds of the pages of all queries, by the clock and of the processor."""
    start(SiteOptions(folder, cache=0, data=folder.with_name("million-data"), limits=False))
    make_tables()
    client = Client(headers={"host": "localhost"})
    for path in ("/search?q=ferry", "/search?q=%E6%B8%A1%E8%BD%AE&sort=newest"):
        assert client.get(path).status_code == 200
    asked = queries(sentences(SHARED), seed=3)
    catalog, questions = book_of(folder).store.catalog, list[str]()
    catalog.set_trace_callback(questions.append)
    clock: dict[str, list[float]] = {name: [] for name in SORTS}
    worked: list[float] = []
    found = 0
    for name in SORTS:
        for text in dict.fromkeys(asked[name]):
            began, processor = time.perf_counter(), time.process_time()
            answer = client.get(f"/search?q={quote(text)}")
            clock[name].append(time.perf_counter() - began)
            worked.append(time.process_time() - processor)
            assert answer.status_code == 200, text
            found += b'<li class="hit' in answer.content
    every = [one for taken in clock.values() for one in taken]
    return {
        "statements": book_of(folder).finder.index.engine.statements,
        "pages": len(every),
        "with matches": found,
        "ms by the clock": quantiles(every),
        "ms of the processor": quantiles(worked),
        "by the clock, by sort": {name: quantiles(taken) for name, taken in clock.items()},
        "questions to the catalog": len(questions),
    }


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    print(json.dumps(measure(Path(sys.argv[1]))))
