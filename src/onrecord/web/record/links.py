"""Addresses of the site's pages."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from django.urls import get_script_prefix
from django.utils.translation import get_language

_KEPT: Final = "/@:,;=+"
"""Signs that stand in a path as they are."""


def at(path: str, language: str | None = None) -> str:
    """Returns the address of a path (`/coverage`) or an id (`xa-mfa/2024-04-11`) in a language, the reader's by default."""
    spoken = language or get_language() or "en"
    prefix = "zh/" if spoken == "zh" else ""
    return get_script_prefix() + prefix + quote(path.lstrip("/"), safe=_KEPT)


def machine(path: str) -> str:
    """Returns the address of the same page as JSON."""
    return at((path.rstrip("/") or "/index") + ".json")


def person(name: str) -> str:
    """Returns the path of a person's page."""
    return f"/people/{name}"


def outlet(name: str) -> str:
    """Returns the path of an outlet's page."""
    return f"/outlets/{name}"


def search(**wanted: str | None) -> str:
    """Returns the path and query of a search, the fields without a value left out."""
    return "/search?" + urlencode({name: value for name, value in wanted.items() if value})


def phrase(text: str, **wanted: str | None) -> str:
    """Returns the path and query of a phrase's history."""
    return "/phrase?" + urlencode({"q": text, **{name: value for name, value in wanted.items() if value}})


def whole(path: str) -> str:
    """Returns the address of a path with its query."""
    bare, _, query = path.partition("?")
    return at(bare) + (f"?{query}" if query else "")
