"""One way to write a value as JSON, so that equal values are equal bytes and have one digest."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from onrecord.model.capture import Sha256

_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_ESCAPED = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode


def canonical(value: Any) -> bytes:
    """Returns a value as JSON in UTF-8: keys sorted, no spaces, no escapes that are not needed.

    Lone surrogates, which a page can hold in its bytes and UTF-8 cannot, are written as JSON escapes.
    """
    try:
        return _PLAIN(value).encode()
    except UnicodeEncodeError:
        return _ESCAPED(value).encode()


def digest(content: bytes) -> Sha256:
    """Returns the SHA-256 digest of bytes."""
    return Sha256(hashlib.sha256(content).hexdigest())
