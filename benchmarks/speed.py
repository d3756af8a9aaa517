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
    """Pages a second on one core, ours and the peer's, and how many kilobytes a page has."""

    ours: float
    peer: float
    pages: int
    kilobytes: float

    @property
    def ratio(self) -> float:
        """Returns how many times faster than the peer."""
        return self.ours / self.peer


def sample(count: int) -> list[bytes]:
    """Returns so many pages of the Chinese ministry, spread over the years."""
    sys.path.insert(0, str(EVAL))
    from given import set_pages  # noqa: PLC0415  the path is set here

    known = list(set_pages(SET).values())
    return [page.source.encode() for page in known[:: max(len(known) // count, 1)][:count]]


def measure(pages: Sequence[bytes], *, repeats: int, peer_pages: int | None = None) -> Speed:
    """Returns the medians of interleaved repeats, in processor time; the peer may get only the first pages."""
    ours, peer = [], []
    fewer = pages[:peer_pages]
    turns = _turns()
    for _ in range(repeats):
        ours.append(len(pages) / _seconds(_read, pages))
        peer.append(len(fewer) / _seconds(lambda page: _peer(page, turns), fewer))
    size = sum(map(len, pages)) / len(pages) / 1000
    return Speed(statistics.median(ours), statistics.median(peer), len(pages), size)


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


def _peer(page: bytes, turns: Callable[[str], object]) -> object:
    import trafilatura  # noqa: PLC0415  large, and only needed where it is measured

    return turns(trafilatura.extract(page) or "")
