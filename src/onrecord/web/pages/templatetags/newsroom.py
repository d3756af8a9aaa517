"""What templates of the newsroom may say besides the site's own."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from html import escape
from typing import Any, Final

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.images.models import SourceImageIOError

from onrecord.web.pages.listing import Item
from onrecord.web.record import links

register = template.Library()
_WIDTHS: Final = (480, 960, 1600)
_SIZES: Final = {"wide": "100vw", "text": "(min-width: 48rem) 46rem, 100vw", "half": "(min-width: 48rem) 24rem, 100vw"}


@register.simple_tag
def photo(image: Any, alternative: str, place: str = "text", *, eager: bool = False) -> SafeString:
    """Returns a picture of the library in the widths that screens need, its middle where the editor set it."""
    if image is None:
        return SafeString("")
    try:
        made = list(image.get_renditions(*(f"width-{width}|format-webp" for width in _WIDTHS)).values())
    except SourceImageIOError:  # the file is gone; its words are not
        return SafeString(f'<span class="lost-picture">{escape(alternative)}</span>')
    widest = max(made, key=lambda one: one.width)
    srcset = ", ".join(
        f"{one.url} {one.width}w" for one in sorted({one.width: one for one in made}.values(), key=_width)
    )
    when = 'fetchpriority="high"' if eager else 'loading="lazy"'
    return SafeString(
        f'<img src="{widest.url}" srcset="{srcset}" sizes="{_SIZES[place]}" width="{widest.width}" '
        f'height="{widest.height}" alt="{escape(alternative)}" {when} decoding="async">'
    )


@register.simple_tag
def crop(image: Any, alternative: str, spec: str) -> SafeString:
    """Returns a picture cut to a size around its focal point."""
    if image is None:
        return SafeString("")
    try:
        made = image.get_rendition(f"{spec}|format-webp")
    except SourceImageIOError:
        return SafeString("")
    return SafeString(
        f'<img src="{made.url}" width="{made.width}" height="{made.height}" alt="{escape(alternative)}" loading="lazy">'
    )


@register.filter
def item_photo(item: Item) -> SafeString:
    """Returns the picture of a list's line."""
    return crop(item.picture, item.alternative, "fill-320x200")


@register.filter
def href(address: str) -> str:
    """Returns an address as a link may have it: a path or id in the reader's language, another site's as it stands."""
    text = (address or "").strip()
    if text.startswith(("https://", "http://", "mailto:")):
        return text
    if text.startswith("#"):
        return text
    path, mark, query = text.partition("?")
    if path == "/zh" or path.startswith("/zh/"):  # a page's own address has its language already
        return text
    return links.at(path) + mark + query


@register.filter
def record_link(link: str) -> str:
    """Returns the address of words of the record in the reader's language."""
    path, mark, query = link.partition("?")
    return links.at(path) + mark + query


@register.filter
def thing_key(page: Any) -> str:
    """Returns the key under which readers talk about a page."""
    return f"page:{page.pk}"


@register.filter
def talk_at(key: str, verb: str) -> str:
    """Returns the address of a thing's discussion, or of something to do there."""
    return links.at(f"/discuss/{key}" + (f"/{verb}" if verb else ""))


@register.simple_tag
def to_language(page: Any) -> str:
    """Returns the language of a page as browsers know it."""
    code = page.locale.language_code if page is not None else get_language() or "en"
    return "zh-Hans" if code == "zh" else str(code)


def _width(one: Any) -> int:
    return int(one.width)
