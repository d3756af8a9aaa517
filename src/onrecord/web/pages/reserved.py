"""Names that a page may not have as its address: they are the record's, or the site's own."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from onrecord.errors import OnRecordError
from onrecord.offices import offices
from onrecord.web.record.book import book_of

_SITE: Final = frozenset(
    "zh en index record search people outlets coverage names corrections methods captures phrase phrases compare replies "
    "follow-ups check feeds api oai alerts discuss discussion dossiers cms media documents static views forms theme "
    "sitemap robots cards new changes export ladder collections pins tags".split()
)


def is_reserved(slug: str) -> bool:
    """Tells that an address is the record's: a part of the site, or a press office, known or held."""
    return slug in _SITE or slug in offices() or slug in held_offices()


def held_offices() -> frozenset[str]:
    """Returns the ids of the press offices that the record holds anything of."""
    try:
        book = book_of(settings.ONRECORD.folder)
    except OnRecordError:  # a site without a record yet
        return frozenset()
    return book.keep("offices", lambda: frozenset(one.office for one in book.coverage()))
