"""One change between two printings of the same words: what was done, to what, and how much that matters."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import frozen

from onrecord.text.span import Span


class Operation(StrEnum):
    """What was done to the words."""

    SUBSTITUTION = "substitution"
    DELETION = "deletion"
    INSERTION = "insertion"
    TRANSPOSITION = "transposition"


class EditKind(StrEnum):
    """What the change is about; the order is that of the contract's classes, then the two that only pages have."""

    WORDING = "wording"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    SPELLING = "spelling"
    PUNCTUATION = "punctuation"
    CASE = "case"
    LAYOUT = "layout"
    FUNCTION_WORD = "function-word"
    MARKUP = "markup"


SEVERITY: dict[EditKind, int] = {
    EditKind.MARKUP: 0,
    EditKind.LAYOUT: 0,
    EditKind.CASE: 0,
    EditKind.PUNCTUATION: 0,
    EditKind.SPELLING: 1,
    EditKind.FUNCTION_WORD: 1,
    EditKind.WORDING: 2,
    EditKind.MODALITY: 3,
    EditKind.NAME: 3,
    EditKind.DATE: 3,
    EditKind.NUMBER: 3,
    EditKind.NEGATION: 3,
}
"""0 how it is printed, 1 how it is spelled, 2 what was said, 3 what may reverse or falsify it."""

NOISE = frozenset({EditKind.MARKUP, EditKind.LAYOUT})
"""What is about the page and not about its words."""


@frozen
class Edit:
    """Words `before` of one text that are `after` in the other; spans count code points of each.

    Words added have an empty `before` at the point where they came in, words dropped an empty `after`. A
    transposition has the same words on both sides, at the place they left and the place they came to. `kind` is the
    most serious thing that changed; `holds` names what else did: numbers, dates, names inside a rewritten sentence.
    """

    operation: Operation
    kind: EditKind
    before: str
    after: str
    before_span: Span
    after_span: Span
    holds: tuple[EditKind, ...] = ()

    @property
    def severity(self) -> int:
        """Returns how much the change matters, from 0 (how it is printed) to 3 (may reverse what was said)."""
        return max(SEVERITY[kind] for kind in (self.kind, *self.holds))

    @property
    def material(self) -> bool:
        """Tells whether what was said changed, and not only how it is spelled or printed."""
        return self.severity >= SEVERITY[EditKind.WORDING]

    @property
    def noise(self) -> bool:
        """Tells whether only the page changed: its markup, its links, its layout."""
        return self.kind in NOISE

    def to_dict(self) -> dict[str, Any]:
        """Returns the edit as values that JSON knows."""
        return {
            "operation": self.operation.value,
            "kind": self.kind.value,
            "holds": [kind.value for kind in self.holds],
            "material": self.material,
            "before": self.before,
            "after": self.after,
            "before_span": list(self.before_span),
            "after_span": list(self.after_span),
        }
