"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from attrs import frozen

from onrecord.model.capture import Sha256
from onrecord.record.export.excerpt import Excerpt

Members = Callable[[Sha256], bytes]
"""Gives the WARC record of a capture as it lies in the record: the bytes of its gzip member."""


@frozen
class Destination:
    """Where an export goes, and whence captures come for the formats that carry them."""

    stream: IO[bytes]
    members: Members | None = None


@frozen
class Format:
    """A form in which statements leave the record.

    `write` takes excerpts one after the other, writes every statement of each, and returns how many characters it had
    to replace by U+FFFD because the format forbids them. `suffix` is that of a file's name, with the dot.
    """

    name: str
    suffix: str
    media_type: str
    about: str
    write: Callable[[Iterator[Excerpt], Destination], int]


@frozen
class Exported:
    """How much was written: statements, the revisions they are in, characters replaced by U+FFFD."""

    statements: int
    revisions: int
    replaced: int
