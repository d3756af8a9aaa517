"""Editions beside each other: exchange by exchange, statement by statement, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from onrecord.analysis.parallel.affinity import Weights, length_cost, length_ratio, share, weights
from onrecord.analysis.parallel.edition import Group, Sentence, Turn
from onrecord.analysis.parallel.embedding import Embedding
from onrecord.analysis.parallel.order import Gain, Step, best_path
from onrecord.analysis.parallel.profile import Feature
from onrecord.analysis.parallel.run import Run

Stretch = tuple[int, int, int, int]
"""Where a stretch begins on both sides and how many items it takes of each."""
_NEVER = -1e6
_ONE_SIDED = -0.4
_EVIDENCE, _MEANING, _OUTLET, _MERGE = 4.0, 3.0, 1.5, -0.8
_LENGTH_SHARE, _LENGTH_MOST = 0.012, 1.0
_COARSE = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))

# Sentences: the gain is a log probability; priors after Gale and Church (1993), wider, since Chinese ends fewer sentences.
_SENTENCE = {
    (1, 1): 0.0, (1, 0): -4.0, (0, 1): -4.0, (2, 1): -2.3, (1, 2): -2.3, (2, 2): -4.6, (3, 1): -3.5, (1, 3): -3.5,
    (4, 1): -4.7, (1, 4): -4.7,
}  # fmt: skip
_SHARED, _UNSHARED, _LIKENESS = 1.0, 0.3, 3.0
_UNSHARED_MOST = 2.5
_STRANGER = -1.2
"""For each sentence of several taken together that has evidence and adds none to what is shared."""
_ADDED = 0.5
_UNLIKELY = -9.0


@frozen
class SentencePair:
    """Sentences that say the same in two editions; one side empty where there is no counterpart."""

    left: tuple[Sentence, ...]
    right: tuple[Sentence, ...]


@frozen
class TurnPair:
    """Statements that correspond, with their sentences; one side empty where there is no counterpart."""

    left: tuple[Turn, ...]
    right: tuple[Turn, ...]
    sentences: tuple[SentencePair, ...]


@frozen
class GroupPair:
    """Exchanges that correspond, with their statements; one side empty where there is no counterpart."""

    left: tuple[Group, ...]
    right: tuple[Group, ...]
    turns: tuple[TurnPair, ...]


@frozen(eq=False)
class _Scale:
    """What holds in one briefing: how telling each feature is, and how long translations are."""

    weights: Weights
    ratio: float
    embedding: Embedding | None

    def likeness(self, left: Sequence[str], right: Sequence[str]) -> Sequence[Sequence[float]] | None:
        return None if self.embedding is None else self.embedding.similarities(left, right)


def align(
    left: Sequence[Group], right: Sequence[Group], *, embedding: Embedding | None = None, usual_ratio: float = 1.0
) -> tuple[GroupPair, ...]:
    """Returns the groups of two editions beside each other, in page order, every group once.

    `usual_ratio` is how many characters of the right language stand for one of the left where the briefing is too
    short to tell.
    """
    told = [
        sentence.evidence
        for side in (left, right)
        for group in side
        for turn in group.turns
        for sentence in turn.sentences
    ]
    made = weights(told)
    ratio = length_ratio([(sum(one.length for one in left), sum(one.length for one in right))], usual=usual_ratio)
    first = _Scale(made, ratio, embedding)
    likely: dict[Stretch, float] = {}
    path = _groups(left, right, first, likely)
    # What stands on one side only distorts the ratio of the whole: it is measured again on what corresponds.
    both = [
        (sum(one.length for one in left[a:b]), sum(one.length for one in right[c:d]))
        for a, b, c, d in path
        if a < b and c < d
    ]
    scale = _Scale(made, length_ratio(both, usual=ratio), embedding)
    path = _groups(left, right, scale, likely)
    return tuple(_group_pair(tuple(left[a:b]), tuple(right[c:d]), scale) for a, b, c, d in path)


def _groups(left: Sequence[Group], right: Sequence[Group], scale: _Scale, likely: dict[Stretch, float]) -> list[Step]:
    likeness = scale.likeness([one.text for one in left], [one.text for one in right])
    worth = _coarse(left, right, scale, likely)

    def gain(at: int, other: int, down: int, across: int) -> float:
        if not down or not across:
            return _ONE_SIDED * (down + across)
        ours, theirs = left[at : at + down], right[other : other + across]
        if len({bool(one.number) for one in (*ours, *theirs)}) > 1:
            return _NEVER
        outlets = _outlets(ours, theirs)
        if outlets < 0 and down + across > 2:
            return _NEVER
        return worth(at, other, down, across) + outlets + _mean(likeness, at, other, down, across) * _MEANING

    return best_path(len(left), len(right), _COARSE, gain)


def _outlets(ours: Sequence[Group], theirs: Sequence[Group]) -> float:
    first, second = {one.outlet for one in ours} - {None}, {one.outlet for one in theirs} - {None}
    if not first or not second:
        return 0.0
    return _OUTLET if first == second else -_OUTLET


def _turns(left: Sequence[Turn], right: Sequence[Turn], scale: _Scale) -> list[Step]:
    worth = _coarse(left, right, scale, {})

    def gain(at: int, other: int, down: int, across: int) -> float:
        if not down or not across:
            return _ONE_SIDED * (down + across)
        kinds = {one.statement.kind for one in (*left[at : at + down], *right[other : other + across])}
        return _NEVER if len(kinds) > 1 else worth(at, other, down, across)

    return best_path(len(left), len(right), _COARSE, gain)


def _coarse(
    left: Sequence[Group] | Sequence[Turn],
    right: Sequence[Group] | Sequence[Turn],
    scale: _Scale,
    likely: dict[Stretch, float],
) -> Gain:
    """Returns what tells how well stretches of two sequences fit, by what they share and by their lengths.

    `likely` keeps what they share: it does not depend on the ratio of lengths, for which a second way is looked for.
    """
    ours, theirs = (
        Run([one.features for one in side], [one.length for one in side], scale.weights) for side in (left, right)
    )

    def worth(at: int, other: int, down: int, across: int) -> float:
        key = (at, other, down, across)
        if key not in likely:
            found = scale.weights.shared(ours.features(at, down), theirs.features(other, across))
            likely[key] = share(*found, ours.norm(at, down), theirs.norm(other, across))
        cost = length_cost(ours.length(at, down), theirs.length(other, across), scale.ratio)
        merge = _MERGE if down + across > 2 else 0.0
        return _EVIDENCE * likely[key] - min(cost * _LENGTH_SHARE, _LENGTH_MOST) + merge

    return worth


def align_sentences(left: Sequence[Sentence], right: Sequence[Sentence], scale: _Scale) -> tuple[SentencePair, ...]:
    """Returns the sentences of two corresponding texts beside each other."""
    if not left or not right or len(left) == len(right) == 1:
        alone = (SentencePair((one,), ()) for one in left), (SentencePair((), (one,)) for one in right)
        return (SentencePair(tuple(left), tuple(right)),) if left and right else (*alone[0], *alone[1])
    likeness = scale.likeness([one.text for one in left], [one.text for one in right])
    ours, theirs = (
        Run([one.evidence.features for one in side], [one.evidence.length for one in side], scale.weights)
        for side in (left, right)
    )

    most_alike = 0.0 if likeness is None else _LIKENESS

    def gain(at: int, other: int, down: int, across: int) -> float:
        worth = _SENTENCE[down, across]
        if not down or not across:
            return worth
        worth -= length_cost(ours.length(at, down), theirs.length(other, across), scale.ratio)
        # Sentences that are worth less together than alone, even if they shared all they hold, need no closer look.
        most = worth + _SHARED * min(ours.norm(at, down), theirs.norm(other, across)) + most_alike
        if most <= _SENTENCE[1, 0] * down + _SENTENCE[0, 1] * across:
            return most
        shared, _ = scale.weights.shared(ours.features(at, down), theirs.features(other, across))
        unshared = ours.norm(at, down) + theirs.norm(other, across) - 2 * shared
        worth += _SHARED * shared - min(_UNSHARED * max(unshared, 0.0), _UNSHARED_MOST)
        if worth > _UNLIKELY and down > 1:
            worth += _STRANGER * _strangers(ours, at, down, theirs.features(other, across), scale.weights)
        if worth > _UNLIKELY and across > 1:
            worth += _STRANGER * _strangers(theirs, other, across, ours.features(at, down), scale.weights)
        return worth + _mean(likeness, at, other, down, across) * _LIKENESS

    path = best_path(len(left), len(right), tuple(_SENTENCE), gain)
    return tuple(SentencePair(tuple(left[a:b]), tuple(right[c:d])) for a, b, c, d in path)


def _strangers(side: Run, at: int, count: int, other: Counter[Feature], scale: Weights) -> int:
    """Returns how many sentences of a stretch have evidence and add nothing to what the stretch shares with the other side."""
    whole = side.features(at, count)
    return sum(
        1
        for one in range(at, at + count)
        if side.norm(one, 1) and scale.added(side.features(one, 1), whole, other) < _ADDED
    )


def _group_pair(left: tuple[Group, ...], right: tuple[Group, ...], scale: _Scale) -> GroupPair:
    ours, theirs = ([turn for group in side for turn in group.turns] for side in (left, right))
    path = _turns(ours, theirs, scale)
    return GroupPair(left, right, tuple(_turn_pair(tuple(ours[a:b]), tuple(theirs[c:d]), scale) for a, b, c, d in path))


def _turn_pair(left: tuple[Turn, ...], right: tuple[Turn, ...], scale: _Scale) -> TurnPair:
    ours, theirs = ([sentence for turn in side for sentence in turn.sentences] for side in (left, right))
    return TurnPair(left, right, align_sentences(ours, theirs, scale))


def _mean(likeness: Sequence[Sequence[float]] | None, at: int, other: int, down: int, across: int) -> float:
    if likeness is None:
        return 0.0
    cells = [likeness[row][column] for row in range(at, at + down) for column in range(other, other + across)]
    return sum(cells) / len(cells)
