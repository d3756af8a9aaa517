"""A list as RSS 2.0, Atom 1.0 or JSON Feed 1.1."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from email.utils import format_datetime
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

MEDIA: Final = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "feed": "application/feed+json; charset=utf-8",
}
_UNSPEAKABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML may have."""


@frozen
class FeedItem:
    """One thing of a list: its full address (which names it for good), a title, words, a time, their language."""

    url: str
    title: str
    words: str
    time: dt.datetime
    language: str | None = None


@frozen
class Feed:
    """A list, the newest first: its title, the full addresses of its page and of itself, and whose it is."""

    title: str
    page: str
    url: str
    language: str
    items: Sequence[FeedItem]
    author: str = "OnRecord"

    @property
    def updated(self) -> dt.datetime:
        """Returns when it last changed; a list with nothing in it never did."""
        return max((one.time for one in self.items), default=dt.datetime(2000, 1, 1, tzinfo=dt.UTC))


def formed(feed: Feed, form: str) -> str:
    """Returns a list in a form: `rss`, `atom` or `feed`."""
    return {"rss": rss, "atom": atom, "feed": json_feed}[form](feed)


def rss(feed: Feed) -> str:
    """Returns a list as RSS."""
    items = "".join(
        f'<item><title>{_text(one.title)}</title><link>{_text(one.url)}</link><guid isPermaLink="true">{_text(one.url)}</guid>'
        f"<pubDate>{format_datetime(one.time)}</pubDate><description>{_text(one.words)}</description></item>\n"
        for one in feed.items
    )
    own = f'<atom:link href={quoteattr(feed.url)} rel="self" type="application/rss+xml"/>'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n'
        f"<title>{_text(feed.title)}</title><link>{_text(feed.page)}</link><description>{_text(feed.title)}</description>"
        f"<language>{feed.language}</language><lastBuildDate>{format_datetime(feed.updated)}</lastBuildDate>{own}\n"
        f"{items}</channel></rss>\n"
    )


def atom(feed: Feed) -> str:
    """Returns a list as Atom."""
    entries = "".join(
        f"<entry><id>{_text(one.url)}</id><title>{_text(one.title)}</title><link href={quoteattr(one.url)}/>"
        f'<updated>{_time(one.time)}</updated><content type="text"{_spoken(one.language)}>{_text(one.words)}</content></entry>\n'
        for one in feed.items
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">\n'
        f"<id>{_text(feed.url)}</id><title>{_text(feed.title)}</title><updated>{_time(feed.updated)}</updated>"
        f'<author><name>{_text(feed.author)}</name></author><link rel="self" href={quoteattr(feed.url)}/>'
        f'<link rel="alternate" href={quoteattr(feed.page)}/>\n{entries}</feed>\n'
    )


def json_feed(feed: Feed) -> str:
    """Returns a list as JSON Feed."""
    told: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.url,
        "language": feed.language,
        "items": [
            {
                "id": one.url,
                "url": one.url,
                "title": one.title,
                "content_text": one.words,
                "date_published": _time(one.time),
            }
            | ({"language": one.language} if one.language else {})
            for one in feed.items
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _text(words: str) -> str:
    return escape(_UNSPEAKABLE.sub("", words))


def _time(when: dt.datetime) -> str:
    return when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _spoken(language: str | None) -> str:
    return f" xml:lang={quoteattr(language)}" if language else ""
