"""Where a statement comes nearest to a matter: a long one has the words of any matter somewhere, few neighboring sentences have not."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from onrecord.text.sentences import sentences

TOGETHER = 3
"""So many neighboring sentences are looked at together."""


def nearest(
    text: str,
    terms: AbstractSet[str],
    weights: Mapping[str, float],
    *,
    about: Callable[[str], AbstractSet[str]],
) -> frozenset[str]:
    """Returns which terms stand in those neighboring sentences of a text that have most of them, by weight; () where none has any.

    `about` tells the terms of a text.
    """
    every = sentences(text)
    held = [terms & about(one.cut(text)) for one in every]
    best, most = frozenset[str](), 0.0
    for at in range(max(len(held) - TOGETHER + 1, 1)):
        some = frozenset[str]().union(*held[at : at + TOGETHER])
        weight = math.fsum(weights.get(term, 0.0) for term in some)
        if weight > most:
            best, most = some, weight
    return best
