"""The words around what was found, cut between words where the script has blanks between them."""

from __future__ import annotations

from typing import Final

from onrecord.text.span import Span

AROUND: Final = 90
"""Code points on either side."""


def quoted(text: str, span: Span) -> tuple[str, str, str]:
    """Returns what stands in front of a span, its words, and what stands behind; `…` where more was left out."""
    start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
    before, after = text[start : span.start], text[span.end : end]
    if start:
        cut = before.partition(" ")[2] if " " in before[: AROUND // 2] else before
        before = f"… {cut}"
    if end < len(text):
        cut = after.rpartition(" ")[0] if " " in after[-AROUND // 2 :] else after
        after = f"{cut} …"
    return before, span.cut(text), after
