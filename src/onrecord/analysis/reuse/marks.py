"""Which of the words on one side of a change are numbers, dates, names, negations or modal verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.lexicon import RUNNING, Lexicon, running
from onrecord.analysis.reuse.pieces import Pieces, is_word

_ENDS = frozenset('.!?:;。！？：；…•"“')
_MONEY = frozenset("$€£¥%‰°")
_CONTEXT = 5
_NEAR = 2
"""A number at most this many pieces from a month belongs to the date."""


@frozen
class Side:
    """Pieces `low` to `high` of one text."""

    pieces: Pieces
    low: int
    high: int

    @property
    def places(self) -> range:
        """Returns the places of the pieces."""
        return range(self.low, self.high)

    @property
    def keys(self) -> tuple[str, ...]:
        """Returns the folded pieces."""
        return self.pieces.keys[self.low : self.high]

    @property
    def words(self) -> list[str]:
        """Returns the folded words, signs left out."""
        return [key for key in self.keys if is_word(key)]

    @property
    def text(self) -> str:
        """Returns the words as printed, from the first to the last piece."""
        return self.pieces.cover(self.low, self.high).cut(self.pieces.text)


Marks = Counter[tuple[EditKind, str]]
"""How often each telling word occurs."""


def marks(side: Side, words: Lexicon) -> Marks:
    """Returns the telling words of one side, each with what it tells."""
    found = _running(side, words.code) if words.code in RUNNING else _spaced(side, words)
    return Counter(found)


def _running(side: Side, code: str) -> Iterator[tuple[EditKind, str]]:
    """Yields the words of running text that the change touches; they may begin before it and end behind it."""
    here, text = side.pieces.cover(side.low, side.high), side.pieces.text
    start, end = max(here.start - _CONTEXT, 0), here.end + _CONTEXT
    table = running(code)
    for match in table.pattern.finditer(text, start, min(end, len(text))):
        kind = table.kind(match)
        if kind is not None and match.start() < here.end and here.start < match.end():
            yield kind, match.group()


def _spaced(side: Side, words: Lexicon) -> Iterator[tuple[EditKind, str]]:
    for at in range(side.low, side.high):
        kind = _kind(side.pieces, at, words)
        if kind is not None:
            yield kind, words.same.get(side.pieces.keys[at], side.pieces.keys[at])


def _kind(text: Pieces, at: int, words: Lexicon) -> EditKind | None:
    key, surface = text.keys[at], text.surface(at)
    if key in words.negations or key.endswith("n't"):
        return EditKind.NEGATION
    if _is_month(text, at, words) or key in words.days - words.doubtful_months:
        return EditKind.DATE
    if key[0].isdigit():
        return EditKind.DATE if _dated(text, at, words) else EditKind.NUMBER
    # "one" is as often a pronoun as a number.
    if (key in words.numbers and words.numbers[key] != 1) or key in words.units or key in _MONEY:
        return EditKind.NUMBER
    if key in words.modals:
        return EditKind.MODALITY
    return EditKind.NAME if _is_name(text, at, surface, words) else None


def _is_month(text: Pieces, at: int, words: Lexicon) -> bool:
    key = text.keys[at]
    if key in words.doubtful_months:
        before = text.keys[at - 1] if at else ""
        near = any(one[0].isdigit() for one in text.keys[max(at - _NEAR, 0) : at + _NEAR + 1])
        return text.surface(at)[0].isupper() and (near or before in words.before_dates)
    return key in words.months


def _dated(text: Pieces, at: int, words: Lexicon) -> bool:
    """Tells whether a number is a day beside a month, or a year."""
    key = text.keys[at]
    around = range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(text.keys)))
    if any(_is_month(text, other, words) for other in around if other != at):
        return True
    behind = text.keys[at + 1] if at + 1 < len(text.keys) else ""
    money = at > 0 and text.keys[at - 1] in _MONEY
    year = len(key) == 4 and key.isdigit() and 1900 <= int(key) <= 2100
    return year and not money and behind not in words.units and behind not in _MONEY


def _is_name(text: Pieces, at: int, surface: str, words: Lexicon) -> bool:
    """Tells whether a capital letter makes a name: not at the beginning of a sentence, not in a line of capitals."""
    key = text.keys[at]
    if not words.capitals_are_names or not surface[0].isupper() or key in words.function or len(key) < 2:
        return False
    upper = surface.isupper() and len(surface) > 1
    neighbors = [text.surface(other) for other in (at - 1, at + 1) if 0 <= other < len(text.keys)]
    if upper and any(one.isupper() and len(one) > 1 for one in neighbors):
        return False
    return upper or not _begins(text, at, words) or _goes_on(text, at, words)


def _begins(text: Pieces, at: int, words: Lexicon) -> bool:
    if at == 0 or text.keys[at - 1] in _ENDS:
        return not (at > 1 and text.keys[at - 1] == "." and text.keys[at - 2] in words.titles)
    return "\n" in text.text[text.spans[at - 1].end : text.spans[at].start]


def _goes_on(text: Pieces, at: int, words: Lexicon) -> bool:
    """Tells whether the next word begins with a capital too, as a name's second word does."""
    behind = text.keys[at + 1] if at + 1 < len(text.keys) else ""
    return behind[:1].isalpha() and behind not in words.function and text.surface(at + 1)[0].isupper()
