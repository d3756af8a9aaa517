"""Every place where the record says a phrase, from the search index, each verified against the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final, Literal

from attrs import field, frozen

from onrecord.errors import UsageError
from onrecord.search import Finder, Row
from onrecord.search.compile import COPY, EDITION
from onrecord.search.dated import dated
from onrecord.search.engine import Made, Order
from onrecord.search.fold import CLOSED, foldable
from onrecord.search.index import briefing_of
from onrecord.search.phrases import phrase, places
from onrecord.search.query_tree import Days
from onrecord.search.tokens import scan
from onrecord.text.span import Span

SaidBy = Literal["office", "askers", "all"]
KINDS: Final[dict[SaidBy, tuple[str, ...]]] = {
    "office": ("answer", "speech"),
    "askers": ("question",),
    "all": ("answer", "speech", "question", "narrative"),
}
"""Whose words are counted: the office's own, those of the people who ask, or all that was written down."""
AROUND: Final = 40
"""How many code points of the statement a use shows on either side."""

_DAY_BITS: Final = 24

_HAN = re.compile(f"[{CLOSED}]+")
_LETTERS = re.compile("[a-z]{2,}")
_TITLES = frozenset("mr mrs ms dr gen sen rep gov".split())
Places = Callable[[str], list[Span]]


@frozen
class Scope:
    """Which statements count. `language` takes `zh` for its scripts too; days include their ends."""

    said_by: SaidBy = "office"
    office: str | None = None
    language: str | None = None
    after: date | None = None
    before: date | None = None


@frozen
class Use:
    """One place where a phrase is said. `span` counts code points of the statement; `asker` is the outlet that had asked."""

    statement: str
    briefing: str
    office: str
    date: date | None
    language: str | None
    kind: str
    speaker: str | None
    asker: str | None
    span: Span
    text: str = field(repr=False)

    @property
    def exact(self) -> str:
        """Returns the words as they stand there."""
        return self.text[self.span.start : self.span.end]

    @property
    def before(self) -> str:
        """Returns the words in front, at most `AROUND` code points."""
        return self.text[max(self.span.start - AROUND, 0) : self.span.start]

    @property
    def after(self) -> str:
        """Returns the words behind, at most `AROUND` code points."""
        return self.text[self.span.end : self.span.end + AROUND]

    def as_dict(self) -> dict[str, Any]:
        """Returns the use as values that JSON knows."""
        return {
            "statement": self.statement,
            "date": None if self.date is None else self.date.isoformat(),
            "office": self.office,
            "language": self.language,
            "kind": self.kind,
            "speaker": self.speaker,
            "asker": self.asker,
            "span": [self.span.start, self.span.end],
            "before": self.before,
            "exact": self.exact,
            "after": self.after,
        }


@frozen(eq=False)
class PhraseUses:
    """A phrase looked up in an index. Dates and counts come from the index alone; uses are read from the statements.

    Copies of a page that the record holds elsewhere are left out, as in a search.
    """

    finder: Finder
    text: str
    scope: Scope = Scope()

    def __attrs_post_init__(self) -> None:
        if not phrase(self.text).pieces:
            named = repr(self.text) if self.text.strip() else "an empty phrase"
            raise UsageError(f"{named} has no letter or digit to look for")

    @cached_property
    def query(self) -> Made:
        """Returns the engine's query."""
        return scoped(self.finder, self.scope, self.finder.index.engine.phrase(phrase(self.text).pieces))

    @cached_property
    def by_month(self) -> Mapping[int, int]:
        """Returns in how many statements of each month the phrase stands, by the month's code, 0 for those without a date."""
        return dict(sorted(self.finder.index.engine.counts(self.query, ["month"])["month"].items()))

    @property
    def statements(self) -> int:
        """Returns in how many statements the phrase stands."""
        return sum(self.by_month.values())

    def days(self) -> list[date | None]:
        """Returns the day of every statement with the phrase, undated ones first, then the oldest; nothing is read for it."""
        return [day_of(score) for month in self.by_month for score, _ in self._hits(month)]

    def briefings(self) -> set[int]:
        """Returns the first numbers (`briefing_key`) of the briefings and other pages with the phrase; nothing is read for it."""
        return {briefing_of(score) for month in self.by_month for score, _ in self._hits(month)}

    def uses(self) -> Iterator[Use]:
        """Yields every use, undated ones first, then the oldest; read month by month, so that the first come at once."""
        for month in self.by_month:
            yield from self._uses(self._hits(month))

    def first(self) -> Use | None:
        """Returns the first dated use; only its month is looked at."""
        return next((use for month in self.by_month if month for use in self._edge(month, "oldest")), None)

    def last(self) -> Use | None:
        """Returns the last use; only its month is looked at."""
        return next((use for month in reversed(self.by_month) for use in self._edge(month, "newest")), None)

    def _edge(self, month: int, order: Order) -> Iterator[Use]:
        """Yields uses of a month from one end, as few statements at a time as are needed."""
        for start in range(self.by_month[month]):
            found = [use for hit in self._hits(month, order, start, 1) for use in self._uses([hit])]
            yield from found if order == "oldest" else reversed(found)

    def _hits(
        self, month: int, order: Order = "oldest", start: int = 0, most: int | None = None
    ) -> Sequence[tuple[float, int]]:
        engine = self.finder.index.engine
        inside = engine.every([self.query, engine.codes("month", [month])])
        return engine.search(inside, limit=most or self.by_month[month], offset=start, order=order).hits

    def _uses(self, hits: Sequence[tuple[float, int]]) -> Iterator[Use]:
        found = finding(self.text)
        texts = self.finder.index.texts
        for _, place in hits:
            row = texts.row(place)
            spans = found(row.text)
            if not spans:
                continue
            asker = row.outlet if row.kind == "question" else asked_by(self.finder, row, place)
            for span in spans:
                yield Use(
                    row.id, row.briefing, row.office, row.date, row.language, row.kind, row.speaker, asker, span, row.text
                )  # fmt: skip


