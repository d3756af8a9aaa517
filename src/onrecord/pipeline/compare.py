"""What changed in the wording of an issue between two windows, of each office and language of a record."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from onrecord.analysis.formulations.issues import Issue
from onrecord.analysis.formulations.shift import Fate, Occasion, Shift, Window, Wording, shift, span_parts
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
    groups: dict[tuple[str, str], tuple[list[Occasion], list[Occasion]]] = defaultdict(lambda: ([], []))
    for at, spoken, one in occasions(store, issue=issue, office=office, language=language):
        for window, held in zip(spans, groups[at, spoken], strict=True):
            if window.has(one.day):
                held.append(one)
    made = []
    for (at, spoken), windows in sorted(groups.items()):
        found = shift(*windows, spoken)
        if found is not None:
            made.append(Compared(at, spoken, None if issue is None else issue.id, found))
    return made


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
