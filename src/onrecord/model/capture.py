"""The bytes of a page as they were got at one time."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import NewType

from attrs import field, frozen

Sha256 = NewType("Sha256", str)
"""A SHA-256 digest as 64 hexadecimal digits."""


@frozen(slots=False)
class Capture:
    """What came over the wire or was handed in, unchanged, and what was said about it on the way.

    `content` is the decoded entity body (no content or transfer encoding left). `media_type` is lower
    case without parameters; `charset` is what the transport declared, not what the page says of itself.
    """

    content: bytes = field(repr=False)
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None

    @cached_property
    def sha256(self) -> Sha256:
        """Returns the digest of the bytes."""
        return Sha256(hashlib.sha256(self.content).hexdigest())
