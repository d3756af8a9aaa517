"""What templates may say besides Django's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from onrecord.pipeline.check.fidelity import Claim
from onrecord.web.record import (
    chart_html,
    codebook_words,
    faults,
    links,
    listed_html,
    quick_tags,
    reply_words,
    stacked_html,
    transcript_html,
    turn_html,
    twin_html,
    words,
)
from onrecord.web.record.about import feed_at

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
register.filter("meaning", codebook_words.meaning)
register.filter("ticked", codebook_words.ticked)
register.filter("person_name", words.person_name)
register.filter("fault", faults.fault)
register.filter("number", words.number)
register.filter("and_others", words.holdings)
register.tag("translate", quick_tags.translate)
register.tag("blocktranslate", quick_tags.block_translate)
register.filter("found", listed_html.found)
register.filter("rows", listed_html.rows)
register.filter("uses", listed_html.uses)
register.filter("facet_values", listed_html.values)
register.filter("bars", chart_html.bars)
register.filter("chart_rows", chart_html.rows)
register.filter("years", chart_html.years)
register.filter("asks", reply_words.asks)
register.filter("outcome", reply_words.outcome)
register.filter("outcome_head", reply_words.outcome_head)
register.filter("handled", reply_words.handling)
register.filter("twin", twin_html.twin)
register.filter("phrase_of", lambda text: links.whole(links.phrase(text)))
register.filter("reply_rows", stacked_html.table_rows)
register.filter("said_by", words.said_by)
register.filter("address", links.whole)
register.filter("article", turn_html.article)
register.filter("side", turn_html.side)
register.simple_tag(transcript_html.contents)
register.simple_tag(transcript_html.transcript)
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
def spoken_here(names: Mapping[str, str]) -> bool:
    """Tells whether something has a name in the reader's language, when that is not English."""
    language = (get_language() or "en").partition("-")[0]
    return language != "en" and language in names


@register.filter
def last_part(name: str) -> str:
    """Returns the last part of an id: an edition's own name inside its briefing."""
    return name.rpartition("/")[2]


@register.filter
def with_field(text: str, field: str) -> str:
    """Returns the query of an address with a field of it set anew, on its first part again."""
    name = field.partition("=")[0] + "="
    kept = [part for part in text.lstrip("?").split("&") if part and not part.startswith((name, "page="))]
    return "?" + "&".join([*kept, field])


@register.filter
def phrase_path(one: Any) -> str:
    """Returns the address of the history of something that has a text."""
    return links.whole(links.phrase(one.text))


@register.filter
def wrong(claims: Iterable[Claim]) -> list[Claim]:
    """Returns what a page says of whose or when words are and the record does not bear out."""
    return [one for one in claims if not one.agrees]


@register.filter
def held_by(right: str, user: Any) -> bool:
    """Tells whether a user has a right."""
    return bool(user.has_perm(right))


@register.filter
def feed_ways(path: str) -> SafeString:
    """Returns the links to a list's feeds in its three forms."""
    forms = (("rss", "RSS"), ("atom", "Atom"), ("feed", "JSON Feed"))
    return SafeString(" ".join(f'<a href="{escape(feed_at(path, form))}">{name}</a>' for form, name in forms))


@register.filter
def office_feed(office: str) -> SafeString:
    """Returns the links to the feeds of a press office."""
    return feed_ways(f"/{office}")
