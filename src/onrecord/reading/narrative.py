"""Lines that are nobody's words: stage directions, rules, closing marks."""

from __future__ import annotations

import re

_DIRECTION = re.compile(
    r"[(（\[【][^()（）\[\]【】]{1,300}[)）\]】][.。:：]?$"
    r"|(?:VORS\.?|Vors\.?|Vorsitzender?|Sprecherin|Sprecher) [^.:]{2,40} (?:eröffnet|beendet|schließt) die (?:Regierungs|Bundes)?[Pp]ressekonferenz[^:]{0,200}\.$"
    r"|(?:记者会开始前|会前|会后|现场)[^。]{0,20}(?:播放|展示|放映)[^。]{0,80}。$"
    r"|(?:Ends|ENDS|完)/[^.!?]{3,60}$|NNNN$|完$|[-–—*~][-–—*~ ]{0,5}(?:END|ENDS|Ends|End|FIN|ENDE)[-–—*~ .]{0,6}$"
    r"|(?:END|ENDS|Ends|End|FIN|ENDE|\(END\))\b(?:[\s\u00a0]+(?:OF[\s\u00a0]+)?[^.!?]{0,60})?[.:]?(?:[\s\u00a0]*[AP]\.?M\.?[\s\u00a0]+[A-Z]{2,5})?\.?$"
)
_NUMBER_ONLY = re.compile(
    r"[(（\[【]\s*(?:[\divxlc\s./:：\-–—]{1,16}|photo|file photo|图|圖|资料图片?|[^)）]{0,12}图片?)\s*[)）\]】]\.?$",
    re.I,
)
_UNHEARD = re.compile(r"\[(?:cross-?talk|inaudible)[^\]]*\d\][\s.]*$", re.I)
_RULE = re.compile(r"[\s*＊✱★☆·•_=~\-–—#※◆◇○●]{2,}$|\*$")
_CLOCK = re.compile(
    r"(?:at )?\d{1,2}(?:[:.]\d{2})?[\s\u00a0]*(?:[AP]\.?[\s\u00a0]?M\.?)(?:[\s\u00a0]+\(?[A-Z]{2,5}\)?|[\s\u00a0]+\([^)]{1,30}\)|[\s\u00a0]+Local)?\.?$", re.I
)  # fmt: skip
_STOPS = frozenset(".?!…\"'”’)]-–—")
_NOTE = re.compile(r"\*{1,3}[\s\u00a0]?\S")


_CLOSING = re.compile(r"[(（\[\-–—*~ ]*(?:END|ENDS|Ends|End|FIN|Fin|ENDE|Ende|完)\b")


_CLOSED = re.compile(r"(?:ends?|EENDS?)[.\])]{0,2}$")


def is_closing(text: str, before: str) -> bool:
    """Tells whether the last line of a page is a closing mark that could be a word elsewhere (`ends`).

    `before` is the line before it: a lone `ends.` may as well end a sentence that was wrapped.
    """
    return before[-1:] in _STOPS and _CLOSED.match(text) is not None


def closes(text: str) -> bool:
    """Tells whether a stage direction closes a transcript."""
    return _CLOSING.match(text) is not None


def is_direction(text: str) -> bool:
    """Tells whether a line is a stage direction alone in its block, or the closing mark of a transcript."""
    if len(text) > 300 or _UNHEARD.match(text):
        return False
    return _DIRECTION.match(text) is not None and _NUMBER_ONLY.match(text) is None


def is_rule(text: str) -> bool:
    """Tells whether a line is only a row of asterisks or dashes."""
    return _RULE.match(text) is not None


def is_clock(text: str) -> bool:
    """Tells whether a line only prints a time of day (`4:03 P.M. EST`)."""
    return len(text) < 50 and _CLOCK.match(text) is not None


def is_note(text: str) -> bool:
    """Tells whether a line is an editor's footnote, marked by an asterisk glued to its first word."""
    return _NOTE.match(text) is not None and not is_rule(text)
