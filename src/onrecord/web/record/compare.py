"""The wording of an issue in two windows of time: kept, changed, dropped, new; and what is no longer said since a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from attrs import evolve, frozen
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_noop

from onrecord.analysis.formulations.issues import Issue, issue_of, issues
from onrecord.analysis.formulations.shift import Fate, Shift, Window, Wording
from onrecord.errors import UsageError
from onrecord.pipeline.compare import Compared, Days, since
from onrecord.pipeline.compare import compare as compared
from onrecord.search.days import period
from onrecord.web.record import links
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.fields import FieldError, days, windows

MOST: Final = 1_200
"""So many briefings are read for one comparison; for more a shorter window has to be asked for."""
_SHOWN: Final = 15
_DAY: Final = timedelta(days=1)
_SECTIONS: Final = (
    (gettext_noop("No longer said, or much less"), (Fate.DROPPED, Fate.FELL)),
    (gettext_noop("Said in other words"), (Fate.CHANGED,)),
    (gettext_noop("New, or much more"), (Fate.NEW, Fate.ROSE)),
    (gettext_noop("Kept"), (Fate.KEPT,)),
)


@frozen
class Section:
    """Wordings with one fate, at most `_SHOWN` of `total`."""

    title: str
    fates: tuple[Fate, ...]
    total: int
    wordings: tuple[Wording, ...]

    @property
    def heading(self) -> str:
        """Returns the title in the reader's language."""
        return gettext(self.title)


@frozen
class Comparison:
    """One office's wording in one language: the two windows with what was counted, and what became of each wording."""

    office: str
    language: str
    before: Window
    after: Window
    sections: tuple[Section, ...]


@frozen
class ComparePage:
    """Two windows of an office's wording; `since` is the day of the page of what is no longer said, None elsewhere.

    `briefings` counts those that were read for it. `error` says what cannot be answered, `wrong` names its field.
    """

    asked: Mapping[str, str]
    offices: tuple[str, ...]
    issues: tuple[Issue, ...]
    example: Mapping[str, str]
    dropped: bool
    error: str | None = None
    wrong: str | None = None
    found: tuple[Comparison, ...] = ()
    briefings: int = 0
    answered: bool = False


def compare_page(book: Book, request: HttpRequest) -> Answer:
    """Returns what changed from `?before=2020..2021` to `?after=2022..`, of an office and an issue."""
    return _page(book, request, ("before", "after"))


def dropped_page(book: Book, request: HttpRequest) -> Answer:
    """Returns what was said before `?since=2022-07-01` and no longer, or much less, from that day on."""
    return _page(book, request, ("since",))


def _read(book: Book, windows: Sequence[Days], office: str) -> int:
    """Returns how many briefings an office has within the windows; raises UsageError where they are too many to read."""
    rows = book.store.briefings(office=office)
    held = [one for one in rows if one.date is not None and any(window.has(one.date) for window in windows)]
    if len(held) > MOST:
        raise UsageError(
            f"{len(held):,} briefings lie in these windows, and at most {MOST:,} are read for a page; shorten them"
        )
    return len(held)


def _page(book: Book, request: HttpRequest, names: tuple[str, ...]) -> Answer:
    fields = (*names, "issue", "office", "lang")
    asked = {name: text for name in fields if (text := request.GET.get(name, "").strip())}
    offices = tuple(one.office for one in book.coverage())
    known = tuple(issues(book.store.layout.root).values())
    dropped = names == ("since",)
    office = asked.get("office") or _usual(book)
    blank = ComparePage({"office": office, **asked}, offices, known, _example(book, office), dropped)
    if not all(name in asked for name in names):
        return Answer("compare", blank)
    try:
        windows = _windows(asked)
        if office not in offices:
            raise FieldError("office", f"the record holds nothing of a press office `{office[:60]}`")
        issue = issue_of(asked["issue"][:60], book.store.layout.root) if "issue" in asked else None
        key = ("compare", windows, office, asked.get("issue"), asked.get("lang"))
        briefings = _read(book, windows, office)
        found = book.recall(key, lambda: _compared(book, windows, issue, office, asked.get("lang")))
    except UsageError as fault:
        wrong = fault.field if isinstance(fault, FieldError) else None
        return Answer("compare", evolve(blank, error=str(fault), wrong=wrong), status=400)
    wanted = _SECTIONS[:3] if dropped else _SECTIONS
    page = ComparePage(
        asked={**asked, "office": office},
        offices=offices,
        issues=known,
        example=blank.example,
        dropped=dropped,
        found=tuple(_comparison(one, wanted) for one in found),
        briefings=briefings,
        answered=True,
    )
    query = links.search(**asked).partition("?")[2]
    return Answer("compare", page, about=About(query=query))


def _compared(
    book: Book, windows: tuple[Days, Days], issue: Issue | None, office: str, language: str | None
) -> list[Compared]:
    return compared(book.store, *windows, issue=issue, office=office, language=language)


def _windows(asked: Mapping[str, str]) -> tuple[Days, Days]:
    since_when = days(asked, "since")
    return since(since_when[0]) if since_when else windows(asked, ("before", "after"))


def _comparison(one: Compared, wanted: Sequence[tuple[str, tuple[Fate, ...]]]) -> Comparison:
    found: Shift = one.shift
    sections = []
    for title, fates in wanted:
        held = found.of(*fates)
        if held:
            sections.append(Section(title, fates, len(held), tuple(held[:_SHOWN])))
    return Comparison(one.office, one.language, found.before, found.after, tuple(sections))


def _usual(book: Book) -> str:
    """Returns the press office that is compared where none is named: of those held on several days the one with most words."""
    several = [one for one in book.coverage() if one.first != one.last] or book.coverage()
    return max(several, key=lambda one: one.statements).office if several else ""


_NONE: Final = {"before": "", "after": "", "since": ""}


def _example(book: Book, office: str) -> dict[str, str]:
    """Returns two windows that halve the time of which an office's briefings are held: by years, months or days.

    Empty where no more than one day is held.
    """
    held = next((one for one in book.coverage() if one.office == office), None)
    if held is None or held.first is None or held.last is None or held.first == held.last:
        return _NONE
    middle = date.fromordinal((held.first.toordinal() + held.last.toordinal() + 1) // 2)
    for size in (4, 7, 10):
        first, last = held.first.isoformat()[:size], held.last.isoformat()[:size]
        if first < last:
            start = max(middle, period(first, 1)[1] + _DAY).isoformat()[:size]
            until = (period(start, 1)[0] - _DAY).isoformat()[:size]
            return {"before": f"{first}..{until}", "after": f"{start}..{last}", "since": start}
    return _NONE
