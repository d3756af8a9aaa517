"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from attrs import frozen

from onrecord.text.span import Span

_DENSE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff5e\U00020000-\U0003ffff"
_CLOSERS = "\"'”’»›」』〉》）)\\]】〗"
_OPENERS = "\"'“‘«‹「『〈《（(\\[【〖¿¡„‚*_—–-"
_NEWLINES = "\n\r\x0b\x0c\x85\u2028\u2029"

# A stop with everything that repeats it and closes behind it.
_STOP = re.compile(f"[.!?…。！？｡؟۔।]+[{_CLOSERS}]*")
_SPACELESS = re.compile(f"[{_DENSE}]")
_PIECE = re.compile(f"[^{_NEWLINES}]+")
_NEXT = re.compile(f"[ \t\u00a0\u3000]*([{_OPENERS}]*)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GERMAN_DAY = re.compile(
    r"\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b",
)
LOOK_BACK = 24


@frozen
class _Stops:
    """What the data files know about full stops that end nothing."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    either: frozenset[str]
    openers: frozenset[str]


def sentences(text: str) -> list[Span]:
    """Returns the sentences of a text as spans, in order, disjoint, without the white space around them.

    A line end always ends a sentence. Closing quotation marks and brackets belong to the sentence they
    close. Every character that is not white space is in exactly one sentence.
    """
    found: list[Span] = []
    for line in _PIECE.finditer(text):
        start = line.start()
        for end in (*_ends(line[0], line.start()), line.end()):
            trimmed = _trim(text, start, end)
            if trimmed.length:
                found.append(trimmed)
            start = end
    return found


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + left + len(words.strip()))


def _ends(line: str, shift: int) -> Iterator[int]:
    begun = 0
    for stop in _STOP.finditer(line):
        if stop.end() < len(line) and _is_end(line, stop, begun):
            begun = stop.end()
            yield shift + begun


def _is_end(line: str, stop: re.Match[str], begun: int) -> bool:
    mark = stop[0][0]
    if mark in "。！？｡":
        # In `“好。”他说` the stop ends the quoted sentence; a comma behind it shows that the outer one goes on.
        return line[stop.end()] not in "，、,；;：:"
    after = _NEXT.match(line, stop.end())
    at = after.end() if after else stop.end()
    follows = line[at : at + 1]
    if mark == "…" or stop[0].startswith(".."):
        return at > stop.end() and (follows.isupper() or "¿" in line[stop.end() : at] or "¡" in line[stop.end() : at])
    if _SPACELESS.match(line[stop.start() - 1 : stop.start()] + follows):
        return mark != "." or not follows.isalnum() or not follows.isascii()
    return _ends_in_alphabet(line, stop, (at, follows), begun)


def _ends_in_alphabet(line: str, stop: re.Match[str], after: tuple[int, str], begun: int) -> bool:
    at, follows = after
    between = line[stop.end() : at]
    opened = "¿" in between or "¡" in between
    if not between[:1].isspace() and not opened:
        return stop[0][0] in "!?؟" and follows.isupper()
    if follows.islower() and not opened:
        return False
    if follows in set(",;:)"):
        return False
    return stop[0][0] != "." or opened or not _is_abbreviation(line, stop.start(), at, begun)


def _is_abbreviation(line: str, stop: int, at: int, begun: int) -> bool:
    """Tells whether the full stop at `stop` belongs to the word before it, with the next word at `at`."""
    digits = re.search(r"\d+\Z", line[max(stop - LOOK_BACK, begun) : stop])
    if digits:
        # A list number opens its sentence; a German day stands before its month.
        alone = not line[begun:stop].strip(f" \t\u3000{_OPENERS}").strip("0123456789")
        return (alone and len(digits[0]) <= 3) or bool(_GERMAN_DAY.match(line, stop + 1))
    word = _WORD_BEFORE.search(line[max(stop - LOOK_BACK, begun) : stop])
    if word is None:
        return False
    known = _stops()
    # Labels and letterheads are in capitals: `MR. DOE:`.
    if word[0] in known.before_name or (word[0].isupper() and word[0].capitalize() in known.before_name):
        return True
    if word[0] in known.before_number:
        return line[at : at + 1].isdigit()
    initials = all(len(part) == 1 and part.isupper() for part in word[0].split("."))
    if initials or word[0] in known.either:
        following = _WORD_AFTER.match(line, at)
        return following is None or following[0] not in known.openers
    return False


@cache
def _stops() -> _Stops:
    data = resources.files("onrecord.text") / "data"
    rows: dict[str, frozenset[str]] = {}
    for line in (data / "abbreviations.txt").read_text("utf-8").splitlines():
        name, *words = line.split()
        rows[name] = frozenset(words)
    lines = (data / "openers.txt").read_text("utf-8").splitlines()
    openers = frozenset(word for line in lines if not line.startswith("#") for word in line.split())
    return _Stops(rows["before-name"], rows["before-number"], rows["either"], openers)