def scoped(finder: Finder, scope: Scope, *parts: Made) -> Made:
    """Returns the query for statements within a scope that match all parts."""
    engine = finder.index.engine
    must = [*parts, _coded(finder, "kind", KINDS[scope.said_by])]
    if scope.office is not None:
        must.append(_coded(finder, "office", (scope.office,)))
    if scope.language is not None:
        listed = finder.index.codes.names("language")
        spoken = [one for one in listed if one == scope.language or one.startswith(f"{scope.language}-")]
        must.append(_coded(finder, "language", spoken))
    if scope.after is not None or scope.before is not None:
        must.append(dated(engine, Days(scope.after, scope.before)))
    return engine.every(must, [engine.key(COPY)])


def _coded(finder: Finder, fact: str, names: Sequence[str]) -> Made:
    codes = finder.index.codes
    known = {*codes.names(fact)}
    return finder.index.engine.codes(fact, [codes.code(fact, name) for name in names if name in known])


def day_of(score: float) -> date | None:
    """Returns the day that the engine's key of dates stands for."""
    number = int(score) >> _DAY_BITS
    return date.fromordinal(number) if number else None


def asked_by(finder: Finder, row: Row, place: int) -> str | None:
    """Returns the outlet that asked in a row's exchange: of the last question in front of it that names one.

    Rows of an edition lie behind each other; where a piece of the file begins inside the exchange the index is asked.
    """
    if not row.exchange:
        return None
    texts = finder.index.texts
    start, at = place >> 8, place & 0xFF
    while at:
        at -= 1
        other = texts.row(start << 8 | at)
        if other.edition != row.edition or other.exchange != row.exchange:
            return None
        if other.kind == "question" and other.outlet:
            return other.outlet
    engine = finder.index.engine
    hits = engine.search(engine.key(EDITION + row.edition), limit=10_000, order="oldest").hits
    asked = [
        other.outlet
        for other in (texts.row(one) for _, one in hits)
        if other.exchange == row.exchange
        and other.position < row.position
        and other.kind == "question"
        and other.outlet
    ]
    return asked[-1] if asked else None


def finding(words: str) -> Places:
    """Returns what finds a phrase in a text as the index does: spans, in order, none over another.

    Cutting a text into tokens costs a millisecond; where nothing in it folds to anything else a pattern says the same.
    """
    wanted = phrase(words)
    pattern = _pattern(words)

    def tokens(text: str) -> list[Span]:
        found = scan(text)
        at = {token.position: token for token in found.tokens}
        return _apart(places(wanted, found, at))

    if pattern is None:
        return tokens

    def quick(text: str) -> list[Span]:
        if foldable().search(text):
            return tokens(text)
        return [Span(*one.span()) for one in pattern.finditer(text)]

    return quick


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for one in spans:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _pattern(words: str) -> re.Pattern[str] | None:
    """Returns the pattern of a phrase all of Chinese characters or of plain English words, None for any other."""
    plain = " ".join(words.split())
    if foldable().search(plain):
        return None
    if _HAN.fullmatch(plain):
        return re.compile("[ \u00a0\u3000]*".join(map(re.escape, plain)))
    parts = plain.casefold().split(" ")
    if all(_LETTERS.fullmatch(one) and one not in _TITLES for one in parts):
        gap = "[^\\w.,;:!?\n。、，；：！？]+"
        return re.compile(rf"(?<![^\W_]){gap.join(parts)}(?![^\W_])", re.IGNORECASE)
    return None
