"""The newsroom's own lists: articles, the record's briefings and statements; and those of apps that are there."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onrecord.errors import UsageError
from onrecord.text.span import Span
from onrecord.web.pages.listing import Asked, Item, register, register_timeline
from onrecord.web.record import links
from onrecord.web.record.book import book_of
from onrecord.web.record.shelf import newest
from onrecord.web.record.words import office_name, person_name

_DAYS: Final = 30


def fill() -> None:
    """Registers the lists. Dossiers, where they are there, add their own by a module `newsroom` with `fill`."""
    register("articles", _("Newest articles"), articles)
    register("briefings", _("Newest briefings"), briefings)
    register("statements", _("Statements that a search finds"), statements)
    if apps.is_installed("onrecord.web.discussion"):
        register("read", _("Most read this month"), most_read)
        register("discussed", _("Most discussed this month"), most_discussed)
        register("rising", _("Read more than before"), rising)
    if apps.is_installed("onrecord.web.dossiers") and find_spec("onrecord.web.dossiers.newsroom") is not None:
        # The dossiers say themselves how they are listed and how their timelines are made.
        import_module("onrecord.web.dossiers.newsroom").fill(register, register_timeline)


def most_read(asked: Asked) -> Sequence[Item]:
    """Returns what was read most."""
    from onrecord.web.discussion.popular import most_read as made  # noqa: PLC0415  its models are there only later

    return _popular(made(_DAYS, asked.most))


def most_discussed(asked: Asked) -> Sequence[Item]:
    """Returns what most was said about."""
    from onrecord.web.discussion.popular import most_discussed as made  # noqa: PLC0415  as above

    return _popular(made(_DAYS, asked.most))


def rising(asked: Asked) -> Sequence[Item]:
    """Returns what is read more than in the month before."""
    from onrecord.web.discussion.popular import rising as made  # noqa: PLC0415  as above

    return _popular(made(_DAYS, asked.most))


def _popular(found: Sequence[Any]) -> list[Item]:
    return [
        Item(
            title=one.thing.title,
            address=links.at(one.thing.path),
            date=one.thing.date.isoformat() if one.thing.date else "",
            byline=one.thing.byline,
            language=one.thing.language,
        )
        for one in found
    ]


def articles(asked: Asked) -> Sequence[Item]:
    """Returns the newest articles in a language, those with a tag where one is named."""
    from onrecord.web.pages.types.article import ArticlePage  # noqa: PLC0415  models are not there at import

    found = ArticlePage.objects.live().public().filter(locale__language_code=asked.language)
    if asked.query:
        found = found.filter(tags__name__iexact=asked.query)
    return [article_item(one) for one in found.select_related("locale").order_by("-date", "-pk")[: asked.most]]


def article_item(one: Any) -> Item:
    """Returns an article as a line of a list."""
    picture = one.picture
    return Item(
        title=one.title,
        address=one.url or "",
        date=one.date.isoformat(),
        byline=one.byline,
        words=one.lede,
        picture=picture[0] if picture else None,
        alternative=picture[1] if picture else "",
    )


def briefings(asked: Asked) -> Sequence[Item]:
    """Returns the newest briefings, of one press office where one is named."""
    store = book_of(settings.ONRECORD.folder).store
    return [
        Item(
            title=one.shown.title or one.id,
            address=links.at(one.id),
            date=one.date.isoformat() if one.date else "",
            byline=office_name(one.office),
            language=one.shown.language,
            extra=person_name(one.presider) if one.presider else "",
        )
        for one in newest(store, limit=asked.most, office=asked.query or None)
    ]


def _part(text: str, span: Span) -> str:
    before, after = "… " if span.start else "", " …" if span.end < len(text) else ""
    return f"{before}{span.cut(text)}{after}"


def statements(asked: Asked) -> Sequence[Item]:
    """Returns the newest statements that a search finds."""
    try:
        found = book_of(settings.ONRECORD.folder).finder.search(asked.query, limit=asked.most, sort="date").hits
    except UsageError:
        return ()
    return [
        Item(
            title=_part(one.row.text, one.snippet.span),
            address=links.at(one.row.id),
            date="" if one.row.date is None else one.row.date.isoformat(),
            byline=person_name(one.row.speaker) if one.row.speaker else one.row.outlet or "",
            language=one.row.language or "",
            extra=office_name(one.row.office),
        )
        for one in found
    ]
