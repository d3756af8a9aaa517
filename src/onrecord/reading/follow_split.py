"""Where exchanges begin, from how likely each question follows up, so that most exchanges are right as a whole."""

from __future__ import annotations

from collections.abc import Sequence

SINGLE = 0.5
"""What one question told right is worth, where an exchange right from its first question to its last is worth 1."""
_LOST = 1e-3
"""Below this likelihood an exchange is as good as wrong, and only its questions count."""


def split(likely: Sequence[float]) -> list[bool]:
    """Returns whether each question follows up, given how likely each does, as worth most on the whole.

    An exchange is right when its first question is new, all others follow up and the next question is new; what a
    split is worth is the sum over its exchanges of how likely they are right, and of `SINGLE` for each question.
    The best split is found from the end (dynamic programming). The first question follows nothing.
    """
    if not likely:
        return []
    size = len(likely)
    new = [1 - one for one in likely] + [1.0]
    new[0] = 1.0
    best, begins_next = [0.0] * (size + 1), [size] * (size + 1)
    adrift, adrift_to = [0.0] * (size + 1), [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        right, worth = new[at], SINGLE * new[at]
        best[at], begins_next[at] = right * new[at + 1] + worth + best[at + 1], at + 1
        end = at + 1
        while end < size and right > _LOST:
            right *= likely[end]
            worth += SINGLE * likely[end]
            end += 1
            if (value := right * new[end] + worth + best[end]) > best[at]:
                best[at], begins_next[at] = value, end
        if end < size and (value := worth + adrift[end]) > best[at]:
            best[at], begins_next[at] = value, adrift_to[end]
        stays = adrift[at + 1] > best[at + 1]
        adrift[at] = SINGLE * likely[at] + (adrift[at + 1] if stays else best[at + 1])
        adrift_to[at] = adrift_to[at + 1] if stays else at + 1
    return _flags(begins_next)


def _flags(begins_next: Sequence[int]) -> list[bool]:
    """Returns the follow-ups of a split given, for each first question, the first one of the next exchange."""
    follows = [True] * (len(begins_next) - 1)
    at = 0
    while at < len(follows):
        follows[at] = False
        at = begins_next[at]
    return follows
