"""Which encoding bytes are in, where nobody says or the label is wrong."""

from __future__ import annotations

import re

from onrecord.reading.charsets import codec_of

SAMPLE = 1 << 15
_MARKUP = re.compile(rb"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*</\1|<[^<>]*>|&[#a-zA-Z0-9]{1,8};|\s+", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
_TWO_BYTES = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LATIN = frozenset({"windows-1252", "windows-1250", "windows-1254", "windows-1257", "windows-1258"})


def sample(raw: bytes) -> bytes:
    """Returns up to 32 kB of the bytes around the first non-ASCII ones, markup and white space folded."""
    found = _HIGH.search(raw)
    start = max(0, found.start() - 256) if found else 0
    return _MARKUP.sub(b" ", raw[start : start + 8 * SAMPLE])[:SAMPLE]


def detect(raw: bytes) -> str | None:
    """Returns the codec that the bytes are most likely in, or None where there is nothing to judge by."""
    from turbohtml.detect import detect as guess  # noqa: PLC0415 - most pages are UTF-8 and never come here

    match = guess(sample(raw))
    return codec_of(match.encoding)


def utf_16(raw: bytes) -> str | None:
    """Returns the byte order of UTF-16 text without a mark, or None for anything else."""
    head = raw[: 1 << 13]
    pairs = len(head) // 2
    if pairs < 2 or len(raw) % 2:
        return None
    even, odd = head[0 : 2 * pairs : 2], head[1 : 2 * pairs : 2]
    for codec, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        zeros = high.count(0)
        if zeros * 50 >= pairs and zeros > 20 * low.count(0) and _reads(head[: 2 * pairs], codec):
            return codec
    return None


def _reads(head: bytes, codec: str) -> bool:
    """Tells whether nearly all is text: letters, signs and white space, no control characters or lone halves."""
    text = head.decode(codec, "replace")
    odd = sum(not (point.isprintable() or point.isspace()) or point == "\ufffd" for point in text)
    return odd * 20 <= len(text)


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
