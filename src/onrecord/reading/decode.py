"""Bytes to text: declared encodings are obeyed, wrong declarations are found out, nothing is lost in silence."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from onrecord.errors import ReadingError
from onrecord.reading.charsets import UTF_16, codec_of, decode_as
from onrecord.reading.detect import agrees, detect, shifted, utf_16
from onrecord.reading.source import Basis, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.capture import Capture

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"<!--.*?-->|<meta\b[^<>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.+-]+)"
    rb"|<\?xml\b[^<>]*?encoding\s*=\s*[\"']\s*([A-Za-z0-9_:.+-]+)",
    re.IGNORECASE | re.DOTALL,
)
# The standard looks at 1,024 bytes; pages of builders with long scripts in the head declare later than that.
_HEADS = (2048, 8192)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"PK\x03\x04", "a zip archive (or an Office document)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"BZh", "bzip2 data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"wOF", "a font"),
)
_TAG = re.compile(rb"<(?:!doctype|html|head|body|meta|title|div|table|span|p|br)\b", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def decode(capture: Capture) -> Source:
    """Returns the text of a capture with the encoding it was read in and why.

    Raises ReadingError for bytes that are no text (images, archives, PDF).
    """
    raw = capture.content
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            text, codec, replaced = decode_as(raw[len(mark) :], encoding)
            return Source(text, codec, raw, skip=len(mark), declared=None, basis="bom", replaced=replaced)
    said = list(_said(capture))
    declared = said[0][0] if said else None
    wide = utf_16(raw) if b"\x00" in raw[:8192] else None
    if wide is not None:
        text, codec, replaced = decode_as(raw, wide)
        basis: Basis = "transport" if codec_of(capture.charset) == wide else "detected"
        return Source(text, codec, raw, declared=declared, basis=basis, replaced=replaced)
    _refuse_binary(capture)
    return _choose(raw, said, declared)


def declared_label(raw: bytes) -> str | None:
    """Returns the label of the page's own meta or XML declaration."""
    for size in _HEADS:
        for found in _DECLARED.finditer(raw, 0, size):
            label = found[1] or found[2]
            if label:
                return str(label, "ascii")
    return None


def _said(capture: Capture) -> Iterator[tuple[str, str | None, Basis]]:
    """Yields label, codec and basis of what transport and page declare, the stronger first."""
    if capture.charset:
        yield capture.charset, codec_of(capture.charset), "transport"
    label = declared_label(capture.content)
    if label:
        codec = codec_of(label)
        # A page that says in ASCII that it is UTF-16 is not; browsers read it as UTF-8.
        yield label, "utf-8" if codec in UTF_16 else codec, "meta"


def _choose(raw: bytes, said: list[tuple[str, str | None, Basis]], declared: str | None) -> Source:
    utf_8 = _as_utf_8(raw)
    for _, codec, basis in said:
        if codec is None or codec in UTF_16:
            continue
        if utf_8 is not None and (codec == "utf-8" or (not utf_8.isascii() and _is_utf_8(raw, codec))):
            kept: Basis = basis if codec == "utf-8" else "valid-utf-8"
            return Source(utf_8, "utf-8", raw, declared=declared, basis=kept)
        source = _obey(raw, codec, basis, declared)
        if source is not None:
            return source
    if shifted(raw):
        return _detected(raw, declared)
    if utf_8 is not None:
        return Source(utf_8, "utf-8", raw, declared=declared, basis="valid-utf-8")
    return _obey(raw, "utf-8", "detected", declared) or _detected(raw, declared)


def _as_utf_8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _obey(raw: bytes, encoding: str, basis: Basis, declared: str | None) -> Source | None:
    """Returns the text in a declared encoding, or None where the bytes speak against it.

    A few malformed sequences do not: a fifth of the non-ASCII characters in UTF-8, whose well-formed sequences
    hardly come about by chance, a twentieth elsewhere.
    """
    text, codec, replaced = decode_as(raw, encoding)
    if replaced:
        good = len(text) - len(text.encode("ascii", "ignore")) - replaced
        if replaced * (4 if encoding == "utf-8" else 19) > good:
            return None
    if not agrees(raw, encoding):
        other = detect(raw)
        if other not in (None, encoding):
            return None
    return Source(text, codec, raw, declared=declared, basis=basis, replaced=replaced)


def _detected(raw: bytes, declared: str | None) -> Source:
    guess = detect(raw) or "windows-1252"
    if guess == "koi8-u" and raw.decode("koi8-r") == raw.decode("koi8-u"):
        guess = "koi8-r"
    text, codec, replaced = decode_as(raw, guess)
    return Source(text, codec, raw, declared=declared, basis="detected", replaced=replaced)


_THREE = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{2}")
_ALONE = re.compile(rb"[A-Za-z][\xc2-\xdf][\x80-\xbf][\x00-\x7f]|[\x00-\x7f][\xc2-\xdf][\x80-\xbf][A-Za-z]")
_MULTI_BYTE = frozenset({"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp"})


def _is_utf_8(raw: bytes, declared: str) -> bool:
    """Tells whether valid UTF-8 outweighs the declared encoding.

    It always does against single-byte encodings. A short Chinese text in GBK can be valid UTF-8 by chance, but
    only as sequences of two bytes, and those hardly stand alone beside Latin letters as accents do.
    """
    return declared not in _MULTI_BYTE or bool(_THREE.search(raw) or _ALONE.search(raw))


def _refuse_binary(capture: Capture) -> None:
    head = capture.content[:8192]
    kind = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if kind is None and b"\x00" in head and not _TAG.search(head):
        controls = len(head) - len(head.translate(None, _CONTROL))
        kind = "binary data" if controls * 20 > len(head) else None
    if kind is not None:
        raise ReadingError(f"not a page of text: the bytes are {kind}", address=capture.address, place="byte 0")
