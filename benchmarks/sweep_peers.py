"""Two tools that compare a page with one given text, beside the search of a whole record: which copies they find, how fast.

PAN12's baseline (M. Potthast's and M. Martin's program for the shared task of 2012, by its description): words that are the same
for fifty letters and more. text-matcher: runs of stemmed words by difflib. Both are given the right briefing; the record's
index is asked for all of them. passim needs Spark and is not run here (what PyPI calls passim is something else).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen
from kept import EVAL

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Reuse, passages
from onrecord.analysis.reuse.source import Source

sys.path.append(str(EVAL))
from reuse_plant import Case, Page, Planter
from reuse_record import news
from reuse_score import Marked, score

SHINGLE = 50
"""Letters of the baseline's runs."""
PYTHON = "ONRECORD_TEXT_MATCHER"
"""The environment variable that names the Python in which text-matcher is installed, where that is another one."""
_WORD = re.compile(r"\w+")
_SEED = 20_261_122

Range = tuple[int, int]


@frozen
class Pair:
    """A page with planted copies and the briefing that they are of, as one text with the place of each statement."""

    name: str
    page: Page
    edition: str
    text: str
    places: dict[str, int]

    def place(self, case: Case) -> Range:
        """Returns where in the briefing a copy is of."""
        at = self.places[case.statement]
        return at + case.record[0], at + case.record[1]


def compare(index: ReuseIndex, sources: Sequence[Source], *, pages: int) -> dict[str, Any]:
    """Returns scores and processor milliseconds a page of each tool, on the same pages."""
    pairs = _pairs(sources, pages)
    cases = [Marked(one.name, case.page, one.edition, one.place(case)) for one in pairs for case in one.page.cases]
    found = {
        "onrecord, the whole record searched": _ours(index, pairs),
        "PAN12 baseline, the briefing given": _baseline(pairs),
    }
    third = _text_matcher(pairs)
    if third is not None:
        found["text-matcher 0.1.6, the briefing given"] = third
    told: dict[str, Any] = {"pages": len(pairs), "copies": len(cases)}
    for name, (seconds, marked) in found.items():
        made = score(cases, marked)
        told[name] = {
            "plagdet": round(made.plagdet, 3), "precision": round(made.precision, 3), "recall": round(made.recall, 3),
            "granularity": round(made.granularity, 2), "milliseconds a page": round(1000 * seconds / len(pairs), 1),
        }  # fmt: skip
    if third is None:
        told["text-matcher"] = f"not run: not installed here ({PYTHON} names a Python that has it)"
    told["passim 2.0.1"] = (
        "not run: needs Spark. Stored figures (420 briefings, 500 pages): plagdet .757, 169.6 processor seconds"
    )
    return told


def _pairs(sources: Sequence[Source], count: int) -> list[Pair]:
    editions: dict[str, list[Source]] = defaultdict(list)
    for one in sources:
        editions[one.edition].append(one)
    by_statement = {one.statement: one.edition for one in sources}
    made = []
    # A tool that is given one text is asked for that one: reprints that run on into the next briefing are left out.
    pages = (
        page
        for page in Planter(sources, news(), _SEED).paragraphs(2 * count)
        if len({by_statement[case.statement] for case in page.cases}) == 1
    )
    for number, page in enumerate(islice(pages, count)):
        edition = by_statement[page.cases[0].statement]
        text, places = "", dict[str, int]()
        for one in editions[edition]:
            places[one.statement] = len(text)
            text += one.text + "\n\n"
        made.append(Pair(f"page{number}", page, edition, text, places))
    return made


def _ours(index: ReuseIndex, pairs: Sequence[Pair]) -> tuple[float, list[Marked]]:
    began, marked = time.process_time(), list[Marked]()
    for pair in pairs:
        for one in passages(index, PageText(pair.page.text, pair.page.day)):
            # The same words may stand in another briefing, too: one of the two is named first.
            named = [each for each in (one.source, *one.others) if each.edition == pair.edition]
            if one.reuse is Reuse.COPY and named:
                at = pair.places[named[0].statement]
                place = (at + one.record.start, at + one.record.end)
                marked.append(Marked(pair.name, tuple(one.page), pair.edition, place))
            elif one.reuse is Reuse.COPY:
                marked.append(Marked(pair.name, tuple(one.page), one.source.edition, tuple(one.record)))
    return time.process_time() - began, marked


def _baseline(pairs: Sequence[Pair]) -> tuple[float, list[Marked]]:
    began, marked = time.process_time(), list[Marked]()
    for pair in pairs:
        marked += (Marked(pair.name, here, pair.edition, there) for here, there in pan12(pair.page.text, pair.text))
    return time.process_time() - began, marked


def pan12(page: str, source: str) -> list[tuple[Range, Range]]:
    """Returns the stretches of a page and a source whose words are the same for fifty letters and more."""
    here, there = _words(page), _words(source)
    known: dict[tuple[str, ...], int] = {}
    for at, run in enumerate(_shingles(there)):
        known.setdefault(run, at)
    found: list[tuple[Range, Range]] = []
    done = 0
    for at, run in enumerate(_shingles(here)):
        where = known.get(run)
        if at < done or where is None:
            continue
        size = len(run)
        while at + size < len(here) and where + size < len(there) and here[at + size][0] == there[where + size][0]:
            size += 1
        done = at + size
        found.append(((here[at][1], here[done - 1][2]), (there[where][1], there[where + size - 1][2])))
    return found


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(one[0].lower(), *one.span()) for one in _WORD.finditer(text)]


def _shingles(words: Sequence[tuple[str, int, int]]) -> list[tuple[str, ...]]:
    """Returns from each word on the fewest words that have fifty letters together; none near the end."""
    found = []
    for at in range(len(words)):
        letters, end = 0, at
        while letters < SHINGLE and end < len(words):
            letters += len(words[end][0])
            end += 1
        if letters < SHINGLE:
            break
        found.append(tuple(word for word, _, _ in words[at:end]))
    return found


def _text_matcher(pairs: Sequence[Pair]) -> tuple[float, list[Marked]] | None:
    python = os.environ.get(PYTHON) or (sys.executable if find_spec("text_matcher") else None)
    if python is None:
        return None
    program = Path(__file__).with_name("sweep_text_matcher.py")
    asked = json.dumps([[one.page.text, one.text] for one in pairs])
    told = json.loads(
        subprocess.run(
            [python, "-W", "ignore", str(program)], input=asked, capture_output=True, text=True, check=True
        ).stdout
    )
    marked = [
        Marked(pair.name, tuple(here), pair.edition, tuple(there))
        for pair, places in zip(pairs, told["found"], strict=True)
        for here, there in places
    ]
    return float(told["seconds"]), marked
