"""What can be followed, as data: read from an address or a form, checked against the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import evolve, field, frozen
from django.utils.translation import gettext

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.search.phrases import phrase
from onrecord.search.query_tree import Every, Node, Query, Quoted, Some
from onrecord.web.record import links
from onrecord.web.record.book import Book
from onrecord.web.record.people import meant
from onrecord.web.record.phrase import LONGEST, scope_of
from onrecord.web.record.search import query_of

Kind = Literal["search", "phrase", "terms", "speaker", "outlet", "page", "follow-ups"]
KINDS: Final[tuple[Kind, ...]] = ("search", "phrase", "terms", "speaker", "outlet", "page", "follow-ups")
EVENTS: Final = ("first", "return", "absence", "every")
"""When a phrase is news: said for the first time, again after an absence, no longer, each time."""
_FILTERS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "search": ("office", "speaker", "outlet", "kind", "lang", "from", "to"),
    "phrase": ("office", "lang", "said", "days", *EVENTS),
    "terms": ("name", "office", "lang"),
    "speaker": (),
    "outlet": (),
    "page": (),
    "follow-ups": (),
}
_LONGEST: Final = 2_000
MOST_TERMS: Final = 30
DAYS: Final = 90
"""Days without a phrase that are an absence where nothing else is said, and over which the volume is counted."""


@frozen
class Wish:
    """What a reader follows: `what` is the search, phrase, name, key, or the terms, one a line; `fields` narrow it down."""

    kind: Kind
    what: str
    fields: Mapping[str, str] = field(factory=dict)

    @property
    def kept(self) -> dict[str, str]:
        """Returns the wish as it is kept, without its kind."""
        return {"what": self.what, **self.fields}

    @property
    def days(self) -> int:
        """Returns how many days without a phrase are an absence."""
        return int(self.fields.get("days", DAYS))

    @property
    def events(self) -> tuple[str, ...]:
        """Returns when a phrase is news."""
        return tuple(one for one in EVENTS if self.fields.get(one))

    @property
    def terms(self) -> tuple[str, ...]:
        """Returns the terms of an issue."""
        lines = (" ".join(line.split()) for line in self.what.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    @property
    def path(self) -> str:
        """Returns the path and query of the page that shows it."""
        match self.kind:
            case "search":
                return links.search(q=self.what, **_only(self.fields, "office speaker outlet kind lang from to"))
            case "terms":
                asked = " OR ".join(f'"{one}"' for one in self.terms)
                return links.search(q=asked, **_only(self.fields, "office lang"))
            case "phrase":
                return links.phrase(self.what, **_only(self.fields, "office lang said"))
            case "speaker":
                return links.person(self.what)
            case "outlet":
                return links.outlet(self.what)
            case "page":
                return f"/{self.what}"
            case "follow-ups":
                return "/follow-ups" + (f"?office={self.what}" if self.what else "")


def wish_of(data: Mapping[str, str]) -> Wish | None:
    """Returns what an address or a form asks for, None where it names nothing; raises UsageError for too much."""
    kind = next((one for one in KINDS if one in data), None)
    if kind is None:
        return None
    what = data[kind].strip() if kind == "terms" else " ".join(data[kind].split())
    asked = {name: text for name in _FILTERS[kind] if (text := " ".join(data.get(name, "").split()))}
    if kind == "phrase" and not any(one in asked for one in EVENTS):
        asked |= dict.fromkeys(("first", "return", "absence"), "1")
    wish = Wish(kind, what.strip("/") if kind == "page" else what, asked)
    if len(what) + sum(map(len, asked.values())) > _LONGEST:
        raise UsageError(gettext("That is too long."))
    return wish


def kept_wish(kind: str, kept: Mapping[str, str]) -> Wish:
    """Returns a wish as it was kept."""
    known = next(one for one in KINDS if one == kind)
    return Wish(known, kept["what"], {name: text for name, text in kept.items() if name != "what"})


def checked(book: Book, wish: Wish) -> Wish:
    """Returns a wish that can be followed; raises UsageError saying what is wrong with it."""
    match wish.kind:
        case "search" | "terms":
            query(book, wish)
        case "phrase":
            _check_phrase(wish)
        case "speaker" | "outlet":
            if not wish.what:
                raise UsageError(gettext("Say whom."))
            return evolve(wish, what=book.finder.names.listed(wish.kind, wish.what))
        case "page":
            return evolve(wish, what=_held(book, wish.what))
        case "follow-ups":
            if wish.what and all(one.office != wish.what for one in book.coverage()):
                raise UsageError(gettext("The record holds nothing of this press office."))
    return wish


def query(book: Book, wish: Wish) -> Query:
    """Returns the query of a search, an issue, a speaker or an outlet; raises UsageError where it cannot be read."""
    if wish.kind == "terms":
        if not wish.terms or len(wish.terms) > MOST_TERMS:
            raise UsageError(gettext("Name the terms of the issue, one a line, at most %(n)s.") % {"n": MOST_TERMS})
        for one in wish.terms:
            _check_words(one)
        named = query_of(_only(wish.fields, "office lang"))
        return Query(Every((Some(tuple(Quoted(one) for one in wish.terms)), *parts_of(named))))
    if wish.kind in {"speaker", "outlet"}:
        return meant(book, "speaker" if wish.kind == "speaker" else "outlet", wish.what)
    asked = {"q": wish.what, **_only(wish.fields, "office speaker outlet kind lang from to")}
    asked = {name: text for name, text in asked.items() if text}
    if not asked:
        raise UsageError(gettext("Say what to look for."))
    return query_of(asked)


def _check_phrase(wish: Wish) -> None:
    if not wish.what or len(wish.what) > LONGEST:
        raise UsageError(gettext("Name a phrase of at most %(n)s characters.") % {"n": LONGEST})
    _check_words(wish.what)
    scope_of(wish.fields)
    days = wish.fields.get("days", str(DAYS))
    if not (days.isascii() and days.isdigit() and 7 <= int(days[:6]) <= 3_650):
        raise UsageError(gettext("An absence has 7 days at least, 3650 at most."))


def _check_words(text: str) -> None:
    if not phrase(text).pieces:
        raise UsageError(gettext("There is no letter or digit to look for in “%(what)s”.") % {"what": text})


def _held(book: Book, key: str) -> str:
    """Returns the name of a briefing, edition or press office; raises UsageError where the record holds none of it."""
    if "/" not in key:
        if any(one.office == key for one in book.coverage()):
            return key
    else:
        ref = parse_ref(key).plain()
        if ref.item is None:
            return book.store.edition(ref.edition_id).id if ref.edition_id else book.store.briefing(ref.briefing).id
    raise UsageError(gettext("The record holds no briefing, edition or press office of this name."))


def parts_of(query: Query) -> tuple[Node, ...]:
    """Returns what all has to hold in a query."""
    tree = query.tree
    return tree.parts if isinstance(tree, Every) else () if tree is None else (tree,)


def _only(fields: Mapping[str, str], names: str) -> dict[str, str]:
    return {name: fields[name] for name in names.split() if name in fields}
