"""Prints the goals of speed and memory with what was measured, as the table of docs/reference/speed.md: `python benchmarks/table.py`.

With `--write` the table of that page is made anew. What a part did not measure is left out: the results hold what there is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen
from kept import RESULTS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "speed.md"
BEGIN, END = "<!-- table of benchmarks/table.py -->", "<!-- end of the table -->"
Results = Mapping[str, Any]


@frozen
class Row:
    """A goal: `measured` takes its number from the results; `at_most` tells that less is better; `beside` is a peer's number."""

    part: str
    what: str
    measured: Callable[[Any], float]
    goal: float
    unit: str = ""
    at_most: bool = False
    beside: Callable[[Any], str] = lambda _: ""

    def line(self, results: Results) -> str:
        """Returns the row as Markdown."""
        found = results[self.part]
        number = self.measured(found)
        reached = number <= self.goal if self.at_most else number >= self.goal
        bound = f"at {'most' if self.at_most else 'least'} {shown(self.goal)}{self.unit}"
        return f"| {self.what} | {shown(number)}{self.unit} | {bound} | {'yes' if reached else '**no**'} | {self.beside(found)} |"


def shown(number: float) -> str:
    """Returns a number as people write it: three digits at least, and no more than tell something."""
    return f"{number:,.0f}" if abs(number) >= 100 or number == round(number) else f"{number:.4g}"


def at(*keys: str) -> Callable[[Any], float]:
    """Returns what takes a number from the results of a part."""

    def take(found: Any) -> float:
        for key in keys:
            found = found[key]
        return float(found)

    return take


def peer(name: str, *keys: str, unit: str = "") -> Callable[[Any], str]:
    """Returns what tells a peer's number."""
    take = at(*keys)
    return lambda found: f"{name}: {shown(take(found))}{unit}"


def _searches() -> Iterator[Row]:
    goals = {
        "term": 10,
        "boolean and dates": 10,
        "two Chinese characters": 10,
        "Chinese phrase": 30,
        "English phrase": 30,
    }
    for sort, goal in goals.items():
        what = f"search of a million statements, {sort}, 99 of 100 within"
        beside = peer("SQLite FTS5", "ms", sort, "peer", "p99", unit=" ms")
        yield Row("search", what, at("ms", sort, "ours", "p99"), goal, " ms", at_most=True, beside=beside)


def _site() -> Iterator[Row]:
    yield Row("site", "kept pages a second by the clock, two processes", at("kept", "a second by the clock"), 800)
    beside = peer("Wagtail's own routable page", "peer: Wagtail RoutablePage", "ms", unit=" ms")
    for name in ("home", "office", "briefing", "search", "phrase", "person", "outlet", "revisions"):
        yield Row("site", f"page made anew: {name}", at("anew", "ms", name), 12, " ms", at_most=True, beside=beside)
    yield Row("site", "questions to the catalog, most of any page", _questions, 5, at_most=True)
    yield Row("site memory", "memory after 100,000 requests, times that after 10,000", at("grown"), 1.05, at_most=True)
    what = "search page over a million statements, 99 of 100 within"
    yield Row("site search", what, at("ms by the clock", "p99"), 100, " ms", at_most=True)


def _questions(found: Any) -> float:
    return float(max(found["anew"]["questions to the catalog"].values()))


def _newsroom() -> Iterator[Row]:
    kept = at("kept", "a second on two processors")
    yield Row("newsroom", "article of 14 blocks, kept, requests a second on two processors", kept, 800)
    yield Row("newsroom", "the same made anew, of the processor", at("article", "anew, ms"), 60, " ms", at_most=True)
    yield Row("discussion", "page of a thread of 100,000 comments", _slowest_page, 100, " ms", at_most=True)
    yield Row("discussion", "50 comments a second for a minute: comments lost", _lost, 0, at_most=True)
    for name, page in (("kept", "kept page"), ("discussion", "page of the discussion itself")):
        what = f"the same: readers of a {page} wait, times as long (median)"
        yield Row("discussion", what, at("slowed, times", name, "median"), 1.2, at_most=True)


