"""From a page to what a reader gets: HTML in the frame that the record's pages have, or the same as JSON."""

from __future__ import annotations

import json
from html import escape
from typing import Any, Final

from attrs import evolve, frozen
from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from onrecord.web.gate.address import FORM, PLAIN
from onrecord.web.gate.headers import EDITORS_POLICY, POLICY
from onrecord.web.pages.blocks.walk import has_block
from onrecord.web.pages.inplace.bar import Editing, editing_of
from onrecord.web.pages.providers import HOSTS
from onrecord.web.record.about import About, site
from onrecord.web.record.answer import Frame
from onrecord.web.record.links import at
from onrecord.web.record.plain import plain

_HTML: Final = "text/html; charset=utf-8"
_JSON: Final = "application/json; charset=utf-8"
_FILM: Final = f"{POLICY}; frame-src {' '.join(HOSTS)}"
"""The policy of a page with a film: the film's site may show itself in a frame, once the reader asked for it."""
_EDITED: Final = f"{POLICY}; frame-src 'self' {' '.join(HOSTS)}"


@frozen
class PageFrame(Frame):
    """The frame of an editor's page: its address in the other language is that of its translation, where there is one."""

    other: str | None = None
    noindex: bool = False

    @property
    def head(self) -> SafeString:
        """Returns what other programs read of the page."""
        lines = super().head.split("\n")
        made = [one for one in lines if "hreflang=" not in one]
        if self.other is not None:
            tongues = {self.language: site(self.path), _other(self.language): settings.ONRECORD.address + self.other}
            names = {"en": "en", "zh": "zh-Hans"}
            made[:0] = [
                f'<link rel="alternate" hreflang="{names[code]}" href="{escape(tongues[code])}">'
                for code in sorted(tongues)
            ]
        if self.noindex:
            made.insert(0, '<meta name="robots" content="noindex">')
        return SafeString("\n".join(made))

    @property
    def above(self) -> SafeString:
        """Returns the bar above the page; the other language leads to the translation, else to its first page."""
        usual = escape(at(self.path, _other(self.language)) + self.query)
        other = escape(self.other or at("/", _other(self.language)))
        return SafeString(super().above.replace(f'class="tongue" href="{usual}"', f'class="tongue" href="{other}"'))


def answer_of(page: Any, request: HttpRequest) -> HttpResponse:
    """Returns a page for whoever asks: readers get what is published, editors their draft with its pencils."""
    if request.META.get(FORM) == "json":
        text = json.dumps(_as_json(page), ensure_ascii=False, separators=(",", ":"), default=str) + "\n"
        return HttpResponse(text, content_type=_JSON, headers={"Access-Control-Allow-Origin": "*"})
    editing = editing_of(page, request)
    shown = editing.page if editing is not None else page
    response = HttpResponse(html_of(shown, request, editing=editing), content_type=_HTML)
    if editing is not None:
        response.headers["Content-Security-Policy"] = _EDITED
    elif has_block(shown.body, "embed"):
        response.headers["Content-Security-Policy"] = _FILM
    return response


def preview_of(page: Any, request: HttpRequest) -> HttpResponse:
    """Returns a page as it stands in an editor's form, for the preview beside it."""
    request.META.setdefault(PLAIN, "/")
    response = HttpResponse(html_of(page, request, preview=True), content_type=_HTML)
    response.headers["Content-Security-Policy"] = EDITORS_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def html_of(
    page: Any, request: HttpRequest, *, editing: Editing | None = None, preview: bool = False, **more: Any
) -> str:
    """Returns the page's HTML; `more` is what a type of page shows besides, a form say."""
    frame = frame_of(page, request)
    shown = {"page": page, "frame": frame, "about": frame.about, "editing": editing, "preview": preview}
    discussed = apps.is_installed("onrecord.web.discussion") and not preview and page.live
    shown |= {**page.shown(request), **more, "request": request, "discussed": discussed}
    return render_to_string(f"pages/{page.shape}.html", shown, request=request if preview else None)


def frame_of(page: Any, request: HttpRequest) -> PageFrame:
    """Returns what stands around a page."""
    language = get_language() or "en"
    path = request.META[PLAIN]
    about = About(
        title=page.seo_title or page.title,
        description=page.search_description or page.lede[:300],
        kind="article" if page.shape == "article" else "website",
        feed="/articles" if page.shape == "article" else None,
        data=page.data(),
    )
    picture = page.picture
    if picture is not None:
        card = picture[0].get_rendition("fill-1200x630|format-jpeg").url
        about = evolve(about, card=card)
    return PageFrame(language, path, "", 200, about, other=_translated(page), noindex=page.noindex)


def _translated(page: Any) -> str | None:
    """Returns the address of the page's published translation, None where there is none."""
    other = page.get_translations().live().select_related("locale").specific().first()
    return None if other is None else other.url


def _other(language: str) -> str:
    return "en" if language == "zh" else "zh"


def _as_json(page: Any) -> dict[str, Any]:
    blocks = [
        {"id": one.id, "type": one.block_type, "value": one.block.get_api_representation(one.value)}
        for one in page.body
    ]
    told = {"id": f"page:{page.pk}", "title": page.title, "lede": page.lede, "language": page.locale.language_code}
    made = {"schema": f"onrecord.page.{page.shape}/1", **told, **page.facts(), "blocks": blocks}
    return {name: value if name == "blocks" else plain(value) for name, value in made.items()}
