"""Makes pages of a record's site without its cache, in a process of its own; prints processor time and questions of each."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from django.test import Client

from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import make_tables
from onrecord.web.project.settings import start
from onrecord.web.record.book import book_of

BRIEFING = "/xa-mfa/2024-04-11/en"
PAGES = {
    "home": "/",
    "office": "/xa-mfa",
    "briefing": BRIEFING,
    "statement": f"{BRIEFING}/a1",
    "exchange": f"{BRIEFING}/x1",
    "revisions": "/xa-mfa/2024-04-11/zh/revisions",
    "side by side": "/xa-mfa/2024-04-11/side-by-side",
    "search": "/search?q=sanctions",
    "phrase": "/phrase?q=sanctions",
    "person": "/people/Lin%20Yueran",
    "outlet": "/outlets/Reuters",
    "coverage": "/coverage",
}
WORDS = ("sanctions dialogue peninsula talks suspension council detente drill summit trade fisheries 制裁 对话 半岛 对等暂停 双轨并进 "
         "会谈 演习 缓和 立场 two-track reciprocal hotline envoy").split()  # fmt: skip


def milliseconds(client: Client, path: str, rounds: int) -> float:
    """Returns the median processor time of a page in milliseconds."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        answer = client.get(path)
        taken.append((time.process_time() - began) * 1000)
        assert answer.status_code == 200, path
    return round(statistics.median(taken), 2)


def measure(folder: Path, data: Path, rounds: int) -> dict[str, Any]:
    """Returns processor time and questions by page, the 99th percentile of searches, and the time of a page that is kept."""
    start(SiteOptions(folder, cache=0, data=data, limits=False))
    make_tables()
    client = Client(headers={"host": "localhost"})
    asked: list[str] = []
    found: dict[str, Any] = {"ms": {}, "questions to the catalog": {}}
    for name, path in PAGES.items():
        milliseconds(client, path, 2)
        catalog = book_of(folder).store.catalog
        catalog.set_trace_callback(asked.append)
        asked.clear()
        client.get(path)
        found["questions to the catalog"][name] = len(asked)
        catalog.set_trace_callback(None)
        found["ms"][name] = milliseconds(client, path, rounds)
    # No question twice: each page of a search is made anew.
    searches = sorted(
        milliseconds(client, f"/search?q={word}&from={year}", 1) for word in WORDS for year in range(2015, 2021)
    )
    found["search p99 ms"] = searches[round(len(searches) * 0.99) - 1]
    found["searches"] = len(searches)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
