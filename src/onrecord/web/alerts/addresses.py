"""Whole addresses of the site, as they have to stand in a letter."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language

from onrecord.web.record.links import at


def address_of(path: str, language: str | None = None) -> str:
    """Returns the whole address of a path with its query, in a language, the reader's by default."""
    bare, _, query = path.partition("?")
    return base() + at(bare, language or get_language() or "en") + (f"?{query}" if query else "")


def base() -> str:
    """Returns where the site is, as far as it is told."""
    options = settings.ONRECORD
    return str(options.address) or f"http://{options.hosts[0]}"


def domain() -> str:
    """Returns the site's name, for the ids of letters."""
    return urlsplit(base()).hostname or "localhost"
