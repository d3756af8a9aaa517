"""Makes the first newsroom, once: what an editor has already made is never touched."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import datetime as dt
import io
from types import ModuleType
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from onrecord.web.pages.first import pages_en, pages_zh
from onrecord.web.pages.first.drawings import NAMES, drawn
from onrecord.web.pages.first.making import Maker
from onrecord.web.pages.menus import Menu
from onrecord.web.pages.theme import Theme
from onrecord.web.pages.types.article import ArticlePage
from onrecord.web.pages.types.form import FormField, FormPage
from onrecord.web.pages.types.plain import DossierPage, HomePage, LandingPage, StandardPage
from onrecord.web.pages.types.site_page import SitePage

_TYPES: Final = {"page": StandardPage, "landing": LandingPage, "dossier_front": DossierPage, "form": FormPage}
_TITLES: Final = {
    "strait": "Ferry in the strait",
    "podium": "Lectern",
    "peninsula": "Map of the peninsula",
    "lines": "Two pages",
}
_MIDDLES: Final = {"strait": (800, 620, 560, 320), "podium": (800, 420, 700, 520)}


def first_newsroom() -> bool:
    """Makes home, articles, pages, menus and look in English and Chinese; returns False where there is a newsroom."""
    if HomePage.objects.exists():
        return False
    with transaction.atomic():
        locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "zh")}
        images = {name: _image(name) for name in NAMES}
        root = Page.get_first_root_node()
        homes: dict[str, Any] = {}
        for code, told in (("en", pages_en), ("zh", pages_zh)):
            homes[code] = _newsroom(root, told, Maker(code, images, told.WORDS), locales[code], homes.get("en"))
        site = _site(homes["en"])
        for code, told in (("en", pages_en), ("zh", pages_zh)):
            for place, entries in (("bar", told.BAR), ("foot", told.FOOT)):
                Menu.objects.create(site=site, language=code, place=place, entries=_stream(Menu, "entries", entries))
        Theme.objects.get_or_create(site=site, defaults={"name": "The Keldan Desk", "name_zh": "克尔丹观察"})
    return True


def _newsroom(root: Any, told: ModuleType, make: Maker, locale: Locale, twin: Any) -> Any:
    home = _made(HomePage, root, told.home(make), locale, twin)
    below = _twins(twin)
    for written in (told.suspension(make), told.changed(make)):
        _made(ArticlePage, home, written, locale, below.get(written["slug"]))
    for kind, written in told.others():
        _made(_TYPES[kind], home, written, locale, below.get(written["slug"]))
    return home


def _twins(home: Any) -> dict[str, Any]:
    return {one.slug: one for one in home.get_children()} if home is not None else {}


def _made(model: type[Any], parent: Any, told: dict[str, Any], locale: Locale, twin: Any) -> Any:
    own = dict(told)
    tags, fields, cover = own.pop("tags", ()), own.pop("fields", ()), own.pop("cover", None)
    if "date" in own:
        own["date"] = dt.date.fromisoformat(own["date"])
    page = model(**{**own, "body": _stream(model, "body", own["body"]), "locale": locale, "show_in_menus": True})
    if twin is not None:
        page.translation_key = twin.translation_key
    if cover is not None:
        page.cover = _stream(model, "cover", [{"type": "picture", "value": cover}])
    parent.add_child(instance=page)
    if tags:
        page.tags.set(tags)
    for place, (label, kind, required) in enumerate(fields):
        FormField.objects.create(page=page, sort_order=place, label=label, field_type=kind, required=required)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _stream(model: Any, field: str, stored: list[dict[str, Any]]) -> Any:
    return model._meta.get_field(field).stream_block.to_python(stored)  # noqa: SLF001  Django's own way to ask


def _image(name: str) -> int:
    image = get_image_model()(
        title=_TITLES[name], file=ImageFile(io.BytesIO(drawn(name)), name=f"onrecord-{name}.webp")
    )
    if name in _MIDDLES:
        across, down, width, height = _MIDDLES[name]
        image.focal_point_x, image.focal_point_y = across, down
        image.focal_point_width, image.focal_point_height = width, height
    image.save()
    return int(image.pk)


def _site(home: SitePage) -> Site:
    """Returns the site, its root set to the home; the page that Wagtail brings along goes."""
    parts = urlsplit(settings.ONRECORD.address)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    old = site.root_page if site.pk else None
    site.hostname, site.port = parts.hostname or "localhost", parts.port or (443 if parts.scheme == "https" else 80)
    site.site_name, site.root_page = "OnRecord", home
    site.save()
    if old is not None and old.depth == 2 and type(old.specific) is Page:
        old.delete()
    return site
