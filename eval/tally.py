"""Compares one reading of a page with its gold; the results of many pages add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import attrs
from gold import Statement

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_ANONYMOUS = re.compile(
    r"(?:q|question|journalist|reporter|interlocutor|pregunta|interlocutora?|問|问|记者|記者)[\s.:：]*", re.IGNORECASE
)


@attrs.frozen
class Reading:
    """What some reader makes of a page, in the words of the gold; `basis` says what a date rests on."""

    statements: tuple[Statement, ...] = ()
    is_briefing: bool = False
    nature: str = "other"
    date: str | None = None
    basis: str | None = None
    presider: str | None = None


@attrs.frozen
class Tally:
    """Counts over pages; the properties are shares of them."""

    pages: int = 0
    gold: int = 0
    got: int = 0
    words_right: int = 0
    kind_right: int = 0
    exchanges: int = 0
    exchanges_right: int = 0
    anonymous: int = 0
    follow_right: int = 0
    words: int = 0
    lost: int = 0
    swallowed: int = 0
    dates_right: int = 0
    briefings_right: int = 0
    presiders_right: int = 0
    natures_right: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Returns the counts of both."""
        fields = attrs.fields_dict(Tally)
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in fields})

    def shares(self) -> dict[str, float]:
        """Returns the figures that are reported and floored; a share of nothing is 1."""
        return {
            "words_precision": _share(self.words_right, self.got),
            "words_recall": _share(self.words_right, self.gold),
            "words_f1": _share(2 * self.words_right, self.gold + self.got),
            "kind_f1": _share(2 * self.kind_right, self.gold + self.got),
            "exchanges": _share(self.exchanges_right, self.exchanges),
            "follow_up": _share(self.follow_right, self.anonymous),
            "lost": 1000 * self.lost / max(self.words, 1),
            "swallowed": 1000 * self.swallowed / max(self.words, 1),
            "date": _share(self.dates_right, self.pages),
            "is_briefing": _share(self.briefings_right, self.pages),
            "presider": _share(self.presiders_right, self.pages),
            "nature": _share(self.natures_right, self.pages),
        }


def folded(words: str) -> str:
    """Returns words with every run of white space as one space."""
    return " ".join(words.split())


def tokens(statements: Sequence[Statement]) -> Counter[str]:
    """Returns the words of statements as a multiset; a Chinese character is a word."""
    return Counter(token for one in statements for token in _TOKEN.findall(one.words))


def tally(gold: Reading, got: Reading, *, dates: frozenset[tuple[str | None, str | None]] = frozenset()) -> Tally:
    """Returns the counts of one page. `dates` are further (date, basis) pairs that are right beside the gold's date."""
    words, found = tokens(gold.statements), tokens(got.statements)
    ours, theirs = exchange_sets(got.statements), exchange_sets(gold.statements)
    anonymous, follow = _follow_ups(gold.statements, got.statements)
    return Tally(
        pages=1,
        gold=len(gold.statements),
        got=len(got.statements),
        words_right=_common(*([folded(one.words) for one in side.statements] for side in (gold, got))),
        kind_right=_common(*([one.kind + folded(one.words) for one in side.statements] for side in (gold, got))),
        exchanges=len(theirs),
        exchanges_right=_common(ours, theirs),
        anonymous=anonymous,
        follow_right=follow,
        words=words.total(),
        lost=(words - found).total(),
        swallowed=(found - words).total(),
        dates_right=date_right(gold, got, dates),
        briefings_right=gold.is_briefing == got.is_briefing,
        presiders_right=same_name(gold.presider, got.presider),
        natures_right=gold.nature == got.nature,
    )


def exchange_sets(statements: Sequence[Statement]) -> list[str]:
    """Returns each exchange as one comparable string: its questions and answers, words and kinds, in page order."""
    inside = [one for one in statements if one.exchange and one.kind in {"question", "answer"}]
    by_number = groupby(sorted(inside, key=lambda one: one.exchange), key=lambda one: one.exchange)
    return ["\0".join(sorted(f"{one.kind}\1{folded(one.words)}" for one in group)) for _, group in by_number]


def date_right(gold: Reading, got: Reading, further: frozenset[tuple[str | None, str | None]] = frozenset()) -> bool:
    """Tells whether the day is the gold's or one of the further right ones."""
    return got.date == gold.date or (got.date, got.basis) in further


def same_name(gold: str | None, got: str | None) -> bool:
    """Tells whether two names are one up to case and spaces, or the gold is the surname of the other."""
    if gold is None or got is None:
        return gold is got
    want, have = folded(gold).casefold(), folded(got).casefold()
    return (
        want == have
        or (" " not in want and have.split()[-1:] == [want])
        or want.replace(" ", "") == have.replace(" ", "")
    )


def _follow_ups(gold: Sequence[Statement], got: Sequence[Statement]) -> tuple[int, int]:
    """Returns how many anonymous questions were found with right words, and how many of these follow up as they should."""
    ours: dict[str, list[bool]] = {}
    for one in got:
        if one.kind == "question":
            ours.setdefault(folded(one.words), []).append(one.follow_up)
    seen = right = 0
    for one in gold:
        flags = ours.get(folded(one.words)) if one.kind == "question" else None
        followed = flags.pop(0) if flags else None
        if followed is not None and _ANONYMOUS.fullmatch(one.label):
            seen += 1
            right += followed == one.follow_up
    return seen, right


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    return (Counter(left) & Counter(right)).total()


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
