"""How many whole gzip members a part of a file holds."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 16


def members(path: Path, start: int, *, most: int) -> int:
    """Returns how many whole members stand one after the other from byte `start` on; it stops counting behind `most`."""
    count = 0
    with path.open("rb") as file:
        file.seek(start)
        left: bytes | None = file.read(_BLOCK)
        while left and count <= most:
            left = _behind(file, left)
            count += left is not None
    return count


def _behind(file: BinaryIO, content: bytes) -> bytes | None:
    """Returns what is read and stands behind the member that begins with `content`; None where that is no whole member."""
    one = zlib.decompressobj(wbits=31)
    try:
        while content:
            one.decompress(content, _BLOCK)
            if one.eof:
                return one.unused_data or file.read(_BLOCK)
            content = one.unconsumed_tail or file.read(_BLOCK)
    except zlib.error:
        return None
    return None
