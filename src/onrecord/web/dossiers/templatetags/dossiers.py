"""What the templates of dossiers may say besides those of the record."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from onrecord.web.dossiers.shapes import Dossier, Words, spoken_in
from onrecord.web.dossiers.views.codes import named
from onrecord.web.record.turn_html import tongue

register = template.Library()
register.filter("named", named)


@register.filter
def said(words: Words) -> SafeString | str:
    """Returns editors' words in the reader's language; in another one they say which."""
    spoken = get_language() or "en"
    text, language = spoken_in(words or {}, spoken)
    return text if language == spoken else format_html('<span lang="{}">{}</span>', tongue(language), text)


@register.filter
def bare(words: Words) -> str:
    """Returns editors' words in the reader's language, as text alone."""
    return spoken_in(words or {}, get_language() or "en")[0]


@register.filter
def actor(dossier: Dossier, key: str) -> SafeString | str:
    """Returns an actor's name."""
    found = dossier.actor(key)
    return said(found.name) if found is not None else key


@register.filter
def proposal(dossier: Dossier, key: str) -> SafeString | str:
    """Returns a proposal's title."""
    found = dossier.proposal(key)
    return said(found.title) if found is not None else key


@register.filter
def step(dossier: Dossier, key: str) -> SafeString | str:
    """Returns a step's title."""
    found = dossier.step(key)
    return said(found.title) if found is not None else key


@register.filter
def in_language(words: Any, language: str) -> str:
    """Returns the text in one language, "" where there is none."""
    return str((words or {}).get(language, ""))
