"""What kind of document some bytes are: by their first bytes, the file's name, or their look."""

from __future__ import annotations

import re
from pathlib import PurePath

HTML = "text/html"
XHTML = "application/xhtml+xml"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
MAIL = "message/rfc822"
MAILBOX = "application/mbox"
WARC = "application/warc"

PAGES = frozenset({HTML, XHTML, PLAIN, MARKDOWN, PDF, MAIL})
"""The media types that can hold a page."""

HEAD = 8192
_BY_NAME = {
    ".htm": HTML,
    ".html": HTML,
    ".shtml": HTML,
    ".asp": HTML,
    ".aspx": HTML,
    ".jsp": HTML,
    ".php": HTML,
    ".xht": XHTML,
    ".xhtml": XHTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".eml": MAIL,
    ".mht": MAIL,
    ".mhtml": MAIL,
    ".mbox": MAILBOX,
}
_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an Office document of the old kind"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"wOF", "a font"),
    (b"SQLite format 3", "a database"),
)
_NOT_PAGES = {
    ".css": "a style sheet",
    ".js": "a script",
    ".mjs": "a script",
    ".map": "a source map",
    ".json": "JSON data",
    ".jsonl": "JSON data",
    ".csv": "a table",
    ".tsv": "a table",
    ".svg": "an image",
    ".py": "a program",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(rb"</?(?:div|p|br|span|table|td|tr|strong|h[1-6]|ul|li|a|meta|title)\b[^<>]*>", re.IGNORECASE)
_FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){1,80}?(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)")
_HEADER = re.compile(rb"\A(?:From [^\n]+\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}\r?\n")
_MAIL_ONLY = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
# Bytes that no text in any encoding but UTF-16 holds many of.
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def media_type(content: bytes, *, name: str = "") -> str | None:
    """Returns the media type of a document, or None for bytes that are no text and no PDF file."""
    head = content[:HEAD]
    certain = _by_magic(head)
    if certain is not None:
        return certain
    if binary_kind(head) is not None:
        return None
    by_name = _BY_NAME.get(suffix(name))
    if by_name is not None:
        return by_name
    return _by_look(head)


def binary_kind(head: bytes) -> str | None:
    """Returns what binary data some first bytes belong to, or None where they may be text."""
    for magic, kind in _BINARY:
        if head.startswith(magic):
            return kind
    if head.startswith(_MARKS) or b"\x00" not in head or _TAGS.search(head) or _looks_wide(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROL))
    return "binary data" if controls * 20 > len(head) else None


def not_a_page(name: str) -> str | None:
    """Returns what a file in a folder is when its name says that it is no page."""
    return _NOT_PAGES.get(suffix(name))


def parameters(header: str | None) -> tuple[str | None, str | None]:
    """Returns media type and charset of a Content-Type header, in lower case."""
    kind, *rest = (header or "").lower().split(";")
    pairs = (parameter.partition("=") for parameter in rest)
    charset = next((value.strip(" \"'") for name, _, value in pairs if name.strip() == "charset"), None)
    return kind.strip() or None, charset or None


def suffix(name: str) -> str:
    """Returns the last suffix of a file name in lower case, `.gz` left out."""
    path = PurePath(name)
    if path.suffix.lower() in {".gz", ".gzip"}:
        path = path.with_suffix("")
    return path.suffix.lower()


def _by_magic(head: bytes) -> str | None:
    if head.startswith(b"WARC/"):
        return WARC
    # Servers and mail gateways put bytes before the mark; readers accept it within the first kilobyte.
    if b"%PDF-" in head[:1024] and not _HTML.search(head[:1024]):
        return PDF
    return None


def _by_look(head: bytes) -> str:
    narrow = head.replace(b"\x00", b"")
    if _HTML.search(narrow[:2048]) or len(_TAGS.findall(narrow)) >= 3:
        return HTML
    if _FRONT_MATTER.match(head):
        return MARKDOWN
    if _HEADER.match(head) and _MAIL_ONLY.search(head):
        return MAILBOX if head.startswith(b"From ") else MAIL
    return PLAIN


def _looks_wide(head: bytes) -> bool:
    """Tells whether zeros stand at even or at odd places only, or Han does: text in UTF-16 without a mark."""
    even, odd = head[0::2], head[1::2]
    fewer, more = sorted((even.count(0), odd.count(0)))
    if more * 50 >= len(head) and fewer * 20 < more:
        return True
    return any(
        sum(0x4E <= byte <= 0x9F or byte in {0, 0x30, 0xFF} for byte in half) * 10 >= 9 * len(half)
        for half in (even, odd)
    )
