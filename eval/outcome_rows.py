"""Labelled answers as what a fit of outcomes is made of: named features and runs of first words, each under its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import attrs
from replies_gold import Labelled, development, gold
from scipy.sparse import csr_matrix

from onrecord.analysis.replies import features as named
from onrecord.analysis.replies.learned import moves_in
from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.openings import LANGUAGES, first_of, runs_of, scale_of
from onrecord.analysis.replies.parts import pairings
from onrecord.analysis.replies.question_type import question_type
from onrecord.analysis.replies.register import weighed_as
from onrecord.analysis.replies.stands import DENSE

MEASURED = 3
"""A draw of the gold that is seen, and yet left to be measured."""


@attrs.frozen
class Sample:
    """A labelled answer, taken as a whole, with the columns it has; `weight` is its own among all.

    `weighed` is under which name its weights are looked up. A column of a run is its language, part and words with tabs between them. `said_before` tells whether that is among the features.
    """

    page: str
    language: str
    weighed: str
    outcome: str
    values: dict[str, float]
    weight: float
    said_before: bool


def samples() -> list[Sample]:
    """Returns what is learned from; an answer of which it is known what was said before is there with and without it, half each."""
    some = (one for one in chain(gold(), development()) if not one.unseen and one.draw != MEASURED)
    return [made for one in some if _is_whole(one) for made in _samples(one)]


def _is_whole(one: Labelled) -> bool:
    return one.outcome != "partial" or len(pairings(one.pair.question, one.pair.answer)) == 1


def _samples(one: Labelled) -> Iterator[Sample]:
    pair = one.pair
    page = f"en {pair.date}" if pair.name.startswith("en/") else one.page
    known = [None] if one.said_before is None else [None, one.said_before]
    for said_before in known:
        yield Sample(
            page, pair.language, weighed_as(folded(pair.question), folded(pair.answer), pair.language), one.outcome, values(attrs.evolve(one, said_before=said_before)), 1 / len(known),
            said_before is not None,
        )  # fmt: skip


def values(one: Labelled) -> dict[str, float]:
    """Returns the columns of a labelled pair."""
    pair = one.pair
    found = named.features(
        pair.question, pair.answer, kind=question_type(pair.question, pair.language), cues=moves_in(pair.answer, pair.language),
        language=pair.language, said_before=one.said_before,
    )  # fmt: skip
    if pair.language in LANGUAGES:
        dense = pair.language in DENSE
        for part, words in first_of(pair.question, pair.answer, dense=dense).items():
            scale = scale_of(words)
            found |= {f"{pair.language}\t{part}\t{run}": scale for run in runs_of(words, dense=dense)}
    return found


def matrix(rows: Sequence[dict[str, float]], columns: Sequence[str]) -> csr_matrix:
    """Returns rows of values as a matrix of some columns."""
    places = {name: at for at, name in enumerate(columns)}
    held = [
        (row, places[name], value)
        for row, values in enumerate(rows)
        for name, value in values.items()
        if name in places
    ]
    at, column, value = zip(*held, strict=True)
    return csr_matrix((value, (at, column)), shape=(len(rows), len(columns)))
