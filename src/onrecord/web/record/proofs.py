"""What a reader takes along: citations, receipts, and the bytes that a page was read from."""

from __future__ import annotations

import json
from typing import Any, Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import RecordError, UsageError
from onrecord.model.ids import parse_ref
from onrecord.record.cite import cite
from onrecord.record.cite_forms import bibtex, csl, ris
from onrecord.record.export.from_store import excerpt_of
from onrecord.record.receipt import receipt, receipt_json
from onrecord.web.record.answer import Answer, Raw
from onrecord.web.record.book import Book
from onrecord.web.record.head import Head, briefing_of, edition_of, opened
from onrecord.web.record.memento import capture_headers
from onrecord.web.record.shelf import preferred

_LARGEST: Final = 32 << 20
_LOCKED: Final = {"Content-Security-Policy": "sandbox; default-src 'none'"}
"""A captured page is somebody else's: it is handed out as a file, and runs nothing of its own."""


@frozen
class CitePage:
    """A citation in all forms. `path` is the address of what is cited."""

    head: Head
    id: str
    path: str
    plain: str
    bibtex: str
    ris: str
    csl: dict[str, Any]

    @property
    def csl_text(self) -> str:
        """Returns the CSL item as text."""
        return json.dumps([self.csl], ensure_ascii=False, indent=1)


def cite_page(book: Book, request: HttpRequest, name: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns how to cite a statement, an exchange or an edition."""
    return Answer("cite", _citation(book, name))


def cite_file(book: Book, request: HttpRequest, name: str, form: str) -> Raw:  # noqa: ARG001
    """Returns a citation as a file for a reference manager: `bib`, `ris`, `csl` or `txt`."""
    page = _citation(book, name)
    text, media = {
        "bib": (page.bibtex, "application/x-bibtex"),
        "ris": (page.ris, "application/x-research-info-systems"),
        "csl": (page.csl_text + "\n", "application/vnd.citationstyles.csl+json"),
        "txt": (page.plain + "\n", "text/plain"),
    }[form]
    stem = page.id.replace("/", "-").replace("@", "-")
    ending = "csl.json" if form == "csl" else form
    return Raw(text.encode(), f"{media}; charset=utf-8", f"{stem}.{ending}")


def receipt_file(book: Book, request: HttpRequest, name: str) -> Raw:  # noqa: ARG001
    """Returns the evidence receipt of a statement, as `onrecord receipt` makes it."""
    made = receipt_json(receipt(book.store, name))
    stem = made and str(parse_ref(name)).replace("/", "-").replace("@", "-")
    return Raw(made.encode(), "application/json; charset=utf-8", f"{stem}.receipt.json")


def capture_file(book: Book, request: HttpRequest, sha256: str) -> Raw:
    """Returns the bytes of a capture, as a file and never as a page of this site."""
    rows = book.store.capture_rows(sha256=sha256)
    if not rows:
        raise UsageError(f"the record holds no capture with the digest {sha256}")
    if rows[0].length > _LARGEST:
        raise UsageError(f"the capture {sha256} is too large to be handed out here")
    try:
        content = book.store.capture_bytes(sha256)
    except RecordError as fault:
        raise UsageError(str(fault)) from None
    headers = {**_LOCKED, **capture_headers(request, rows)}
    return Raw(content, "application/octet-stream", f"{sha256[:16]}.bin", headers)


def _citation(book: Book, name: str) -> CitePage:
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    edition = edition_of(briefing, ref) if ref.edition else preferred(briefing.editions, "en")
    number = ref.revision
    if ref.item is not None and number is None and not ref.item.startswith("x"):
        number = book.store.statement(ref)[0].number
    head, revision, _ = opened(book, briefing, edition, number)
    made = cite(excerpt_of(book.store, revision, revision.statements), ref.item)
    return CitePage(head, made.ref, f"/{made.ref}", made.plain(), bibtex(made), ris(made), csl(made))
