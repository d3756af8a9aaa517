"""A text made comparable, with the way back to every word of the text as given."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from onrecord.errors import UsageError
from onrecord.text.offset_map import OffsetMap
from onrecord.text.rewrite import Piece, chain
from onrecord.text.span import Span
from onrecord.text.steps import ON_ASCII, Step, change_of

COMPARABLE = (
    Step.INVISIBLE,
    Step.SPACES,
    Step.WIDTH,
    Step.QUOTES,
    Step.DASHES,
    Step.PINYIN,
    Step.DOUBLED,
    Step.SIMPLIFIED,
    Step.CASE,
)
"""What makes two printings of the same words equal, white space and ideographic stops aside."""


@frozen
class Normalized:
    """A normalized text over the text given: `offsets` has the former as layer, the latter as source."""

    text: str
    given: str = field(repr=False)
    offsets: OffsetMap = field(repr=False, eq=False)

    def to_given(self, span: Span) -> tuple[Span, ...]:
        """Returns the runs of the given text that a span of the normalized one stands for."""
        return self.offsets.to_source(span)

    def from_given(self, span: Span) -> tuple[Span, ...]:
        """Returns the runs of the normalized text that a span of the given one became."""
        return self.offsets.to_layer(span)

    def around(self, span: Span) -> Span:
        """Returns the one span of the given text from the first to the last point of a normalized span.

        What was removed in between is inside it, what was removed at its edges is not.
        """
        runs = self.offsets.to_source(span)
        if runs:
            return Span(min(run.start for run in runs), max(run.end for run in runs))
        here = self.offsets.to_source(Span(span.start, span.start + 1))
        at = here[0].start if here else len(self.given)
        return Span(at, at)


def normalize(text: str, *, steps: Iterable[Step | str] = COMPARABLE) -> Normalized:
    """Returns the text with the steps taken in the order given, again until none changes it any more.

    Taking them again makes the result the same when normalized once more, also where one step makes work
    for an earlier one (a zero-width space between two commas). Raises UsageError for an unknown step.
    """
    changes = [(_step(step) in ON_ASCII, change_of(_step(step))) for step in steps]
    now, before = text, None
    pieces: tuple[Piece, ...] | None = None
    while now != before:
        before = now
        for on_ascii, change in changes:
            rewrite = change(now) if on_ascii or not now.isascii() else None
            if rewrite is not None:
                pieces = chain(rewrite.pieces, pieces)
                now = rewrite.text
    whole = ((0, len(now), 0, len(now)),) if now else ()
    return Normalized(now, text, OffsetMap.of(whole if pieces is None else pieces))


def _step(name: Step | str) -> Step:
    try:
        return Step(name)
    except ValueError:
        known = ", ".join(Step)
        raise UsageError(f"no normalization step is called {name!r}; the steps are {known}") from None
