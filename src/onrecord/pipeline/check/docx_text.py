"""The paragraphs of a DOCX draft as text: read from its XML with the standard library, nothing else of the file is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from onrecord.errors import ReadingError

MAGIC = b"PK\x03\x04"
LARGEST = 40 * 1024 * 1024
"""Bytes of text that a draft may hold once unpacked."""
_PART = "word/document.xml"
_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def is_docx(content: bytes) -> bool:
    """Tells whether some bytes are a DOCX file."""
    if not content.startswith(MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _PART in archive.namelist()
    except zipfile.BadZipFile:
        return False


def docx_text(content: bytes, *, address: str | None = None) -> str:
    """Returns the words of a DOCX file, a paragraph a line, deleted words of tracked changes left out.

    Raises ReadingError for a file that is damaged, too large, or declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(_PART).file_size > LARGEST:
                raise ReadingError(f"the draft holds more than {LARGEST} bytes of text", address=address)
            with archive.open(_PART) as part:
                xml = part.read(LARGEST + 1)
        if len(xml) > LARGEST:
            raise ReadingError(f"the draft holds more than {LARGEST} bytes of text", address=address)
        return "\n".join(_Words(address).read(xml))
    except (zipfile.BadZipFile, KeyError, expat.ExpatError, RuntimeError, OSError) as fault:
        raise ReadingError(f"not a DOCX file that can be read ({fault})", address=address) from None


class _Words:
    """Takes the words out of the XML, event by event; entities of the document's own are refused."""

    def __init__(self, address: str | None) -> None:
        self._address = address
        self._lines: list[str] = [""]
        self._in_text = False

    def read(self, xml: bytes) -> Iterator[str]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.EntityDeclHandler = self._entity
        parser.Parse(xml, True)  # noqa: FBT003  expat's own signature
        yield from (line for line in self._lines if line.strip())

    def _start(self, name: str, _: dict[str, str]) -> None:
        match name.removeprefix(_NS + " "):
            case "t":
                self._in_text = True
            case "tab":
                self._lines[-1] += " "
            case "br" | "cr":
                self._lines.append("")
            case "noBreakHyphen":
                self._lines[-1] += "-"
            case "p":
                self._lines.append("")

    def _end(self, name: str) -> None:
        if name == f"{_NS} t":
            self._in_text = False

    def _words(self, words: str) -> None:
        if self._in_text:
            self._lines[-1] += words

    def _entity(self, *_: object) -> None:
        raise ReadingError("the draft declares entities, which no word processor does", address=self._address)
