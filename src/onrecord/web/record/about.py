"""What a page says of itself to programs that do not read it: description, picture, structured data, feeds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from attrs import frozen
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from onrecord.web.record.links import at

_ENDS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@frozen
class About:
    """What a page says of itself. `query` belongs to its address; `feed` is a list's path and query without the form.

    `card` is the path of its picture, `kind` its Open Graph type, `data` its description in the words of schema.org.
    """

    title: str = ""
    description: str = ""
    query: str = ""
    card: str | None = None
    kind: str = "website"
    feed: str | None = None
    data: Mapping[str, Any] | None = None


def site(path: str, language: str | None = None) -> str:
    """Returns an address in full, as far as the site's own is known."""
    return str(settings.ONRECORD.address) + at(path, language)


def head(path: str, query: str, json_path: str, about: About | None, *, name: str = "OnRecord") -> SafeString:
    """Returns the part of a page's head that other programs read; `name` is the site's."""
    told = about or About()
    own = f"?{told.query}" if told.query else ""
    shown = settings.ONRECORD.address
    lines = [
        f'<link rel="canonical" href="{escape(site(path) + own)}">',
        f'<link rel="alternate" hreflang="en" href="{escape(shown + at(path, "en") + query)}">',
        f'<link rel="alternate" hreflang="zh-Hans" href="{escape(shown + at(path, "zh") + query)}">',
        f'<link rel="alternate" hreflang="x-default" href="{escape(shown + at(path, "en") + query)}">',
    ]
    if json_path:
        lines.append(f'<link rel="alternate" type="application/json" href="{escape(json_path)}">')
    if told.feed is not None:
        lines += feed_links(told.feed)
    if told.title:
        lines += _graph(path, own, told, name)
    if told.data is not None:
        lines.append(f'<script type="application/ld+json">{_data(told.data)}</script>')
    return SafeString("\n".join(lines) + "\n")


def feed_links(feed: str) -> list[str]:
    """Returns the links to a list's feeds, for a page's head."""
    kinds = (("rss", "application/rss+xml", "RSS"), ("atom", "application/atom+xml", "Atom"))
    made = [
        f'<link rel="alternate" type="{media}" title="{name}" href="{escape(feed_at(feed, form))}">'
        for form, media, name in kinds
    ]
    return [
        *made,
        f'<link rel="alternate" type="application/feed+json" title="JSON Feed" href="{escape(feed_at(feed, "feed"))}">',
    ]


def feed_at(feed: str, form: str) -> str:
    """Returns the address of a list's feed in a form: `rss`, `atom` or `feed` (JSON Feed)."""
    path, _, query = feed.partition("?")
    return at(f"/feeds{path}/{form}") + (f"?{query}" if query else "")


def _graph(path: str, own: str, told: About, name: str) -> list[str]:
    spoken = "zh_CN" if get_language() == "zh" else "en_US"
    told_of = {
        "og:site_name": name, "og:type": told.kind, "og:title": told.title, "og:description": told.description,
        "og:url": site(path) + own, "og:locale": spoken,
    }  # fmt: skip
    if told.card is not None:
        told_of |= {"og:image": site(told.card) + own, "og:image:width": "1200", "og:image:height": "630"}
    made = [f'<meta property="{name}" content="{escape(value)}">' for name, value in told_of.items() if value]
    card = "summary_large_image" if told.card is not None else "summary"
    return [*made, f'<meta name="twitter:card" content="{card}">']


def _data(data: Mapping[str, Any]) -> str:
    """Returns structured data so that nothing in it ends the element: it is data for the browser, never code."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    for sign, other in _ENDS.items():
        text = text.replace(sign, other)
    return text
