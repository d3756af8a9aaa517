"""What search engines may find besides the record: the newsroom's pages and the dossiers that are published."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from wagtail.models import Page, Site

from onrecord.web.dossiers.models import Dossier
from onrecord.web.pages.reserved import held_offices
from onrecord.web.record.links import at
from onrecord.web.record.sitemaps import Entry

MOST: Final = 20_000
"""So many of a part are named, the newest: a part may have 50,000 addresses."""
_VIEWS: Final = ("", "/timeline", "/matrix", "/steps", "/open", "/changed")
_TONGUES: Final = {"en": "en", "zh": "zh-Hans"}


def newsroom(request: HttpRequest) -> Iterator[Entry]:
    """Yields the pages of the site that was asked: published, open to everybody, and not kept from search engines."""
    site = Site.find_for_request(request)
    if site is None:
        return
    roots = site.root_page.get_translations(inclusive=True)
    offices = held_offices()
    shown = Page.objects.live().public().select_related("locale").order_by("-last_published_at", "pk")
    shown = shown.filter(
        pk__in=[pk for root in roots for pk in root.get_descendants(inclusive=True).values_list("pk", flat=True)]
    )
    entries: dict[str, tuple[dict[str, str], datetime | None]] = {}
    for page in shown.specific()[:MOST]:
        path = _path(page, request)
        if path is None or getattr(page, "noindex", True) or _name(path) in offices:
            continue
        spoken, _ = entries.setdefault(str(page.translation_key), ({}, page.last_published_at))
        spoken[_TONGUES.get(page.locale.language_code, page.locale.language_code)] = path
    yield from (Entry(spoken, _time(changed)) for spoken, changed in entries.values())


def dossiers(request: HttpRequest) -> Iterator[Entry]:  # noqa: ARG001  the same for everybody
    """Yields the list of dossiers and the pages of those that are published."""
    rows = Dossier.objects.filter(published=True).order_by("-changed", "slug").values_list("slug", "changed")
    paths = [(f"/dossiers/{slug}{view}", changed) for slug, changed in rows[: MOST // len(_VIEWS)] for view in _VIEWS]
    for path, changed in [("/dossiers", None), *paths] if paths else []:
        yield Entry({tongue: at(path, language) for language, tongue in _TONGUES.items()}, _time(changed))


def _path(page: Any, request: HttpRequest) -> str | None:
    """Returns the address of a page on its site, None where it has none."""
    parts = page.get_url_parts(request)
    return None if parts is None or parts[2] is None else str(parts[2]).rstrip("/") or "/"


def _name(path: str) -> str:
    """Returns the first part of an address, without the language."""
    return path.removeprefix("/zh").lstrip("/").partition("/")[0]


def _time(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat(timespec="seconds")
