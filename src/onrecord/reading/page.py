"""A capture opened: decoded, cut into lines, title and site found. Not yet read."""

from __future__ import annotations

import re

from attrs import field, frozen

from onrecord.errors import ReadingError
from onrecord.model.capture import Capture
from onrecord.reading.block import Layout
from onrecord.reading.decode import decode
from onrecord.reading.html_page import html_layout
from onrecord.reading.markdown_page import markdown_layout
from onrecord.reading.source import Source
from onrecord.reading.text_page import text_layout
from onrecord.reading.title import title_and_site

LARGEST = 2 * 1024 * 1024
"""Bytes of the largest page that is read; anything longer is refused (a day's transcript is under 1 MB)."""

_HTML = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|table|span|font|meta|article|section|h[1-6]|ul|center|title|td|b|strong)\b[^<>]{0,2000}>", re.I
)  # fmt: skip
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n[\s\S]{1,4000}?\n---[ \t]*\r?\n")
_MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|[-*+] {3}\S)|\*\*[^*\n]+\*\*|\[[^\]\n]+\]\(https?:|\\[*_#\[\]]|[^\n]  \n", re.M
)


@frozen
class OpenPage:
    """A page's source and lines, before any of them is judged."""

    capture: Capture
    source: Source = field(repr=False)
    layout: Layout = field(repr=False)
    media: str
    title: str | None
    site: str | None


def open_page(capture: Capture) -> OpenPage:
    """Returns the opened page; raises ReadingError for bytes that hold no page or are too many."""
    if capture.media_type == "application/pdf" or capture.content[:5] == b"%PDF-":
        return _open_pdf(capture)
    size = len(capture.content)
    if size > LARGEST:
        message = f"{size} bytes are more than a page of at most {LARGEST} bytes"
        raise ReadingError(message, address=capture.address, place=f"byte {LARGEST}")
    source = decode(capture)
    media = media_of(capture, source.text)
    layout = _LAYOUTS[media](source.text)
    title, site = title_and_site(layout.head, layout.blocks)
    return OpenPage(capture, source, layout, media, title, site)


_LAYOUTS = {"text/html": html_layout, "text/markdown": markdown_layout, "text/plain": text_layout}


def media_of(capture: Capture, text: str) -> str:
    """Returns `text/html`, `text/markdown` or `text/plain`: the declared type where its text bears it out."""
    declared = capture.media_type or ""
    if "html" in declared or declared.endswith("xml"):
        return "text/html"
    head = text[:20000]
    if declared in {"text/markdown", "text/x-markdown"}:
        return "text/markdown"
    tags = len(_HTML.findall(head))
    if declared in {"", "text/plain"} and tags and (head.lstrip("\ufeff \r\n\t")[:1] == "<" or tags > 4):
        return "text/html"
    if _FRONT_MATTER.match(head) or (_MARKDOWN.search(head) and not tags):
        return "text/markdown"
    return "text/plain"


def _open_pdf(capture: Capture) -> OpenPage:
    from onrecord.reading.pdf import pdf_text  # noqa: PLC0415  PDF pages are rare and the library is large

    text, starts = pdf_text(capture.content)
    layout = text_layout(text)
    source = Source(text, "pdf", b"", declared=None)
    title, site = title_and_site(layout.head, layout.blocks)
    return OpenPage(
        capture, source, Layout(layout.blocks, layout.nodes, layout.head, starts), "application/pdf", title, site
    )
