"""The pages of dossiers, each the same as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import frozen
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from onrecord.errors import UsageError
from onrecord.web.dossiers import models
from onrecord.web.dossiers.evidence.quote import Quote, Quotes
from onrecord.web.dossiers.shapes import Dossier, Pending, Proposal, State, Step, Words, spoken_in
from onrecord.web.dossiers.told import dossier_of
from onrecord.web.dossiers.views.changed import Change, changes
from onrecord.web.dossiers.views.graph import drawn, tie
from onrecord.web.dossiers.views.matrix import Matrix, matrix
from onrecord.web.dossiers.views.timeline import Moment, moments
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.fields import FieldError

_LISTED: Final = 200


@frozen
class Listed:
    """A dossier in the list, with the numbers of its proposals, positions and quotations."""

    slug: str
    title: Words
    summary: Words
    proposals: int
    positions: int
    quotations: int


@frozen
class Shelf:
    """All dossiers that readers may see."""

    dossiers: tuple[Listed, ...]


@frozen
class ShownProposal:
    """A proposal with its quotations."""

    proposal: Proposal
    quotes: tuple[Quote, ...]


@frozen
class ShownStep:
    """A step with its states, each with its quotations; the last one is how it stands. `tie` is what ties it to its pair."""

    step: Step
    states: tuple[tuple[State, tuple[Quote, ...]], ...]
    tie: str = ""


@frozen
class ShownPending:
    """A question or promise with its quotations."""

    pending: Pending
    quotes: tuple[Quote, ...]


@frozen
class DossierPage:
    """What every page of a dossier may show; a view fills in what is its own."""

    dossier: Dossier
    proposals: tuple[ShownProposal, ...] = ()
    moments: tuple[Moment, ...] = ()
    matrix: Matrix | None = None
    steps: tuple[ShownStep, ...] = ()
    pending: tuple[ShownPending, ...] = ()
    changes: tuple[Change, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    on: dt.date | None = None
    days: tuple[dt.date, ...] = ()

    @property
    def graph(self) -> SafeString:
        """Returns the drawing of the steps."""
        label = gettext("Steps that the parties ask of each other; the table below says the same.")
        return drawn(self.dossier, get_language() or "en", label)

    @property
    def open(self) -> list[ShownPending]:
        """Returns what is still open."""
        return [one for one in self.pending if one.pending.until is None]

    @property
    def met(self) -> list[ShownPending]:
        """Returns what was met."""
        return [one for one in self.pending if one.pending.until is not None]


def shelf(book: Book, request: HttpRequest) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the list of dossiers."""
    rows = models.Dossier.objects.filter(published=True).order_by("-changed", "slug")[:_LISTED]
    return Answer("dossiers/shelf", Shelf(tuple(map(_listed, rows))))


def dossier_page(book: Book, request: HttpRequest, slug: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns a dossier's first page."""
    one, quotes = _found(book, slug)
    shown = tuple(ShownProposal(each, quotes.all(each.evidence)) for each in one.proposals)
    return _answer("dossier", DossierPage(one, proposals=shown, steps=_steps(one, quotes)))


def timeline_page(book: Book, request: HttpRequest, slug: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns what happened when."""
    one, quotes = _found(book, slug)
    return _answer("timeline", DossierPage(one, moments=tuple(moments(one, quotes))))


def matrix_page(book: Book, request: HttpRequest, slug: str) -> Answer:
    """Returns who stands where, over all times or on a day (`?on=2022-01-01`)."""
    one, quotes = _found(book, slug)
    on = day_of(request, "on")
    query = f"on={on}" if on is not None else ""
    return _answer("matrix", DossierPage(one, matrix=matrix(one, quotes, on), on=on, days=tuple(one.days())), query)


def steps_page(book: Book, request: HttpRequest, slug: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the steps that parties ask of each other."""
    one, quotes = _found(book, slug)
    return _answer("steps", DossierPage(one, steps=_steps(one, quotes)))


def open_page(book: Book, request: HttpRequest, slug: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns unanswered questions and promises."""
    one, quotes = _found(book, slug)
    shown = tuple(ShownPending(each, quotes.all(each.evidence)) for each in one.pending)
    return _answer("open", DossierPage(one, pending=shown))


def changed_page(book: Book, request: HttpRequest, slug: str) -> Answer:
    """Returns what changed between two days (`?from=…&to=…`), from the middle of its time to the end where none is said."""
    one, quotes = _found(book, slug)
    days = one.days()
    first, last = day_of(request, "from"), day_of(request, "to")
    query = f"from={first}&to={last}" if first is not None and last is not None else ""
    first = first or (days[len(days) // 2] if days else None)
    last = last or (days[-1] if days else None)
    if first is None or last is None:
        return _answer("changed", DossierPage(one))
    if last < first:
        first, last = last, first
    found = tuple(changes(one, quotes, first, last))
    return _answer("changed", DossierPage(one, changes=found, first=first, last=last, days=tuple(days)), query)


def day_of(request: HttpRequest, name: str) -> dt.date | None:
    """Returns the day in a field of an address, None where none is said; raises FieldError for what is no day."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text[:40])
    except ValueError:
        raise FieldError(name, f"`{text[:40]}` is no day; write 2021-12-14") from None


def found_or_missing(slug: str) -> Dossier:
    """Returns a dossier that readers may see; raises UsageError where there is none."""
    one = dossier_of(slug)
    if one is None:
        raise UsageError(gettext("There is no dossier of this name."))
    return one


def _found(book: Book, slug: str) -> tuple[Dossier, Quotes]:
    return found_or_missing(slug), Quotes(book)


def _answer(name: str, page: DossierPage, query: str = "") -> Answer:
    spoken = get_language() or "en"
    one = page.dossier
    about = About(spoken_in(one.title, spoken)[0], spoken_in(one.summary, spoken)[0][:300], query, kind="article")
    return Answer(f"dossiers/{name}", page, about=about)


def _steps(one: Dossier, quotes: Quotes) -> tuple[ShownStep, ...]:
    made = []
    for each in one.steps:
        pair = one.step(each.pair)
        states = tuple((state, quotes.all(state.evidence)) for state in each.states)
        made.append(ShownStep(each, states, "" if pair is None else tie(each, pair)))
    return tuple(made)


def _listed(row: models.Dossier) -> Listed:
    counts = [
        models.Evidence.objects.filter(**{f"{claim}__{path}": row}).count()
        for claim, path in (("proposal", "dossier"), ("state", "step__dossier"), ("position", "dossier"))
    ]
    counts.append(models.Evidence.objects.filter(pending__dossier=row).count())
    return Listed(row.slug, row.title, row.summary, row.proposals.count(), row.positions.count(), sum(counts))