def _slowest_page(found: Any) -> float:
    return float(max(found["ms a page"].values()))


def _lost(found: Any) -> float:
    return float(sum(one["flood"]["sent"] - one["flood"]["kept"] for one in found["rounds"]))


def _sweep() -> Iterator[Row]:
    beside = peer("dictionary of word runs", "one process", "dictionary of word runs, finding only")
    yield Row("sweep", "pages of words a second a core, sieve", at("one process", "sieve"), 4_000, beside=beside)
    what = "the same with one copy in 1,000 pages found and graded"
    yield Row("sweep", what, at("one process", "with 0.1 % copies"), 4_000)
    for name, archive, goal in (
        ("words on one core", "text extracts (WET to Parquet)", 4_000),
        ("HTML without copies on one core", "HTML (WARC to Parquet)", 700),
    ):
        what = f"whole sweep of {archive} on one core, pages a second"
        yield Row("sweep", what, at("sweeps", name, "beyond the start"), goal)
    for name in ("HTML", "words"):
        what = f"share of processor time that a cluster takes more than local processes, {name}"
        yield Row("sweep", what, at("cluster overhead", name), 0.25, at_most=True)
    yield Row("sweep", "index of copies, bytes a word", at("bytes of index a word"), 16, at_most=True)


def _language() -> Iterator[Row]:
    for count, goal in (("30,000", 15), ("300,000", 90)):
        what = f"formulations of {count} statements, of the processor"
        yield Row("formulations", what, at(count, "processor s"), goal, " s", at_most=True)
    what = "history of a phrase over a million statements, 99 of 100 within"
    yield Row("history", what, at("first, last, statements by month, ms", "p99"), 30, " ms", at_most=True)
    for name, language in (("zh", "Chinese"), ("en", "English")):
        beside = peer("patterns counted", name, "peer: patterns counted, answers a second")
        yield Row(
            "replies", f"answers labelled a second, {language}", at(name, "answers a second"), 2_000, beside=beside
        )


def _record() -> Iterator[Row]:
    beside = peer("trafilatura and label patterns", "peer")
    yield Row("speed", "pages read a second on one core", at("ours"), 200, beside=beside)
    beside = peer("times trafilatura that returns title, date and author too", "ratio_described")
    yield Row("speed", "the same, times the peer's", at("ratio"), 10, beside=beside)
    yield Row("memory", "memory over 10,000 pages grows by", at("growth"), 10, " MB", at_most=True)
    beside = peer("of two processors", "of_two_processors")
    yield Row("storing", "pages read and stored a second by the clock", at("stored"), 60, beside=beside)
    beside = peer("of two processors", "shown", "of_two_processors")
    yield Row("storing", "the same, of the two folders it is shown with", at("shown", "stored"), 60, beside=beside)
    yield from _searches()
    what = "count by month of a million statements, 99 of 100 within"
    yield Row("search", what, at("ms", "count by month", "ours", "p99"), 50, " ms", at_most=True)
    yield Row("search", "size of the index, times the text", at("size of text"), 1.2, at_most=True)
    beside = peer("SQLite FTS5", "peer build", "a second")
    what = "index of a million statements, statements a second by the clock"
    yield Row("search", what, at("build", "a second"), 20_000, beside=beside)


ROWS: tuple[Row, ...] = (*_record(), *_language(), *_sweep(), *_site(), *_newsroom())


def table(results: Results) -> str:
    """Returns the whole table."""
    lines = ["| what | measured | goal | reached | beside it |", "| --- | ---: | ---: | --- | --- |"]
    for row in ROWS:
        try:
            lines.append(row.line(results))
        except KeyError:
            lines.append(f"| {row.what} | not measured | {shown(row.goal)}{row.unit} | **no** | |")
    return "\n".join(lines)


def renewed(page: str, results: Results) -> str:
    """Returns the page with the table as the results have it now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(results)}\n{END}{after}"


if __name__ == "__main__":
    known = json.loads(RESULTS.read_text("utf-8"))
    print(table(known))
    if "--write" in sys.argv:
        PAGE.write_text(renewed(PAGE.read_text("utf-8"), known), "utf-8")
