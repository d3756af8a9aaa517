"""Text written as UTF-8, and what had to be changed for it counted."""

from __future__ import annotations

import re
from typing import IO

_SURROGATES = re.compile("[\ud800-\udfff]")
_MARK = "\ufffd"


class TextOut:
    """Writes text to a stream of bytes as UTF-8.

    Pages can hold lone surrogates, which UTF-8 cannot: each is written as U+FFFD and counted in `replaced`.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        """Takes the stream; the caller closes it."""
        self._stream = stream
        self.replaced = 0

    def write(self, text: str) -> None:
        """Writes text."""
        try:
            content = text.encode()
        except UnicodeEncodeError:
            content = self.clean(text).encode()
        self._stream.write(content)

    def clean(self, text: str) -> str:
        """Returns text without lone surrogates, those replaced counted."""
        if text.isascii():
            return text
        made, count = _SURROGATES.subn(_MARK, text)
        self.replaced += count
        return made
