"""XML written as it comes, nothing held but the names of open elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO

# Outside of what XML 1.0 allows (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARK = "\ufffd"
# A bare carriage return in content would be read back as a newline, and line breaks in attributes as spaces.
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)

Attributes = Mapping[str, str | None]
"""Names and values; an attribute whose value is None is left out."""


class XmlOut:
    """Writes elements to a stream of bytes as UTF-8; each element that holds no words stands on a line of its own.

    Characters that XML forbids are written as U+FFFD and counted in `replaced`.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        """Takes the stream and writes the declaration; the caller closes the stream."""
        self._stream = stream
        self._depth = 0
        self.replaced = 0
        self._line('<?xml version="1.0" encoding="UTF-8"?>')

    @contextmanager
    def element(self, name: str, attributes: Attributes | None = None) -> Iterator[None]:
        """Opens an element around what is written inside the `with` block."""
        self._line(f"<{name}{self._attributes(attributes)}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def empty(self, name: str, attributes: Attributes | None = None) -> None:
        """Writes an element without content."""
        self._line(f"<{name}{self._attributes(attributes)}/>")

    def leaf(self, name: str, text: str, attributes: Attributes | None = None) -> None:
        """Writes an element that holds words and nothing else."""
        self._line(f"<{name}{self._attributes(attributes)}>{self._clean(text).translate(_TEXT)}</{name}>")

    def _attributes(self, attributes: Attributes | None) -> str:
        given = ((name, value) for name, value in (attributes or {}).items() if value is not None)
        return "".join(f' {name}="{self._clean(value).translate(_ATTRIBUTE)}"' for name, value in given)

    def _clean(self, text: str) -> str:
        made, count = _FORBIDDEN.subn(_MARK, text)
        self.replaced += count
        return made

    def _line(self, text: str) -> None:
        self._stream.write(f"{'  ' * self._depth}{text}\n".encode())
