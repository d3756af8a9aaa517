"""What differs between two editions, with the words on both sides. Shown, not judged: which is right, nobody says here."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import frozen

from onrecord.text.span import Span


class MismatchKind(StrEnum):
    """What differs."""

    EXCHANGE = "exchange"
    STATEMENT = "statement"
    SENTENCE = "sentence"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    RENDERING = "rendering"


@frozen
class Passage:
    """Words of one edition: statement ids, the span of its text layer, the words, and the words in them that differ."""

    statements: tuple[str, ...]
    span: Span
    text: str
    marks: tuple[Span, ...] = ()

    def marked(self) -> tuple[str, ...]:
        """Returns the words that differ."""
        return tuple(self.text[one.start - self.span.start : one.end - self.span.start] for one in self.marks)

    def to_dict(self, edition: str) -> dict[str, Any]:
        """Returns the passage as JSON, statements under their full ids."""
        folder, _, revision = edition.partition("@")
        return {
            "statements": [f"{folder}/{one}@{revision}" for one in self.statements],
            "span": list(self.span),
            "text": self.text,
            "marks": [{"span": list(one), "text": words} for one, words in zip(self.marks, self.marked(), strict=True)],
        }


@frozen
class Mismatch:
    """One difference. A side is None where the other edition has nothing that corresponds."""

    kind: MismatchKind
    left: Passage | None
    right: Passage | None

    def to_dict(self, left: str, right: str) -> dict[str, Any]:
        """Returns the mismatch as JSON; `left` and `right` are the ids of the revisions."""
        return {
            "kind": self.kind.value,
            "left": None if self.left is None else self.left.to_dict(left),
            "right": None if self.right is None else self.right.to_dict(right),
        }
