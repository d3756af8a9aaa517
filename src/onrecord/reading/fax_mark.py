"""The mark that a fax machine prints at the head of each page it sends, as scanning leaves it: `Fa rom13/ 02/ 97 14: 56 Pg: 3`.

A page that was scanned upside down has a mark of its own: `2 : bd 9S: tT 46/ 20/ ET woJj xed`.
"""

from __future__ import annotations

import re

_MOST = 80
"""Code points that a mark has at most, so that no long line is searched through."""
_MARK = re.compile(
    r"\s*(?:(?:\b(?:F )?[FfY][ao][\w'~]{0,7}|\b[A-Z]{3} \d\d ?' ?\d\d \d\d: ?\d\d)[\w' :,~-]{0,14}?)?"
    r"(?<![/.\d])[\dA-Z]{1,2}['\"]? ?/ ?[\w\"']{1,2} ?/ ?\d{1,2} \w{1,2}:? ?[\w ]{2,3} ?[Pp][gGS][: ]{0,2}\w{0,2}\s*$"
)
_TURNED = re.compile(
    r"[\w.,:;'\" ]{8,18} \d\d/ ?[\dA-Z]\w? ?/[\"' ]{0,2}\w{1,2} [\w'.;]{2,10}(?: ?\w{1,3})? [Xx]\w{1,3}\.?$"
)
_TURNED_MOST = 48
_NUMBER = re.compile(r"(?<=[.?!\"'”’)])\s+\d{1,2}\.?$")


def fax_mark(text: str) -> int:
    """Returns where the mark begins that ends a line, with the white space before it; the line's length if there is none."""
    end = text[-9:]
    if "P" in end or "pg" in end:
        start = max(len(text) - _MOST, 0)
        found = _MARK.search(text[start:])
        if found is not None:
            return start + found.start()
    if len(text) <= _TURNED_MOST and ("X" in end or " x" in end) and _TURNED.match(text):
        return 0
    return len(text)


def foot_number(text: str, after: str) -> int:
    """Returns where the number of a scanned page begins that was run into its last line; the line's length if there is none.

    `after` is the line that follows: only the mark of the next page tells that a page ends here.
    """
    end = text[-2:]
    if not any(map(str.isdecimal, end)) or not after or fax_mark(after) > 0:
        return len(text)
    found = _NUMBER.search(text[-8:])
    return len(text) if found is None else max(len(text) - 8, 0) + found.start()
