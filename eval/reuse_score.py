"""The official scores of text alignment: character precision and recall, granularity, plagdet.

M. Potthast, B. Stein, A. Barron-Cedeno, P. Rosso: An Evaluation Framework for Plagiarism Detection (COLING 2010), as in
the PAN text-alignment scorer: precision and recall are macro averages over detections and cases of the share of characters,
on the page and in the source together, that detections of the same source cover; granularity is the number of detections of
a detected case; plagdet is F1 / log2(1 + granularity).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

Range = tuple[int, int]


@attrs.frozen
class Marked:
    """A copy, planted or found: on which page, where on it, and where in which source."""

    page: str
    span: Range
    source: str
    place: Range


@attrs.frozen
class Score:
    """Macro-averaged character precision and recall, and detections per detected case."""

    precision: float
    recall: float
    granularity: float

    @property
    def plagdet(self) -> float:
        """Returns F1 over the logarithm of the granularity."""
        both = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / both if both else 0.0
        return f1 / math.log2(1 + self.granularity)


def score(cases: Sequence[Marked], detections: Sequence[Marked]) -> Score:
    """Returns the scores of detections against the true cases."""
    by_case, by_detection = _by_pair(cases), _by_pair(detections)
    recall = [_covered(one, _meeting(one, by_detection)) for one in cases]
    precision = [_covered(one, _meeting(one, by_case)) for one in detections]
    hits = [count for one in cases if (count := len(_meeting(one, by_detection)))]
    return Score(_mean(precision), _mean(recall), _mean(hits) if hits else 1.0)


def _by_pair(marked: Sequence[Marked]) -> dict[tuple[str, str], list[Marked]]:
    found: dict[tuple[str, str], list[Marked]] = defaultdict(list)
    for one in marked:
        found[one.page, one.source].append(one)
    return found


def _meeting(one: Marked, others: Mapping[tuple[str, str], list[Marked]]) -> list[Marked]:
    """Returns those that share characters with one on the page and in the source, as the scorer's `is_overlapping` asks."""
    return [
        other
        for other in others.get((one.page, one.source), ())
        if _shared(one.span, other.span) and _shared(one.place, other.place)
    ]


def _shared(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _covered(one: Marked, others: Sequence[Marked]) -> float:
    """Returns the share of the characters of one, of both sides together, that the others cover."""
    sides = [(one.span, [other.span for other in others]), (one.place, [other.place for other in others])]
    total = sum(own[1] - own[0] for own, _ in sides)
    return sum(len(_inside(own, spans)) for own, spans in sides) / total if total else 0.0


def _inside(own: Range, spans: Sequence[Range]) -> set[int]:
    covered: set[int] = set()
    for span in spans:
        covered.update(range(max(own[0], span[0]), min(own[1], span[1])))
    return covered


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
