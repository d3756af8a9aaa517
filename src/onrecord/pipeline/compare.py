"""What changed in the wording of an issue between two windows, of each office and language of a record."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from attrs import frozen

from onrecord.analysis.formulations.issues import Issue
from onrecord.analysis.formulations.shift import (
    Fate,
    Occasion,
    Said,
    Shift,
    Window,
    Wording,
    said_in,
    shift,
    shifted,
    span_parts,
)
from onrecord.errors import UsageError
from onrecord.model.revision import Revision
from onrecord.model.statement import Kind, Statement
from onrecord.pipeline.kept import kept
from onrecord.record.store import Store


@frozen
class Days:
    """A window of days, both included; None where it is open."""

    first: date | None
    last: date | None

    def has(self, day: date) -> bool:
        """Tells whether a day lies in the window."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def to(self, other: Days) -> Days | None:
        """Returns this window and the one that begins on the day after it as one; None where the other begins elsewhere."""
        if self.last is None or other.first is None or other.first - self.last != timedelta(days=1):
            return None
        return Days(self.first, other.last)


@frozen
class Compared:
    """The change of one office in one language; `issue` is None where all exchanges were compared."""

    office: str
    language: str
    issue: str | None
    shift: Shift

    def as_dict(self, *fates: Fate) -> dict[str, Any]:
        """Returns the change as values that JSON knows, all of it or only some fates."""
        wanted = self.shift.of(*(fates or tuple(Fate)))
        return {
            "schema": "onrecord.shift/1",
            "office": self.office,
            "language": self.language,
            "issue": self.issue,
            "before": _window(self.shift.before),
            "after": _window(self.shift.after),
            "wordings": [_wording(one) for one in wanted],
        }


def days_of(text: str) -> Days:
    """Returns the window of `2020..2022-06`; a year or month stands for all its days.

    Raises UsageError for another form and for a window that ends before it begins.
    """
    parts = span_parts(text)
    if parts is None:
        raise UsageError(f"`{text}` is no span of time; write 2020-09..2022-06, 2022-07-01.. or ..2022")
    try:
        made = Days(parts[0] and _first(parts[0]), parts[1] and _last(parts[1]))  # type: ignore[arg-type]  # never ""
    except ValueError:
        raise UsageError(f"`{text}` has a day that no calendar knows") from None
    if _begins(made) > _ends(made):
        raise UsageError(f"`{text}` ends before it begins")
    return made


def refuse_disorder(before: Days, after: Days) -> None:
    """Raises UsageError where the later of two windows begins or ends before the earlier one."""
    if _begins(after) < _begins(before) or _ends(after) < _ends(before):
        raise UsageError("the windows stand the wrong way round: the earlier one comes first")


def _begins(window: Days) -> date:
    return window.first or date.min


def _ends(window: Days) -> date:
    return window.last or date.max


def since(day: date) -> tuple[Days, Days]:
    """Returns the windows before a day and from it on."""
    return Days(None, day - timedelta(days=1)), Days(day, None)


def compare(
    store: Store,
    before: Days,
    after: Days,
    *,
    issue: Issue | None = None,
    office: str | None = None,
    language: str | None = None,
) -> list[Compared]:
    """Returns what changed from one window to another for each office and language with occasions in both.

    Raises UsageError where the windows stand the wrong way round.
    """
    refuse_disorder(before, after)
    question = ("compare", before, after, issue, office, language)
    return kept(store, question, list[Compared], lambda: _compared(store, (before, after), issue, office, language))


