"""The transcript of a briefing as HTML: its contents by exchange, and the exchanges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.web.record.reply import ShownReply
from onrecord.web.record.turn import Group
from onrecord.web.record.turn_html import article, tongue, voice


def contents(groups: Iterable[Group], language: str | None) -> SafeString:
    """Returns the list of exchanges, each by who asks and how the question begins."""
    spoken = escape(tongue(language))
    rows = (
        f'<li value="{one.number}"><a href="#{escape(one.turns[0].short)}">{f"<b>{escape(one.asker)}</b> " if one.asker else ""}'
        f'<span lang="{spoken}">{escape(one.opening)}</span></a></li>'
        for one in groups
    )
    return SafeString("".join(rows))


def transcript(groups: Iterable[Group], replies: Mapping[str, ShownReply]) -> SafeString:
    """Returns the exchanges with their statements, and what is said outside of any."""
    said, exchange = voice(), gettext("Exchange %(n)s")
    made = []
    for group in groups:
        turns = "".join(article(one, replies.get(one.short)) for one in group.turns)
        if group.id is None:
            made.append(turns)
            continue
        name = escape(exchange % {"n": group.number})
        number = f'<p class="number"><a href="{said.at(group.id)}">{name}</a></p>'
        made.append(f'<section class="exchange">\n{number}\n{turns}</section>\n')
    return SafeString("".join(made))
