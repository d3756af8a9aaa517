"""Which encoding bytes are in, where nobody says or the label is wrong."""

from __future__ import annotations

import re

from onrecord.reading.charsets import codec_of

SAMPLE = 1 << 15
_MARKUP = re.compile(rb"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*</\1|<[^<>]*>|&[#a-zA-Z0-9]{1,8};|\s+", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
_TWO_BYTES = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LIVING = re.compile(
    "[\t\n\r\x0c\x20-\x7e\xa0-\u06ff\u0e00-\u0e7f\u2010-\u203a\u20ac\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff65]"
)
_HAN = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff65]")
_HAN_STOP = re.compile("[\u3001\u3002\uff0c\uff1a\uff1f]")
_READABLE = 0.9
_LATIN = frozenset({"windows-1252", "windows-1250", "windows-1254", "windows-1257", "windows-1258"})


def sample(raw: bytes) -> bytes:
    """Returns up to 32 kB of the bytes around the first non-ASCII ones, markup and white space folded."""
    found = _HIGH.search(raw)
    start = max(0, found.start() - 256) if found else 0
    return _MARKUP.sub(b" ", raw[start : start + 8 * SAMPLE])[:SAMPLE]


def detect(raw: bytes) -> str | None:
    """Returns the codec that the bytes are most likely in, or None where there is nothing to judge by."""
    from turbohtml.detect import detect as guess  # noqa: PLC0415 - most pages are UTF-8 and never come here

    if shifted(raw):
        return "iso-2022-jp"
    return _utf_16_han(raw) or codec_of(guess(sample(raw)).encoding)


def shifted(raw: bytes) -> bool:
    """Tells whether the bytes shift between ASCII and Japanese by escape sequences (ISO-2022-JP)."""
    return raw.isascii() and (b"\x1b$B" in raw or b"\x1b$@" in raw)


def utf_16(raw: bytes) -> str | None:
    """Returns the byte order of UTF-16 text without a mark, or None for anything else."""
    head = raw[: 1 << 12]
    if len(head) < 4 or len(raw) % 2:
        return None
    orders = (("utf-16-le", head[1::2].count(0)), ("utf-16-be", head[0::2].count(0)))
    # Latin text read in the wrong order is all Han, so the zeros decide; Han text in the wrong order is anything.
    readable, zeros, codec = max((round(_readable(head, codec), 1), zeros, codec) for codec, zeros in orders)
    return codec if readable >= _READABLE and zeros else _utf_16_han(raw)


def _utf_16_han(raw: bytes) -> str | None:
    """Returns the byte order of Chinese text in UTF-16 that is too short to hold one ASCII sign."""
    head = raw[: 1 << 12]
    if len(raw) % 2 or len(head) < 4:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = head.decode(codec, "replace")
        if _HAN_STOP.search(text) and len(_HAN.findall(text)) >= _READABLE * len(text):
            return codec
    return None


def _readable(head: bytes, codec: str) -> float:
    """Returns the share of code points that are letters and signs of living scripts."""
    text = head.decode(codec, "replace")
    return len(_LIVING.findall(text)) / len(text)


def agrees(raw: bytes, encoding: str) -> bool:
    """Tells whether bytes that decode in the encoding also look like text written in it.

    Nearly any bytes decode in a single-byte encoding, and Big5 decodes as GB18030: the shape of the bytes tells.
    """
    if encoding in _LATIN:
        return _stands_alone(raw)
    if encoding == "gb18030":
        pairs = _TWO_BYTES.findall(sample(raw))
        return len(pairs) < 20 or 10 * sum(pair[0] > 0xA0 and pair[1] > 0xA0 for pair in pairs) >= 7 * len(pairs)
    if encoding == "big5":
        pairs = _TWO_BYTES.findall(sample(raw))
        return len(pairs) < 20 or any(pair[1] < 0x7F for pair in pairs)
    return True


def _stands_alone(raw: bytes) -> bool:
    """Tells whether most non-ASCII bytes stand in short runs, as accents and quotation marks do."""
    runs = _HIGH_RUN.findall(sample(raw))
    total = sum(map(len, runs))
    return total < 8 or 2 * sum(len(run) for run in runs if len(run) > 3) < total
