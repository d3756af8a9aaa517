"""What editors put around every page, the record's too, read once for each generation: no page asks the database for it."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import hashlib
from html import escape
from threading import Lock
from typing import Any, Final

from attrs import frozen
from django.conf import settings
from django.db import DatabaseError
from django.utils.safestring import SafeString

from onrecord.web.gate.generation import generation


@frozen
class Around:
    """What stands around the pages of one site; of all sites together (host "") only the slugs.

    `homes` are the languages in which its home is published, `slugs` the first parts of its pages' addresses, `bar` and `foot` are its menus by language, `css` its theme, `digest` names the theme's state.
    """

    slugs: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    bar: tuple[tuple[str, SafeString], ...] = ()
    foot: tuple[tuple[str, SafeString], ...] = ()
    css: str = ""
    digest: str = ""
    names: tuple[tuple[str, str], ...] = ()
    logo: str = ""
    imprint: tuple[tuple[str, str], ...] = ()

    def menu(self, language: str) -> SafeString:
        """Returns the bar's menu in a language, "" where there is none."""
        return dict(self.bar).get(language, SafeString(""))

    def ways(self, language: str) -> SafeString:
        """Returns the foot's menu in a language, "" where there is none."""
        return dict(self.foot).get(language, SafeString(""))

    def name(self, language: str) -> str:
        """Returns the site's name in a language, "" where none was chosen."""
        return dict(self.names).get(language, "")

    def words(self, language: str) -> str:
        """Returns the words at the foot in a language, "" where there are none."""
        return dict(self.imprint).get(language, "")

    @property
    def style(self) -> str:
        """Returns the links to the style and script of menus and theme, those that there are."""
        static, lines = settings.STATIC_URL, []
        if self.bar or self.foot:
            lines.append(f'<link rel="stylesheet" href="{static}pages/menu.css">')
            lines.append(f'<script src="{static}pages/menu.js" defer></script>')
        if self.css:
            lines.append(f'<link rel="stylesheet" href="/theme/{self.digest}.css">')
        return "".join(f"{one}\n" for one in lines)


NOTHING: Final = Around()
_held: Final[dict[tuple[str, str], tuple[int, Around]]] = {}
_lock: Final = Lock()


def around(host: str) -> Around:
    """Returns what stands around the pages of the site that answers to a name."""
    folder = settings.ONRECORD.site_folder
    now, key = generation(folder), (str(folder), host)
    found = _held.get(key)
    if found is None or found[0] != now:
        try:
            made = _read(host)
        except DatabaseError:  # the tables are not made yet: the record's pages need none
            return NOTHING
        with _lock:
            _held[key] = found = (now, made)
            if len(_held) > 64:
                _held.pop(next(iter(_held)))
    return found[1]


def slugs() -> frozenset[str]:
    """Returns the first parts of the addresses of all sites' pages."""
    return around("").slugs


def forget() -> None:
    """Drops what is held: for tests, whose database takes back what they wrote."""
    _held.clear()


def _read(host: str) -> Around:
    from wagtail.models import Site  # noqa: PLC0415  models are not there at import

    from onrecord.web.pages.menus import Menu  # noqa: PLC0415
    from onrecord.web.pages.theme import Theme  # noqa: PLC0415

    sites = {one.hostname.lower(): one for one in Site.objects.select_related("root_page")}
    if not host:
        return Around(
            slugs=frozenset(slug for site in sites.values() for home in _homes(site) for slug in _below(home))
        )
    site = sites.get(host) or next((one for one in sites.values() if one.is_default_site), None)
    if site is None:
        return NOTHING
    menus = list(Menu.objects.filter(site=site))
    theme = Theme.objects.filter(site=site).select_related("logo").first()
    css = theme.css() if theme is not None else ""
    return Around(
        homes=frozenset(home.locale.language_code for home in _homes(site) if home.live),
        bar=tuple((one.language, one.html()) for one in menus if one.place == "bar"),
        foot=tuple((one.language, one.html()) for one in menus if one.place == "foot"),
        css=css,
        digest=hashlib.sha256(css.encode()).hexdigest()[:12],
        names=(("en", theme.name), ("zh", theme.name_zh or theme.name)) if theme is not None else (),
        logo=_logo(theme),
        imprint=(("en", theme.imprint_en), ("zh", theme.imprint_zh)) if theme is not None else (),
    )


def _homes(site: Any) -> list[Any]:
    found = site.root_page.get_translations(inclusive=True).select_related("locale")
    return [one for one in found if _is_ours(one)]


def _below(home: Any) -> list[str]:
    return list(home.get_children().values_list("slug", flat=True))


def _is_ours(page: object) -> bool:
    """Tells that a page is one of the newsroom's, and not the page that Wagtail brings along."""
    return hasattr(getattr(page, "specific_class", None), "shape")


def _logo(theme: object) -> str:
    image = getattr(theme, "logo", None)
    if image is None:
        return ""
    made = image.get_rendition("height-72|format-webp")
    told = escape(getattr(theme, "logo_alt", ""))
    return SafeString(
        f'<img class="logo" src="{made.url}" alt="{told}" height="36" width="{made.width * 36 // made.height}">'
    )
