"""What stands behind a claim: words of the record, or words of a document that is cited."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import frozen


class Role(StrEnum):
    """What a quotation does for the claim beside it."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CLOSES = "closes"


@frozen
class Evidence:
    """A quotation. Words of the record name their `statement` (an id with its revision behind it), others a document.

    `start` and `end` count code points of the statement in that revision, and `digest` is the SHA-256 of the words; they
    are None and "" until the words were found in the record. `sentence_with` is what a file may say in place of the words:
    the sentence of the statement that holds this phrase is meant.
    """

    words: str = ""
    role: Role = Role.SUPPORTS
    statement: str = ""
    start: int | None = None
    end: int | None = None
    digest: str = ""
    title: str = ""
    address: str = ""
    date: dt.date | None = None
    language: str = ""
    sentence_with: str = ""

    @property
    def is_of_record(self) -> bool:
        """Tells whether the words are the record's own."""
        return bool(self.statement)
