"""What search engines may find: a sitemap in parts, and what robots are asked to leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

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


@frozen
class Entry:
    """A page for a sitemap: its address in each language it is there in, from the site's root, and when it last changed."""

    spoken: Mapping[str, str]
    changed: str | None = None


Others = Callable[[HttpRequest], Iterable[Entry]]


def others() -> dict[str, Others]:
    """Returns who names the pages of further parts, by the part's name: a setting, the record knows no newsroom."""
    return {name: _maker(path) for name, path in getattr(settings, "ONRECORD_SITEMAPS", {}).items()}


def sitemap_index(book: Book, request: HttpRequest) -> Raw:
    """Returns the list of the sitemap's parts: the standing pages, what is not the record's, then the editions."""
    base = base_of(request)
    (editions,) = book.store.catalog.execute("SELECT count(*) FROM editions").fetchone()
    more = [name for name, found in others().items() if next(iter(found(request)), None) is not None]
    names = ["pages", *more, *(str(number) for number in range(1, -(-int(editions) // SHARD) + 1))]
    parts = "".join(f"<sitemap><loc>{base}{at(f'/sitemaps/{name}.xml', 'en')}</loc></sitemap>\n" for name in names)
    return _xml(f"<sitemapindex {_SPACE}>\n{parts}</sitemapindex>\n")


def sitemap_part(book: Book, request: HttpRequest, name: str) -> Raw:
    """Returns a part of the sitemap; raises UsageError for one that there is not."""
    base = base_of(request)
    entries = list(_entries(book, request, name))
    if not entries:
        raise UsageError(f"the sitemap has no part {name}")
    told = "".join(_urls(base, one) for one in entries)
    return _xml(f"<urlset {_SPACE} {_HTML_SPACE}>\n{told}</urlset>\n")


def robots(book: Book, request: HttpRequest) -> Raw:  # noqa: ARG001  the same for every record
    """Returns what robots are asked: to read pages and leave searches and bytes alone."""
    closed = [f"Disallow: {prefix}{path}" for path in _CLOSED for prefix in ("", "/zh")]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {base_of(request)}{at('/sitemap.xml', 'en')}"]
    return Raw(("\n".join(lines) + "\n").encode(), "text/plain; charset=utf-8")


def _entries(book: Book, request: HttpRequest, name: str) -> Iterable[Entry]:
    """Returns the pages of a part, none where there is no such part."""
    if name == "pages":
        paths = [*_STANDING, *(f"/{one.office}" for one in book.coverage())]
        return [Entry(_both(path)) for path in paths]
    if name.isdigit():
        rows = book.store.catalog.execute(_EDITIONS, (SHARD, (int(name) - 1) * SHARD)).fetchall()
        return [Entry(_both(f"/{edition}"), str(time)) for edition, time in rows]
    found = others().get(name)
    return () if found is None else found(request)


def _both(path: str) -> dict[str, str]:
    return {"en": at(path, "en"), "zh-Hans": at(path, "zh")}


def _urls(base: str, entry: Entry) -> str:
    spoken = {tongue: escape(base + path) for tongue, path in entry.spoken.items()}
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tongue}" href="{address}"/>' for tongue, address in spoken.items()
    )
    changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
    return "".join(f"<url><loc>{address}</loc>{changed}{alternates}</url>\n" for address in spoken.values())


@lru_cache(maxsize=8)
def _maker(path: str) -> Others:
    made: Others = import_string(path)
    return made


def _xml(text: str) -> Raw:
    return Raw(f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode(), _XML)
