"""Was it reported right? A text, an address or a file held against the record, word by word. Nothing of it is kept."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Final

from attrs import frozen
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

from onrecord.archive import fetch
from onrecord.archive.exchange import Limits
from onrecord.errors import OnRecordError, UsageError
from onrecord.model.capture import Capture
from onrecord.pipeline.check import check_with, reuse_index
from onrecord.pipeline.check.fidelity import Fidelity
from onrecord.pipeline.check.page_given import Given, transcript_of
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.check_shown import ShownReport, report_shown

LONGEST: Final = 50_000
"""How many characters of text may be pasted."""
LARGEST: Final = 2 << 20
"""How many bytes a file or a page may have."""
_WHOLE: Final = 2 * LARGEST
"""How many bytes a form may have, whatever is in it."""
_LIMITS: Final = Limits(size=LARGEST, seconds=20.0, step_seconds=8.0, redirects=5)
_AT_ONCE: Final = BoundedSemaphore(2)
_PATIENCE: Final = 10.0
_ALONE: Final = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
"""What somebody checks is nobody else's: no cache keeps it."""


@frozen
class CheckPage:
    """The form, and the report where something was handed in; `error` says in one line what was wrong with it."""

    longest: int = LONGEST
    largest: int = LARGEST
    _text: str = ""
    address: str = ""
    error: str | None = None
    report: Fidelity | None = None

    @property
    def typed(self) -> str:
        """Returns the text that was pasted, for the form; the JSON form has it in the report."""
        return self._text

    @property
    def megabytes(self) -> int:
        """Returns how large a file may be."""
        return self.largest >> 20

    @property
    def shown(self) -> ShownReport | None:
        """Returns the report as the page shows it."""
        return None if self.report is None else report_shown(self.report)


def check_page(book: Book, request: HttpRequest) -> Answer:
    """Returns the form to hand something in; for what was handed in (`text`, `address` or a file `page`) the report."""
    if request.method != "POST":
        return Answer("check", CheckPage(address=request.GET.get("address", "")[:2_000]))
    # Looked at first: what Django reads of a file it writes to the disk, however large it is.
    if int(request.META.get("CONTENT_LENGTH") or 0) > _WHOLE:
        return _refused("this is too much, or no form that can be read", status=413)
    try:
        text, address = (request.POST.get(name, "").strip() for name in ("text", "address"))
        file = request.FILES.get("page")
    except (RequestDataTooBig, MultiPartParserError, SuspiciousOperation, BadRequest):
        return _refused("this is too much, or no form that can be read", status=413)
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        return _refused(
            "others are checking at this moment; try again in a minute", status=503, text=text, address=address
        )
    try:
        given = _given(text, address, file)
        transcript = transcript_of(given)
        report = check_with(book.keep("reuse", lambda: reuse_index(book.store)), transcript, book.store)
    except OnRecordError as fault:
        return _refused(str(fault), status=400, text=text, address=address)
    finally:
        _AT_ONCE.release()
    return Answer("check", CheckPage(text=text, address=address, report=report), headers=_ALONE)


def _given(text: str, address: str, file: UploadedFile[bytes] | None) -> Given:
    """Returns what was handed in; raises UsageError where it is nothing, or too much."""
    if file is not None and file.size:
        if file.size > LARGEST:
            raise UsageError(f"the file has {file.size:,} bytes; at most {LARGEST:,} are read")
        return bytes(file.read())
    if text:
        if len(text) > LONGEST:
            raise UsageError(f"the text has {len(text):,} characters; at most {LONGEST:,} are read")
        media = "text/html" if text.startswith("<") else "text/plain"
        return Capture(text.encode("utf-8", "replace"), media, "utf-8", None)
    if address:
        if not address.startswith(("http://", "https://")) or len(address) > 2_000:
            raise UsageError("an address begins with http:// or https://")
        return fetch.fetch(address, limits=_LIMITS)
    raise UsageError("paste a text, name an address or choose a file")


def _refused(why: str, *, status: int, text: str = "", address: str = "") -> Answer:
    page = CheckPage(text=text[:LONGEST], address=address[:2_000], error=" ".join(why.split())[:300])
    return Answer("check", page, status=status, headers=_ALONE)
