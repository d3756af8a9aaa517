"""Measures the main text of ordinary news pages, beside trafilatura in the same run: `python eval/news.py`.

The measure is that of scrapinghub's article-extraction-benchmark: runs of four words, counted as often as
they stand; precision and recall of each page, their means over the pages, F1 of the means. The weights that
ship were learned on these same pages, so the figure that counts is `f1`: every page is read with weights
learned on pages of other sites only (`zone_folds.json`, one table for each fold).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import attrs
from pages import SHARED

import onrecord
from onrecord.reading.block import Layout
from onrecord.reading.html_page import html_layout
from onrecord.reading.main_zone import kept_lines, main_zone
from onrecord.reading.zone_features import PageView
from onrecord.reading.zone_scores import line_scores

FOLDS = 5
FOLD_WEIGHTS = Path(__file__).with_name("zone_folds.json")
TOKEN = re.compile(r"\w+")
_RUN = 4
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac"})


@attrs.frozen
class NewsPage:
    """A page, the text of its article as people marked it, and its site's name."""

    source: str
    article: str
    site: str

    @property
    def fold(self) -> int:
        """Returns the fold in which all pages of this page's site are."""
        return hashlib.sha256(self.site.encode()).digest()[0] % FOLDS


@attrs.frozen
class Quality:
    """Means over pages."""

    f1: float
    precision: float
    recall: float


def site_of(address: str) -> str:
    """Returns the name that the pages of one owner share, without country and service parts."""
    parts = urlsplit(address).netloc.split(":")[0].split(".")
    while len(parts) > 1 and (len(parts[-1]) <= 3 or parts[-1] in _SECOND_LEVEL or parts[-1] == "info"):
        parts.pop()
    return parts[-1]


def news_pages() -> Iterator[NewsPage]:
    """Yields the shared news pages in the order of their names."""
    root = SHARED / "news_pages"
    truth = json.loads((root / "ground-truth.json").read_text("utf-8"))
    for key in sorted(truth):
        source = gzip.decompress((root / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace")
        yield NewsPage(source, truth[key]["articleBody"], site_of(truth[key].get("url", key)))


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Returns the runs of four words of a text; a shorter text is one run."""
    words = TOKEN.findall(text)
    found = (tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))
    return Counter(run for run in found if run)


def page_counts(article: str, found: str) -> tuple[int, int, int]:
    """Returns how many runs are in both texts, only in the found one, only in the article."""
    true, got = runs(article), runs(found)
    return (true & got).total(), (got - true).total(), (true - got).total()


def quality(counts: Sequence[tuple[int, int, int]]) -> Quality:
    """Returns the means of precision and recall over pages, and F1 of these means."""
    precision = statistics.mean(both / (both + wrong) for both, wrong, _ in counts if both + wrong)
    recall = statistics.mean(both / (both + missed) for both, _, missed in counts if both + missed)
    return Quality(2 * precision * recall / (precision + recall), precision, recall)


def main_text(layout: Layout, reasons: Sequence[str | None]) -> str:
    """Returns the main lines of a page."""
    return "\n".join(block.text for block, reason in zip(layout.blocks, reasons, strict=True) if reason is None)


def shipped(page: NewsPage) -> str:
    """Returns the main text as the program reads it."""
    layout = html_layout(page.source)
    return main_text(layout, main_zone(layout))


def transcribed(page: NewsPage) -> str:
    """Returns what a whole reading leaves as words of the page: its main text, and statements if it found any."""
    read = onrecord.read(page.source.encode("utf-8", "replace"))
    left = [one.text for one in read.page.remainder if one.reason in {"main-text", "heading"}]
    return "\n".join([*left, *(one.text for one in read.statements)])


def unseen(page: NewsPage, tables: Sequence[Mapping[str, float]]) -> str:
    """Returns the main text by weights that never saw a page of this site."""
    layout = html_layout(page.source)
    view = PageView(layout)
    rows = view.line_features()
    kept = kept_lines(view, rows, line_scores(view, rows, tables[page.fold]))
    return main_text(layout, [None if good else "" for good in kept])


def measure(pages: Sequence[NewsPage], read: Callable[[NewsPage], str]) -> tuple[Quality, float]:
    """Returns the quality of a reader and how many pages it reads in a second of processor time."""
    began = time.process_time()
    texts = [read(page) for page in pages]
    took = time.process_time() - began
    counts = [page_counts(page.article, text) for page, text in zip(pages, texts, strict=True)]
    return quality(counts), len(pages) / took


def fold_tables() -> list[dict[str, float]]:
    """Returns the weights of each fold, learned on the pages of the other folds."""
    tables: list[dict[str, float]] = json.loads(FOLD_WEIGHTS.read_text("utf-8"))
    return tables


def figures() -> dict[str, float]:
    """Returns the figure that has a floor: F1 on pages of sites that the weights never saw."""
    tables = fold_tables()
    return {"f1": measure(list(news_pages()), lambda page: unseen(page, tables))[0].f1}


def _trafilatura() -> Callable[[NewsPage], str] | None:
    try:
        from trafilatura import extract  # noqa: PLC0415
    except ImportError:
        return None
    return lambda page: extract(page.source, include_comments=False) or ""


def main() -> int:
    """Prints the table: quality and speed of ours and of trafilatura."""
    pages = list(news_pages())
    tables = fold_tables()
    readers: dict[str, Callable[[NewsPage], str] | None] = {
        "ours, sites never seen": lambda page: unseen(page, tables),
        "ours, as shipped": shipped,
        "ours, whole reading": transcribed,
        "trafilatura": _trafilatura(),
    }
    print(f"{len(pages)} pages\n{'':24} {'F1':>7} {'P':>7} {'R':>7} {'pages/s':>8}")
    for name, read in readers.items():
        if read is None:
            print(f"{name:24} not installed")
            continue
        read(pages[0])
        got, speed = measure(pages, read)
        print(f"{name:24} {got.f1:7.4f} {got.precision:7.4f} {got.recall:7.4f} {speed:8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
