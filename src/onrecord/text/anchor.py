"""Quotations tied to a place of a text, and what became of them in another state of that text.

An anchor is the TextQuoteSelector and the TextPositionSelector of the W3C Web Annotation model in one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from attrs import evolve, frozen

from onrecord.errors import UsageError
from onrecord.text.difference import Change, differences
from onrecord.text.near import Near, likeness, near_places
from onrecord.text.normalize import normalize
from onrecord.text.span import Span
from onrecord.text.steps import HAN_LIKE, Step
from onrecord.text.words import characters, words

CONTEXT = 32
"""Code points kept on each side: enough for alphabets and more than enough for Chinese (16 leave 0.1 % unclear)."""
ALIKE = 0.6
"""Likeness (Indel) from which words count as the quotation altered, when the context on one side supports it."""
BETWEEN = 0.3
"""The same where the context on both sides stands nearly unchanged."""
ALONE = 0.85
"""The same for a quotation without context."""
SUPPORT = 0.75
"""Likeness from which one side of the context supports a place."""
MARGIN = 0.2
"""By how much of its context one place must lead the next to be the one meant."""
COMPANY = 0.25
"""The share of its context below which equal words may be another passage."""
UNCHANGED = 0.9
"""Likeness from which one side of the context counts as unchanged."""
EDGE = 12
"""How many characters on each side show that the quotation was cut out between them."""


# Two characters that can stand beside each other inside one word of an alphabet, or in a number.
_GOES_ON = re.compile(f"[^\\s{HAN_LIKE}]{{2}}")


class Outcome(StrEnum):
    """What became of a quotation."""

    EXACT = "exact"
    MOVED = "moved"
    ALTERED = "altered"
    LOST = "lost"
    AMBIGUOUS = "ambiguous"


@frozen
class QuoteAnchor:
    """The words quoted, the words around them, and their place in code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@frozen
class Resolution:
    """What became of a quotation in a text.

    exact      the same words at the same place
    moved      the same words, at `span`; `layout` when only the white space in them differs
    altered    other words at `span` in place of the quotation; `changes` names them
    ambiguous  several places equally good, all in `candidates`
    lost       none of these; `candidates` are places somewhat alike, for a person to look at

    `similarity` is 1 where the words are the same. `context` is the share of the anchor's context that stands
    unbroken at the span: 0 for words found once but in other company.
    """

    outcome: Outcome
    span: Span | None = None
    candidates: tuple[Span, ...] = ()
    similarity: float = 0.0
    context: float = 0.0
    layout: bool = False
    changes: tuple[Change, ...] = ()


def make_anchor(text: str, span: Span, *, context: int = CONTEXT) -> QuoteAnchor:
    """Returns the anchor of a span with `context` code points on each side; the span must hold words."""
    if not 0 <= span.start < span.end <= len(text) or not span.cut(text).strip():
        message = f"an anchor needs words: {span.start} to {span.end} holds none in a text of {len(text)} code points"
        raise UsageError(message)
    prefix = text[max(span.start - context, 0) : span.start]
    return QuoteAnchor(span.cut(text), prefix, text[span.end : span.end + context], span.start, span.end)


def resolve(anchor: QuoteAnchor, text: str) -> Resolution:
    """Returns what became of the quotation in `text`, never a guess.

    The same words are looked for first, then the same words in another layout (white space runs equal, none
    beside Chinese), then altered ones. Equal words in other company are not taken for the quotation while its
    own neighbors stand elsewhere, with other words or none between them. Words inside longer words are not the same words: `detent` is not in
    `detention`, `3` not in `3.5`.
    """
    places = _verbatim(anchor, anchor.exact, text)
    if places:
        return _choose(anchor, text, places, layout=False)
    folded = normalize(text, steps=(Step.LAYOUT,))
    exact = normalize(anchor.exact, steps=(Step.LAYOUT,)).text.strip()
    places = [folded.around(place) for place in _verbatim(anchor, exact, folded.text)]
    if places:
        return _choose(anchor, text, places, layout=True)
    return _altered(anchor, text)


def _verbatim(anchor: QuoteAnchor, exact: str, text: str) -> list[Span]:
    left = _runs_on(anchor.prefix, anchor.exact)
    right = _runs_on(anchor.exact, anchor.suffix)
    found: list[Span] = []
    at = text.find(exact)
    while at >= 0:
        end = at + len(exact)
        cut_left = not left and _runs_on(text[max(at - 3, 0) : at], exact)
        if not cut_left and (right or not _runs_on(exact, text[end : end + 3])):
            found.append(Span(at, end))
        at = text.find(exact, at + 1)
    return found


