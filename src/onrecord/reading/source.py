"""A page's decoded text, beside the bytes it was decoded from."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from attrs import field, frozen

from onrecord.text.byte_index import ByteIndex

Basis = Literal["bom", "transport", "meta", "valid-utf-8", "detected"]
"""What decided the encoding: a byte order mark, the transport's or the page's word, the bytes themselves."""


@frozen(slots=False)
class Source:
    """The text of a capture as its bytes say it: nothing normalized, newlines as they stand.

    `raw[skip:].decode(encoding, "replace")` is `text`; `skip` is the length of a byte order mark.
    `declared` is the label found in the transport or the page, as printed there, obeyed or not.
    `replaced` counts malformed byte sequences, each of which is a U+FFFD in `text`.
    """

    text: str = field(repr=False)
    encoding: str
    raw: bytes = field(repr=False)
    skip: int = 0
    declared: str | None = None
    basis: Basis = "detected"
    replaced: int = 0

    @cached_property
    def byte_index(self) -> ByteIndex:
        """Returns the index that ties each code point of `text` to its bytes in `raw`."""
        return ByteIndex(self.raw, self.text, encoding=self.encoding, skip=self.skip)
