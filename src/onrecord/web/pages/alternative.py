"""Alternative text: no picture is published without words that a person wrote for those who do not see it."""

from __future__ import annotations

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_FILE: Final = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|heic)", re.I)
_CAMERA: Final = re.compile(
    r"(?:img|dsc|dscn|dcim|pxl|image|photo|picture|screenshot|untitled|scan)[\s_\-]*[\d_\-.]*", re.I
)
_FURNITURE: Final = frozenset(
    {
        # What site software writes where nobody wrote anything: it is how such words get into news pages.
        "odoo cms - a big picture",
        "odoo text and image block",
        "odoo image and text block",
        "banner odoo image",
        "alt text",
        "alternative text",
        "image description",
        "图片",
        "照片",
        "图像",
        "替代文本",
    }
)
_LONGEST: Final = 250


def fault(text: str, *, decorative: bool, title: str = "") -> str | Promise | None:
    """Returns what is wrong with the alternative text of a picture, None where nothing is.

    `title` is the picture's own name in the library; where that is the name of a file, it is no description.
    """
    words = " ".join(text.split())
    if decorative:
        return _("A decorative picture has no alternative text: take the words away, or the mark.") if words else None
    if not words:
        return _("Say what the picture shows, for those who do not see it; or mark it as decorative.")
    bare = words.rstrip(".。 ").casefold()
    if bare in _FURNITURE or _FILE.fullmatch(words) or _CAMERA.fullmatch(bare) or _is_name(words, title):
        return _("These words were not written for this picture. Say what it shows.")
    if len(words) > _LONGEST:
        return _("At most 250 signs: what is longer belongs into the caption.")
    return None


def _is_name(words: str, title: str) -> bool:
    """Tells that the words are a file's name as libraries take it for a title: one word with signs in it."""
    return words == title.strip() and bool(re.fullmatch(r"[A-Za-z0-9]+(?:[_\-.][A-Za-z0-9]+)+", words))
