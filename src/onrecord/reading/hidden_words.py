"""Words that a page holds, but not as its text: in a script, in a frame of its own, or for readers without scripts."""

from __future__ import annotations

import re

from onrecord.reading.event import title_kind
from onrecord.reading.hints import Hints
from onrecord.reading.page import OpenPage

FLAG = "words-hidden"
_HIDDEN = re.compile(
    r"<iframe\b[^<>]{0,400}\bsrcdoc\s*=|\"articleBody\"\s*:\s*\"|\bid=[\"']?__NEXT_DATA__\b|<noscript\b[^<>]{0,200}>\s{0,99}<(?:p|div|article|section)\b",
    re.IGNORECASE,
)


def hidden_words(page: OpenPage, hints: Hints) -> tuple[str, ...]:
    """Returns the flag of a page that is headed as a briefing, prints none and holds words where no text is read; else nothing."""
    known = title_kind(page.title, hints)
    if known is None or not known[1] or page.media != "text/html":
        return ()
    return (FLAG,) if _HIDDEN.search(page.source.text) is not None else ()