def _compared(
    store: Store, spans: tuple[Days, Days], issue: Issue | None, office: str | None, language: str | None
) -> list[Compared]:
    before, after = spans
    between = spans[0].to(spans[1])
    made = []
    for one in _wordings(store, between, issue, office, language) if between else ():
        split = bisect_left(one.occasions, after.first or date.min, key=lambda some: some.day)
        found = shifted(one.occasions[:split], one.occasions[split:], one.said)
        made.append((one.office, one.language, found))
    if between is None:
        groups: dict[tuple[str, str], tuple[list[Occasion], list[Occasion]]] = defaultdict(lambda: ([], []))
        for at, spoken, some in occasions(store, issue=issue, office=office, language=language):
            for window, held in zip((before, after), groups[at, spoken], strict=True):
                if window.has(some.day):
                    held.append(some)
        made = [(at, spoken, shift(*windows, spoken)) for (at, spoken), windows in sorted(groups.items())]
    name = None if issue is None else issue.id
    return [Compared(at, spoken, name, found) for at, spoken, found in made if found is not None]


@frozen
class _Worded:
    """The occasions of an office in a language, in the order of their days, and what is said on them."""

    office: str
    language: str
    occasions: tuple[Occasion, ...]
    said: tuple[Said, ...]


def _wordings(store: Store, days: Days, issue: Issue | None, office: str | None, language: str | None) -> list[_Worded]:
    """Returns what is said within some days: the same for all comparisons that only part these days elsewhere."""

    def made(at: str) -> list[_Worded]:
        groups: dict[str, list[Occasion]] = defaultdict(list)
        for _, spoken, one in occasions(store, issue=issue, office=at, language=language):
            if days.has(one.day):
                groups[spoken].append(one)
        return [_Worded(at, spoken, tuple(some), said_in(some, spoken)) for spoken, some in sorted(groups.items())]

    # Office by office, so that who asks for one and who asks for all are told from the same.
    offices = sorted({one.office for one in store.briefings()}) if office is None else [office]
    return [
        one
        for at in offices
        for one in kept(store, ("wordings", days, issue, at, language), list[_Worded], partial(made, at))
    ]


def occasions(
    store: Store, *, issue: Issue | None, office: str | None = None, language: str | None = None
) -> Iterator[tuple[str, str, Occasion]]:
    """Yields office, language and occasion of every exchange on an issue: one whose question names it.

    Copies of a page that the record holds elsewhere are left out. An announcement stands for itself.
    """
    for edition in store.all_editions():
        spoken = edition.language.partition("-")[0]
        if not edition.primary or (language is not None and spoken != language):
            continue
        at = edition.briefing.partition("/")[0]
        if office is not None and at != office:
            continue
        revision = store.revision(edition.id)
        if revision.briefing.date is not None and revision.is_briefing:
            for one in _of_revision(revision, revision.briefing.date, issue, spoken):
                yield at, spoken, one


def _of_revision(revision: Revision, day: date, issue: Issue | None, language: str) -> Iterator[Occasion]:
    presider = revision.briefing.presider
    for number, parts in revision.exchanges().items():
        asked, said = _words(parts, {Kind.QUESTION}), _words(parts, {Kind.ANSWER, Kind.SPEECH})
        if said and (issue is None or issue.about(asked or said, language)):
            yield Occasion(revision.exchange_ref(number), day, presider, said)
    for one in revision.statements:
        if one.kind is Kind.SPEECH and not one.exchange and (issue is None or issue.about(one.text, language)):
            yield Occasion(revision.ref(one), day, presider, one.text)


def _words(parts: Iterable[Statement], kinds: set[Kind]) -> str:
    return "\n".join(one.text for one in parts if one.kind in kinds)


def _first(text: str) -> date:
    year, *rest = map(int, text.split("-"))
    return date(year, *[*rest, 1, 1][:2])


def _last(text: str) -> date:
    year, *rest = map(int, text.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])


def _window(one: Window) -> dict[str, Any]:
    return {
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "occasions": one.occasions,
        "days": one.days,
        "presiders": dict(one.presiders),
    }


def _wording(one: Wording) -> dict[str, Any]:
    return {
        "text": one.text,
        "fate": one.fate.value,
        "before": one.before,
        "before_of": one.before_of,
        "after": one.after,
        "after_of": one.after_of,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "event": one.event,
        "quiet": one.quiet,
        "became": one.became,
        "example": one.example,
        "quotation": one.quotation,
    }
