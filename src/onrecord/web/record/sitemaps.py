"""What search engines may find: a sitemap in parts, and what robots are asked to leave alone."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.web.record.answer import Raw
from onrecord.web.record.book import Book
from onrecord.web.record.feeds import base_of
from onrecord.web.record.links import at

SHARD: Final = 5_000
"""How many editions a part names, each in the two languages of the interface: well below the 50,000 that a part may have."""
_XML: Final = "application/xml; charset=utf-8"
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HTML_SPACE: Final = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_STANDING: Final = ("/", "/phrase", "/compare", "/dropped", "/replies", "/follow-ups", "/check", "/people", "/outlets",
                    "/coverage", "/names", "/corrections", "/methods", "/feeds")  # fmt: skip
_CLOSED: Final = (
    "/search",
    "/phrase?",
    "/compare?",
    "/dropped?",
    "/captures/",
    "/timegate/",
    "/timemap/",
    "/feeds/",
    "/*/quote",
)
_EDITIONS: Final = (
    "SELECT e.id, r.time FROM editions e JOIN revisions r ON r.edition = e.id AND r.number = e.revisions "
    "ORDER BY e.id LIMIT ? OFFSET ?"
)


def sitemap_index(book: Book, request: HttpRequest) -> Raw:
    """Returns the list of the sitemap's parts: the standing pages, then the editions."""
    base = base_of(request)
    (editions,) = book.store.catalog.execute("SELECT count(*) FROM editions").fetchone()
    names = ["pages", *(str(number) for number in range(1, -(-int(editions) // SHARD) + 1))]
    parts = "".join(f"<sitemap><loc>{base}{at(f'/sitemaps/{name}.xml', 'en')}</loc></sitemap>\n" for name in names)
    return _xml(f"<sitemapindex {_SPACE}>\n{parts}</sitemapindex>\n")


def sitemap_part(book: Book, request: HttpRequest, name: str) -> Raw:
    """Returns a part of the sitemap; raises UsageError for one that there is not."""
    base = base_of(request)
    if name == "pages":
        paths: list[tuple[str, str | None]] = [(path, None) for path in _STANDING]
        paths += [(f"/{one.office}", None) for one in book.coverage()]
    else:
        rows = book.store.catalog.execute(_EDITIONS, (SHARD, (int(name) - 1) * SHARD)).fetchall()
        paths = [(f"/{edition}", str(time)) for edition, time in rows]
    if not paths:
        raise UsageError(f"the sitemap has no part {name}")
    told = "".join(_url(base, path, time) for path, time in paths)
    return _xml(f"<urlset {_SPACE} {_HTML_SPACE}>\n{told}</urlset>\n")


def robots(book: Book, request: HttpRequest) -> Raw:  # noqa: ARG001  the same for every record
    """Returns what robots are asked: to read pages and leave searches and bytes alone."""
    closed = [f"Disallow: {prefix}{path}" for path in _CLOSED for prefix in ("", "/zh")]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {base_of(request)}{at('/sitemap.xml', 'en')}"]
    return Raw(("\n".join(lines) + "\n").encode(), "text/plain; charset=utf-8")


def _url(base: str, path: str, time: str | None) -> str:
    spoken = {tongue: escape(base + at(path, language)) for tongue, language in (("en", "en"), ("zh-Hans", "zh"))}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tongue}" href="{address}"/>' for tongue, address in spoken.items()
    )
    changed = f"<lastmod>{time}</lastmod>" if time else ""
    return "".join(f"<url><loc>{address}</loc>{changed}{others}</url>\n" for address in spoken.values())


def _xml(text: str) -> Raw:
    return Raw(f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode(), _XML)
