"""The articles of the newsroom: those with a tag as a page, and feeds of them and of all."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Final
from urllib.parse import urljoin

from attrs import evolve, frozen
from django.http import Http404, HttpRequest
from django.utils.translation import get_language, gettext

from onrecord.web.pages.listing import Item
from onrecord.web.pages.sources import article_item
from onrecord.web.record.about import About, feed_at
from onrecord.web.record.answer import Answer, Raw
from onrecord.web.record.book import Book
from onrecord.web.record.feed_forms import MEDIA, FeedItem, formed
from onrecord.web.record.feeds import MOST, base_of, feed_of
from onrecord.web.record.links import at

_LISTED: Final = 200
"""How many articles a page names; a tag that has more is no help to a reader."""


@frozen
class TaggedPage:
    """The articles with a tag, the newest first."""

    tag: str
    articles: tuple[Item, ...]


def tagged_page(book: Book, request: HttpRequest, tag: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the articles with a tag; those in the reader's language where there are any."""
    name, found = _with_tag(tag)
    listed = tuple(
        evolve(article_item(one), picture=None, alternative="", language=one.locale.language_code)
        for one in found[:_LISTED]
    )
    return Answer("tagged", TaggedPage(name, listed), about=About(title=name, feed=f"/tags/{tag}"))


def articles_feed(book: Book, request: HttpRequest, form: str, tag: str = "") -> Raw:  # noqa: ARG001  no record is read
    """Returns the newest articles, those with a tag where one is named, as a feed."""
    base, path = base_of(request), f"/tags/{tag}" if tag else "/articles"
    name, found = _with_tag(tag) if tag else (gettext("Articles"), _articles())
    feed = feed_of(name, base + at(path if tag else "/"), base + feed_at(path, form), tuple(_items(found[:MOST], base)))
    return Raw(formed(feed, form).encode("utf-8", "replace"), MEDIA[form], headers={"Access-Control-Allow-Origin": "*"})


def _with_tag(tag: str) -> tuple[str, Sequence[Any]]:
    from taggit.models import Tag  # noqa: PLC0415  models are not there at import

    named = Tag.objects.filter(slug=tag).first()
    found = _articles(every=True).filter(tags=named)
    if named is None or not found.exists():
        raise Http404
    own = found.filter(locale__language_code=get_language() or "en")
    return named.name, own if own.exists() else found


def _articles(*, every: bool = False) -> Any:
    from onrecord.web.pages.types.article import ArticlePage  # noqa: PLC0415  models are not there at import

    found = ArticlePage.objects.live().public().select_related("locale").order_by("-date", "-pk")
    return found if every else found.filter(locale__language_code=get_language() or "en")


def _items(found: Iterable[Any], base: str) -> Iterable[FeedItem]:
    for one in found:
        time = one.first_published_at or dt.datetime.combine(one.date, dt.time(), dt.UTC)
        yield FeedItem(urljoin(base, one.url or "/"), one.title, one.lede, time, one.locale.language_code)
