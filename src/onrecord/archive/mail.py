"""Mail messages and saved web pages (MHTML): the part that holds the words becomes the capture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from onrecord.archive import media
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture

_WORDS = (media.HTML, media.XHTML, media.PLAIN, media.MARKDOWN)
_MESSAGE = re.compile(rb"^From [^\n]*\n(?=[A-Za-z][A-Za-z0-9-]*:)", re.MULTILINE)


def message(content: bytes, *, address: str | None = None) -> Capture | CaptureError:
    """Returns the words of a mail message or an MHTML page, or the error where it has none.

    HTML is preferred in a saved page, plain text in a mail that has both: mail programs make the HTML from it.
    """
    try:
        parsed = message_from_bytes(content, policy=policy.compat32)
        part = _best(parsed)
        if part is None:
            return CaptureError("a mail message without words: no part is text or HTML", address=address)
        body = part.get_payload(decode=True)
        charset = part.get_content_charset()
        kind = part.get_content_type()
        place = parsed.get("Snapshot-Content-Location") or part.get("Content-Location")
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        # The parser is lenient about structure, its accessors are not about headers.
        return CaptureError("a broken mail message", address=address)
    saved = str(place).strip() if place and str(place).startswith(("http://", "https://")) else None
    return Capture(body if isinstance(body, bytes) else b"", kind, charset, saved or address)


def mailbox(content: bytes, *, address: str | None = None) -> Iterator[Capture | CaptureError]:
    """Yields the words of each message of an mbox file, addressed by its number after a `#`."""
    starts = [found.end() for found in _MESSAGE.finditer(content)]
    ends = [*[found.start() for found in _MESSAGE.finditer(content)][1:], len(content)]
    if not starts:
        yield CaptureError("a mailbox without messages", address=address)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        quoted = re.sub(rb"^>(>*From )", rb"\1", content[start:end], flags=re.MULTILINE)
        yield message(quoted, address=f"{address or '-'}#{number}")


def _best(parsed: Message | EmailMessage) -> Message | None:
    parts = [
        part
        for part in parsed.walk()
        if part.get_content_type() in _WORDS
        and part.get_content_disposition() != "attachment"
        and not part.is_multipart()
    ]
    order = _WORDS if parsed.get_content_type() == "multipart/related" else (media.PLAIN, media.MARKDOWN, *_WORDS)
    filled = [part for part in parts if str(part.get_payload()).strip()] or parts
    return min(filled, key=lambda part: order.index(part.get_content_type()), default=None)
