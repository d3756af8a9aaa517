"""The news of all due alerts of a reader as one digest, grouped by briefing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve, frozen
from django.utils.translation import gettext, ngettext

from onrecord.web.alerts.addresses import address_of
from onrecord.web.alerts.news import News, Told, news_from
from onrecord.web.alerts.wish_words import event_name
from onrecord.web.record import words
from onrecord.web.record.surroundings import site_name

MOST: Final = 120
"""Pieces of news in one digest; of more only the number is told."""


@frozen
class Piece:
    """A piece of news with the names of the alerts that it answers."""

    news: News
    names: tuple[str, ...]

    @property
    def url(self) -> str:
        """Returns the whole address of the words."""
        return address_of(self.news.path)

    @property
    def says(self) -> str:
        """Returns what kind of news it is, in the reader's language."""
        return says(self.news)

    @property
    def facts(self) -> tuple[str, ...]:
        """Returns the facts that go with it, in the reader's language."""
        return tuple(facts(self.news))


@frozen
class Group:
    """The news of one briefing; `briefing` is "" for what is of none."""

    briefing: str
    title: str
    facts: str
    pieces: tuple[Piece, ...]

    @property
    def url(self) -> str:
        """Returns the whole address of the briefing."""
        return address_of(f"/{self.briefing}") if self.briefing else ""


@frozen
class Rest:
    """How much more an alert has than is told, and where it stands."""

    name: str
    count: int
    path: str

    @property
    def url(self) -> str:
        """Returns the whole address of all of it."""
        return address_of(self.path)


@frozen
class Digest:
    """All news of one reader: in all, by briefing, and what is only counted."""

    count: int
    groups: tuple[Group, ...]
    rest: tuple[Rest, ...]

    @property
    def subject(self) -> str:
        """Returns the subject of a letter."""
        names = list(dict.fromkeys(name for group in self.groups for one in group.pieces for name in one.names))
        first = names[0] if names else site_name()
        told = ngettext("%(n)s new: %(name)s", "%(n)s new: %(name)s", self.count) % {"n": self.count, "name": first}
        return told + (f" +{len(names) - 1}" if len(names) > 1 else "")

    @property
    def kept(self) -> dict[str, Any]:
        """Returns the digest as values that JSON knows, as feeds keep it and programs get it."""
        return {
            "count": self.count,
            "news": [
                {**one.news.as_dict(), "alerts": list(one.names), "url": one.url}
                for group in self.groups
                for one in group.pieces
            ],
            "more": [{"alert": one.name, "count": one.count, "url": one.url} for one in self.rest],
        }


def digest_of(told: Iterable[Told]) -> Digest:
    """Returns the digest of the news of several alerts; what two alerts tell is told once, under both names."""
    listed = [one for one in told if one.news]
    pieces: dict[tuple[str, str], Piece] = {}
    rest: list[Rest] = []
    for one in listed:
        left = one.more
        for news in one.news:
            key = (news.path, news.sort if news.sort not in {"said", "asked"} else "")
            if key in pieces:
                pieces[key] = evolve(pieces[key], names=tuple(dict.fromkeys((*pieces[key].names, one.name))))
            elif len(pieces) < MOST:
                pieces[key] = Piece(news, (one.name,))
            else:
                left += 1
        if left:
            rest.append(Rest(one.name, left, one.path))
    count = len(pieces) + sum(one.count for one in rest)
    return Digest(count, tuple(_groups(pieces.values())), tuple(rest))


def pieces_from(kept: Mapping[str, Any]) -> list[Piece]:
    """Returns the pieces of a digest as a feed kept it."""
    own = {"alerts", "url"}
    return [
        Piece(news_from({name: value for name, value in one.items() if name not in own}), tuple(one["alerts"]))
        for one in kept.get("news", ())
    ]


def says(news: News) -> str:
    """Returns what kind of news it is."""
    note = dict(news.note)
    named = {
        "said": gettext("said"),
        "asked": gettext("asked"),
        "revised": gettext("the page was changed and now says"),
        "first": gettext("said for the first time"),
        "earlier": gettext("said earlier than was known"),
        "return": gettext("said again after %(n)s days") % {"n": note.get("days", "")},
        "absence": event_name("absence", int(note.get("days") or 0)),
        "changed": words.coded(note.get("change", "changed")),
        "corrected": gettext("our reading was corrected"),
        "omitted": gettext("reported as left out of the official page"),
        "promised": gettext("an answer was put off"),
        "met": gettext("a later answer seems to keep what was promised"),
        "lapsed": gettext("no answer followed in time"),
        "open": gettext("open again"),
    }
    return named[news.sort]


def facts(news: News) -> Iterable[str]:
    """Yields the facts that go with a piece of news."""
    note = dict(news.note)
    if news.sort in {"return", "earlier"}:
        yield gettext("before: %(day)s") % {"day": words.day(note["before"])}
    if news.sort == "absence":
        days = {"last": words.day(note["last"]), "until": words.day(note["until"])}
        yield gettext("last on %(last)s; the newest briefing held is of %(until)s") % days
    if news.sort == "corrected":
        yield f"{words.coded(note.get('field'))}: {note.get('was', '–')} → {note.get('value', '–')}"
    if news.sort == "omitted":
        yield f"{words.coded(note.get('status'))}: “{note.get('text', '')}” {note.get('claimed_by', '')}"
    if note.get("asked"):
        yield gettext("asked: %(words)s") % {"words": note["asked"]}
    if note.get("met_by"):
        yield address_of(f"/{note['met_by']}")
    if news.sort == "first" and int(note.get("statements", "1")) > 1:
        yield gettext("in %(n)s statements") % {"n": note["statements"]}


def _groups(pieces: Iterable[Piece]) -> Iterable[Group]:
    """Yields the news by briefing, the newest briefing first; what is of none stands at the end."""
    by_briefing: dict[str, list[Piece]] = {}
    for one in pieces:
        by_briefing.setdefault(one.news.briefing, []).append(one)
    ordered = sorted(by_briefing.items(), key=lambda one: (one[1][0].news.date or "", one[0]), reverse=True)
    for briefing, inside in sorted(ordered, key=lambda one: not one[0]):
        first = inside[0].news
        if briefing:
            about = f"{words.office_name(first.office)}, {words.day(first.date)}"
            yield Group(briefing, first.title or briefing, about, tuple(inside))
        else:
            yield Group("", gettext("What is no longer said"), "", tuple(inside))
