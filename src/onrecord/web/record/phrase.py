"""The history of a phrase: when it was first and last said, how often against all that was said, and every use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from attrs import frozen
from django.http import HttpRequest
from django.utils.translation import gettext

from onrecord.errors import UsageError
from onrecord.pipeline.history import Asked, Form, History, history
from onrecord.pipeline.other_language import Counterpart
from onrecord.pipeline.periods import By, Held, held_of, statements_by_month
from onrecord.pipeline.phrase_uses import PhraseUses, SaidBy, Scope, Use
from onrecord.pipeline.variant_uses import UsedVariant
from onrecord.search.codes import month_name
from onrecord.web.record import links, words
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.chart import Chart, chart
from onrecord.web.record.fields import FieldError, window
from onrecord.web.record.paging import Paging, paging
from onrecord.web.record.quote import link_to

MOST: Final = 3_000
"""A phrase in more statements than this is counted and not read."""
LONGEST: Final = 200
_SHOWN: Final = 25
_AROUND: Final = 70
_FIELDS: Final = ("q", "office", "lang", "said", "from", "to", "by", "order")


@frozen
class ShownUse:
    """A use with its words; `link` names exactly these words."""

    statement: str
    link: str
    date: str | None
    office: str
    kind: str
    language: str | None
    speaker: str | None
    asker: str | None
    before: str
    exact: str
    after: str

    @property
    def path(self) -> str:
        """Returns the path and query of these words."""
        return f"/{self.statement}?q={self.link}"


@frozen
class ShownVariant:
    """A variant: its words as parts with what became of each, in how many statements, first and last day."""

    text: str
    parts: tuple[tuple[str, str, str], ...]
    statements: int
    first: str | None
    last: str | None
    example: str


@frozen
class PhrasePage:
    """A phrase and its history. `common` says that it is in too many statements to read each: then it is only counted."""

    asked: Mapping[str, str]
    error: str | None = None
    wrong: str | None = None
    said_in: int = 0
    uses: int = 0
    days: int = 0
    common: bool = False
    first: ShownUse | None = None
    last: ShownUse | None = None
    chart: Chart | None = None
    held: Held | None = None
    asked_by: Asked | None = None
    asked_first: ShownUse | None = None
    forms: tuple[Form, ...] = ()
    variants: tuple[ShownVariant, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    found: tuple[ShownUse, ...] = ()
    paging: Paging | None = None
    offices: tuple[str, ...] = ()

    @property
    def search(self) -> str:
        """Returns the search for the same words."""
        return links.search(
            q=f'"{self.asked.get("q", "")}"', office=self.asked.get("office"), lang=self.asked.get("lang")
        )


def phrase_page(book: Book, request: HttpRequest) -> Answer:
    """Returns the history of a phrase (`?q=`); without one the form to ask for it."""
    asked = {name: text for name in _FIELDS if (text := request.GET.get(name, "").strip())}
    if "q" not in asked and (text := request.GET.get("phrase", "").strip()):
        # So the API and alerts call it.
        asked = {"q": text, **asked}
    offices = tuple(one.office for one in book.coverage())
    if "q" not in asked:
        return Answer("phrase", PhrasePage(asked, offices=offices))
    try:
        return _answered(book, request, asked, offices)
    except UsageError as fault:
        wrong = fault.field if isinstance(fault, FieldError) else None
        return Answer("phrase", PhrasePage(asked, error=str(fault), wrong=wrong, offices=offices), status=400)


def scope_of(asked: Mapping[str, str]) -> Scope:
    """Returns which statements are meant; raises UsageError for a day or a value that there is not."""
    said = asked.get("said", "office")
    if said not in get_args(SaidBy):
        raise UsageError(f"`said` is office, askers or all, not `{said[:40]}`")
    first, last = window(asked)
    return Scope(said, asked.get("office"), asked.get("lang"), first, last)  # type: ignore[arg-type]  # looked up above


def _answered(book: Book, request: HttpRequest, asked: Mapping[str, str], offices: tuple[str, ...]) -> Answer:
    text = " ".join(asked["q"].split())
    if len(text) > LONGEST:
        raise UsageError(f"a phrase has at most {LONGEST} characters, this has {len(text)}")
    scope, by = scope_of(asked), asked.get("by", "month")
    if by not in get_args(By):
        raise UsageError(f"`by` is month or year, not `{by[:40]}`")
    uses = PhraseUses(book.finder, text, scope)
    engine = book.finder.index.engine
    months = {month_name(code): count for code, count in engine.counts(uses.query, ["month"])["month"].items()}
    total = sum(months.values())
    shown: dict[str, Any] = {"asked": asked, "said_in": total, "offices": offices}
    held = statements_by_month(book.finder, scope)
    shown["chart"] = chart(_by(months, by), _by(held, by)) if total else None
    if total > MOST:
        found = PhrasePage(common=True, held=held_of(book.store, book.finder, scope), **shown)
    else:
        key = ("history", text, scope)
        told = book.recall(key, lambda: history(book.store, book.finder, text, scope=scope))
        found = _page(told, request, newest=asked.get("order") != "oldest", shown=shown)
    return Answer("phrase", found, about=_about(text, asked, found))


def _page(told: History, request: HttpRequest, *, newest: bool, shown: Mapping[str, Any]) -> PhrasePage:
    pages = paging(request, len(told.uses), _SHOWN)
    ordered = told.uses[::-1] if newest else told.uses
    return PhrasePage(
        uses=len(told.uses),
        days=told.days,
        first=shown_use(told.first),
        last=shown_use(told.last),
        held=told.coverage,
        asked_first=shown_use(told.asked.first),
        asked_by=None if told.asked.first is None else Asked(told.asked.uses, None, None),
        forms=told.forms[:6],
        variants=tuple(map(_variant, told.variants)),
        counterparts=told.counterparts,
        found=tuple(one for use in ordered[pages.offset : pages.offset + _SHOWN] if (one := shown_use(use))),
        paging=pages,
        **shown,
    )


def shown_use(use: Use | None) -> ShownUse | None:
    """Returns a use as a page shows it, None for none."""
    if use is None:
        return None
    around = _around(use)
    return ShownUse(
        statement=use.statement,
        link=link_to(use.text, use.span),
        date=None if use.date is None else use.date.isoformat(),
        office=use.office,
        kind=use.kind,
        language=use.language,
        speaker=use.speaker,
        asker=use.asker,
        before=around[0],
        exact=use.exact,
        after=around[1],
    )


def _around(use: Use) -> tuple[str, str]:
    """Returns the words in front and behind, cut between words where the script has blanks between them."""
    start, end = max(use.span.start - _AROUND, 0), min(use.span.end + _AROUND, len(use.text))
    before, after = use.text[start : use.span.start], use.text[use.span.end : end]
    if start and " " in before[: _AROUND // 2]:
        before = before.partition(" ")[2]
    if end < len(use.text) and " " in after[-_AROUND // 2 :]:
        after = after.rpartition(" ")[0]
    return before, after


def _variant(one: UsedVariant) -> ShownVariant:
    parts = tuple((part.change.value, part.old, part.new) for part in one.parts)
    first, last = (None if day is None else day.isoformat() for day in (one.first, one.last))
    return ShownVariant(one.text, parts, one.statements, first, last, one.example)


def _by(months: Mapping[str, int], by: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, count in months.items():
        key = name if by == "month" else name[:4]
        found[key] = found.get(key, 0) + count
    return found


def _about(text: str, asked: Mapping[str, str], found: PhrasePage) -> About:
    query = links.search(**{name: value for name, value in asked.items() if name != "order"}).partition("?")[2]
    told = gettext("“%(phrase)s” in the record: %(n)s statements.") % {"phrase": text, "n": words.number(found.said_in)}
    data: dict[str, Any] = {"@type": "Claim", "text": text}
    if found.first is not None and found.last is not None:
        told += " " + gettext("First %(first)s, last %(last)s.") % {
            "first": words.day(found.first.date),
            "last": words.day(found.last.date),
        }
        data["firstAppearance"] = _appearance(found.first)
        data["appearance"] = _appearance(found.last)
    return About(f"“{text}”", told, query, feed=f"/phrase?{query}", data=data)


def _appearance(use: ShownUse) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "text": f"{use.before}{use.exact}{use.after}",
        "datePublished": use.date,
        "spokenByCharacter": {"@type": "Person", "name": use.speaker} if use.speaker else None,
        "inLanguage": use.language,
    }