def _runs_on(before: str, after: str) -> bool:
    """Tells whether one word goes on from the end of `before` into `after`."""
    if not _GOES_ON.match(before[-1:] + after[:1]):
        return False
    joint = before[-3:] + after[:3]
    edge = len(before[-3:])
    return any(word.start < edge < word.end for word in words(joint, cutter=characters))


def _choose(anchor: QuoteAnchor, text: str, places: Sequence[Span], *, layout: bool) -> Resolution:
    ranked = sorted(((_unbroken(anchor, text, place), place) for place in places), key=lambda one: (-one[0], one[1]))
    context, place = ranked[0]
    stayed = Span(anchor.start, anchor.end)
    if not layout and (1.0, stayed) in ranked:
        return Resolution(Outcome.EXACT, stayed, (stayed,), 1.0, 1.0)
    if context < COMPANY:
        own = _at_its_own_place(anchor, text, places)
        if own is not None:
            return own
    if len(ranked) > 1 and context - ranked[1][0] < MARGIN:
        good = tuple(sorted(place for share, place in ranked if context - share < MARGIN))
        return Resolution(Outcome.AMBIGUOUS, None, good, 1.0, context, layout)
    outcome = Outcome.EXACT if place == stayed and not layout else Outcome.MOVED
    return Resolution(outcome, place, (place,), 1.0, context, layout)


def _at_its_own_place(anchor: QuoteAnchor, text: str, places: Sequence[Span]) -> Resolution | None:
    """Returns what became of the quotation between its own neighbors, when its words stand only in other company.

    "What is your comment?" is asked ten times a day: where the neighbors stand together without it, or with
    other words between them, the same words elsewhere are another question.
    """
    if _is_cut_out(anchor, text):
        return Resolution(Outcome.LOST, None, tuple(places))
    near = [one for one in near_places(anchor.exact, (anchor.prefix, anchor.suffix), text) if _is_between(one)]
    return _report(anchor, text, near[0]) if len(near) == 1 and near[0].similarity < 1 else None


def _is_cut_out(anchor: QuoteAnchor, text: str) -> bool:
    """Tells whether the words before and behind the quotation now stand side by side."""
    before, after = _squeezed(anchor.prefix)[-EDGE:], _squeezed(anchor.suffix)[:EDGE]
    # "He said yes. He said no.": where the quotation begins like what follows it, its own words look like a cut.
    telling = min(len(before), len(after)) * 2 >= EDGE
    telling = telling and before + after not in _squeezed(anchor.prefix + anchor.exact + anchor.suffix)
    return telling and before + after in _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _unbroken(anchor: QuoteAnchor, text: str, place: Span) -> float:
    """Returns the share of the anchor's context that stands unbroken beside a place, white space aside."""
    prefix, suffix = _squeezed(anchor.prefix), _squeezed(anchor.suffix)
    if not prefix and not suffix:
        return 1.0
    reach = 2 * CONTEXT + len(anchor.prefix) + len(anchor.suffix)
    before = _squeezed(text[max(place.start - reach, 0) : place.start])
    after = _squeezed(text[place.end : place.end + reach])
    return (_common(prefix[::-1], before[::-1]) + _common(suffix, after)) / (len(prefix) + len(suffix))


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _altered(anchor: QuoteAnchor, text: str) -> Resolution:
    near = near_places(anchor.exact, (anchor.prefix, anchor.suffix), text)
    good = [] if _is_cut_out(anchor, text) else [one for one in near if _is_altered(one)]
    if not good:
        return Resolution(Outcome.LOST, None, tuple(one.span for one in near if one.similarity >= ALIKE))
    rivals = [one for one in good if likeness(good[0]) - likeness(one) < MARGIN / 2]
    if len(rivals) > 1:
        return Resolution(Outcome.AMBIGUOUS, None, tuple(sorted(one.span for one in rivals)), good[0].similarity)
    return _report(anchor, text, good[0])


def _report(anchor: QuoteAnchor, text: str, near: Near) -> Resolution:
    found = differences(anchor.exact, near.span.cut(text))
    changes = tuple(evolve(one, after_span=one.after_span.shift(near.span.start)) for one in found)
    context = _unbroken(anchor, text, near.span)
    return Resolution(Outcome.ALTERED, near.span, (near.span,), near.similarity, context, changes=changes)


def _is_altered(near: Near) -> bool:
    sides = [side for side in (near.before, near.after) if side is not None]
    if not sides:
        return near.similarity >= ALONE
    return _is_between(near) or (near.similarity >= ALIKE and max(sides) >= SUPPORT)


def _is_between(near: Near) -> bool:
    """Tells whether the place lies between the quotation's own neighbors."""
    return min(near.before or 0, near.after or 0) >= UNCHANGED and near.similarity >= BETWEEN
