"""Pages per second with spans, beside trafilatura and label patterns on the same pages in the same run."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from onrecord.model import Capture
from onrecord.pipeline import read_capture

EVAL = Path(__file__).resolve().parents[1] / "eval"
SET = "cn_mfa_zh"


@attrs.frozen
class Speed:
    """Pages a second on one core, ours and the peer's, how many times faster that is, and how many kilobytes a page has.

    `described` and `ratio_described` are of the peer that also returns title, date and author, as a transcript has them.
    """

    ours: float
    peer: float
    ratio: float
    described: float
    ratio_described: float
    pages: int
    kilobytes: float


def sample(count: int) -> list[bytes]:
    """Returns so many pages of the Chinese ministry, spread over the years."""
    sys.path.insert(0, str(EVAL))
    from given import set_pages  # noqa: PLC0415  the path is set here

    known = list(set_pages(SET).values())
    return [page.source.encode() for page in known[:: max(len(known) // count, 1)][:count]]


def measure(pages: Sequence[bytes], *, parts: int) -> Speed:
    """Returns the medians over so many parts of the pages, in processor time.

    Both readers get the same bytes in the same process, and each page once, so that nothing learned of a page's own
    words can make it faster; one part goes before and is not counted. The peer runs with its default settings.
    """
    turns = _turns()
    taken = []
    for number in range(parts + 1):
        part = pages[number :: parts + 1]
        ours, peer = _seconds(_read, part), _seconds(lambda page: _peer(page, turns), part)
        described = _seconds(lambda page: _peer(page, turns, described=True), part)
        count = len(part)
        taken.append((count / ours, count / peer, peer / ours, count / described, described / ours))
    size = sum(map(len, pages)) / len(pages) / 1000
    return Speed(*map(statistics.median, zip(*taken[1:], strict=True)), len(pages), size)


def _seconds(reader: Callable[[bytes], object], pages: Sequence[bytes]) -> float:
    began = time.process_time()
    for page in pages:
        reader(page)
    return time.process_time() - began


def _read(page: bytes) -> object:
    return read_capture(Capture(page, "text/html")).to_dict()


def _turns() -> Callable[[str], object]:
    sys.path.insert(0, str(EVAL))
    from baseline import turns  # noqa: PLC0415  the path is set here

    return turns


def _peer(page: bytes, turns: Callable[[str], object], *, described: bool = False) -> object:
    import trafilatura  # noqa: PLC0415  large, and only needed where it is measured

    if described:
        found = trafilatura.bare_extraction(page, with_metadata=True)
        return found and (turns(found.text or ""), found.title, found.date, found.author)
    return turns(trafilatura.extract(page) or "")
