"""Whole addresses of the site, as they have to stand in a letter."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from onrecord.web.record.links import at
from onrecord.web.record.surroundings import site_name


def address_of(path: str, language: str | None = None, *, begin: str | None = None) -> str:
    """Returns the whole address of a path with its query, in a language, the reader's by default.

    `begin` is where the site is, if it is known better than the options tell it: see `here`.
    """
    bare, _, query = path.partition("?")
    return (
        (base() if begin is None else begin)
        + at(bare, language or get_language() or "en")
        + (f"?{query}" if query else "")
    )


def base() -> str:
    """Returns where the site is: as it is told, else where its server listens."""
    options = settings.ONRECORD
    return str(options.address or options.served) or f"http://{options.hosts[0]}"


def here(request: HttpRequest) -> str:
    """Returns where the site is for who asks: as it is told, else as the request has it.

    For what is shown to who asks, never for a letter: anybody may write another host into a request.
    """
    return str(settings.ONRECORD.address) or f"{request.scheme}://{request.get_host()}"


def named_site(language: str) -> str:
    """Returns what the site is called, with its address."""
    return f"{site_name(language)} ({base()})"


def domain() -> str:
    """Returns the name of the site's host, for the ids of letters."""
    return urlsplit(base()).hostname or "localhost"
