"""The text layer of a PDF file, page by page."""

from __future__ import annotations

import importlib
import threading
from typing import Any

from onrecord.errors import ReadingError

_MAX_PAGES = 5000
_MAX_TEXT = 64 << 20
# PDFium may be called from one thread at a time.
_ONE_AT_A_TIME = threading.Lock()
# What PDFium puts for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
_LOCKED = "password"


def pdf_text(content: bytes) -> tuple[str, tuple[int, ...]]:
    """Returns the text of all pages, joined by form feeds, and the code point at which each page begins.

    Lines end at LF, in the order in which the file draws them; headers and footers of pages are left in.
    Raises ReadingError in one line for a file that is broken, locked by a password, or pictures only.
    """
    with _ONE_AT_A_TIME:
        pages = _pages(content)
    if not any(page.strip() for page in pages):
        raise ReadingError(f"a PDF file without a text layer ({len(pages)} pages of pictures): it needs OCR first")
    starts: list[int] = []
    at = 0
    for page in pages:
        starts.append(at)
        at += len(page) + 1
    return "\f".join(pages), tuple(starts)


def _pages(content: bytes) -> list[str]:
    try:
        pdfium = importlib.import_module("pypdfium2")  # 8 MB without types, and only PDF files need it
    except ImportError:
        raise ReadingError("a PDF file: install the package pypdfium2 to read it") from None
    pages: list[str] = []
    size = 0
    try:
        with pdfium.PdfDocument(content) as document:
            count = len(document)
            if count > _MAX_PAGES:
                raise ReadingError(f"a PDF file of {count} pages: more than {_MAX_PAGES} are refused")
            for number in range(count):
                pages.append(_page(document, number))
                size += len(pages[-1])
                if size > _MAX_TEXT:
                    raise ReadingError("a PDF file with more than 64 MB of text: refused", place=f"page {number + 1}")
    except pdfium.PdfiumError as failure:
        if _LOCKED in str(failure).lower():
            raise ReadingError("a PDF file locked by a password") from None
        raise ReadingError("a broken PDF file", place=f"page {len(pages) + 1}") from None
    return pages


def _page(document: Any, number: int) -> str:
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            text: str = layer.get_text_bounded(errors="replace")
        finally:
            layer.close()
    finally:
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").translate(_HYPHENS)
