"""Negation and modality that two sentences do not share. Only what is plain is told: languages deny in many ways."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analysis.parallel.cues import has_cues, modalities, negations
from onrecord.text.span import Span

Spans = tuple[tuple[Span, ...], tuple[Span, ...]]
# Classes of which one is not said for the other; a word of both classes speaks for either.
_OPPOSED = (("must", "may"), ("should", "may"), ("will", "may"), ("must", "should"), ("must", "ready"))


def negation_differs(
    left: str, right: str, languages: tuple[str, str], *, beside: Sequence[tuple[str, str]] = ()
) -> Spans | None:
    """Returns the places of denying words where one side has some and the other neither these nor softer ones.

    `beside` are the sentences before and after on both sides: where the denial stands there on the silent side only,
    the sentences are cut differently and nothing is told.
    """
    if not all(map(has_cues, languages)):
        return None
    ours, theirs = negations(left, languages[0]), negations(right, languages[1])
    if bool(ours.spans) == bool(theirs.spans):
        return None
    silent = theirs if ours.spans else ours
    if silent.soft:
        return None
    for near in beside:
        denied = [bool(negations(text, language).spans) for text, language in zip(near, languages, strict=True)]
        if denied == [not ours.spans, not theirs.spans]:
            return None
    return ours.spans, theirs.spans


def modality_differs(left: str, right: str, languages: tuple[str, str]) -> Spans | None:
    """Returns the places of qualifying words of opposed classes, where neither side has a word for the other's class."""
    if not all(map(has_cues, languages)):
        return None
    ours, theirs = modalities(left, languages[0]), modalities(right, languages[1])
    for first, second in (pair for names in _OPPOSED for pair in (names, names[::-1])):
        if (
            first in ours.spans
            and second in theirs.spans
            and first not in theirs.present
            and second not in ours.present
        ):
            return ours.spans[first], theirs.spans[second]
    return None
