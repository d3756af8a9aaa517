"""What editors put around every page: name, logo, menus, look. Who makes it is a setting: the record knows no newsroom."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.utils import parseaddr
from functools import lru_cache
from html import escape
from typing import Final, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from onrecord.web.gate.address import asked_host

USUAL_NAME: Final = "OnRecord"
"""What a site is called to which editors gave no name."""


class Surroundings(Protocol):
    """What stands around the pages of a site. `style` goes into a page's head; what is "" is left as it usually is."""

    @property
    def style(self) -> str:
        """Returns the links to style and script."""

    @property
    def logo(self) -> str:
        """Returns the logo as HTML."""

    def name(self, language: str) -> str:
        """Returns the site's name."""

    def menu(self, language: str) -> str:
        """Returns the menu above the page as HTML."""

    def ways(self, language: str) -> str:
        """Returns the menu at the foot as HTML."""

    def words(self, language: str) -> str:
        """Returns the words at the foot."""


def surroundings() -> Surroundings | None:
    """Returns what stands around the page that is made now, None where nobody makes any."""
    name = getattr(settings, "ONRECORD_SURROUNDINGS", "")
    return _maker(name)(asked_host() or _own_host()) if name else None


def _own_host() -> str:
    """Returns the site's own name, for what is made while nobody asks: letters."""
    options = settings.ONRECORD
    return urlsplit(str(options.address)).hostname or str(options.hosts[0])


def site_name(language: str | None = None) -> str:
    """Returns what the site is called, in the reader's language by default."""
    around = surroundings()
    return (around.name(language or get_language() or "en") if around is not None else "") or USUAL_NAME


def sender() -> str:
    """Returns whom the site's letters come from: the address of the options, under the site's name where no other was set."""
    name, address = parseaddr(settings.ONRECORD.sender)
    told = re.sub(r'[\s"\\<>]+', " ", site_name() if name in {"", USUAL_NAME} else name).strip()
    return f'"{told}" <{address}>'


def around_above(html: str, told: Surroundings, language: str, path: str) -> SafeString:
    """Returns the bar above a page with the site's name, logo and menu."""
    name = told.name(language)
    if name or told.logo:
        html = html.replace(_BRAND, f">{told.logo}{escape(name or USUAL_NAME)}</a>", 1)
    menu = told.menu(language)
    if menu:
        here = f'<a href="{escape(path)}">'
        menu = menu.replace(here, f'{here[:-1]} aria-current="page">')
        head, end, rest = html.rpartition("</header>")
        html = f"{head}{menu}{end}{rest}"
    return SafeString(html)


def around_below(html: str, told: Surroundings, language: str) -> SafeString:
    """Returns the ways below a page with the site's own before them."""
    own = told.ways(language)
    words = told.words(language)
    if words:
        own = f'<p class="imprint">{escape(words)}</p>{own}'
    return SafeString(html.replace(_FOOT, f'{_FOOT}<div class="bar own">{own}</div>\n', 1) if own else html)


_BRAND: Final = ">OnRecord</a>"
_FOOT: Final = '<footer class="site">\n'


@lru_cache(maxsize=4)
def _maker(name: str) -> Callable[[str], Surroundings]:
    made: Callable[[str], Surroundings] = import_string(name)
    return made
