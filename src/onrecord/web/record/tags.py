"""What templates may say besides Django's own."""

from __future__ import annotations

from django import template
from django.conf import settings

from onrecord.web.record import links, turn_html, words

register = template.Library()
register.filter("at", links.at)
register.filter("machine", links.machine)
register.filter("person", lambda name: links.at(links.person(name)))
register.filter("outlet", lambda name: links.at(links.outlet(name)))
register.filter("coded", words.coded)
register.filter("day", words.day)
register.filter("moment", words.moment)
register.filter("month", words.month)
register.filter("spoken", words.spoken)
register.filter("office_name", words.office_name)
register.filter("number", words.number)
register.filter("head", turn_html.head)
register.filter("said", turn_html.said)
register.filter("paragraphs", turn_html.paragraphs)
register.filter("tongue", turn_html.tongue)


@register.simple_tag
def asset(name: str) -> str:
    """Returns the address of a static file; it changes with the code."""
    return f"{settings.STATIC_URL}{name}"


@register.filter
def query(text: str) -> str:
    """Returns the query of an address without its page number, to be followed by another."""
    return "&".join(part for part in text.lstrip("?").split("&") if part and not part.startswith("page="))


@register.filter
def last_part(name: str) -> str:
    """Returns the last part of an id: an edition's own name inside its briefing."""
    return name.rpartition("/")[2]
