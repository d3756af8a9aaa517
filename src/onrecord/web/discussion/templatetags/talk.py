"""Addresses and comments in the templates of discussions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

from onrecord.web.discussion import comment_html
from onrecord.web.discussion.actions.report import REASONS
from onrecord.web.discussion.views.page import Discussion
from onrecord.web.record.links import at

register = template.Library()
_NAMES: Final = {
    "newest": gettext_noop("Newest"),
    "oldest": gettext_noop("Oldest"),
    "voted": gettext_noop("Most voted"),
    "discussed": gettext_noop("Most discussed"),
    "read": gettext_noop("Most read"),
    "rising": gettext_noop("Rising"),
    "waiting": gettext_noop("Waiting"),
    "reported": gettext_noop("Reported"),
    "refused": gettext_noop("Refused"),
    "questions": gettext_noop("Questions"),
    "corrections": gettext_noop("Corrections"),
    "spam": gettext_noop("Spam"),
    "shown": gettext_noop("shown"),
    "deleted": gettext_noop("deleted"),
    "trap": gettext_noop("filled in what people do not see"),
    "filter": gettext_noop("looks like spam"),
    "hasty": gettext_noop("written too fast"),
    "links": gettext_noop("many links"),
    "words": gettext_noop("a word of the list"),
    "again": gettext_noop("said before"),
    "rule": gettext_noop("by rule"),
    "newcomer": gettext_noop("writes for the first time"),
}


def _named(code: str) -> str:
    return gettext(_NAMES.get(code) or REASONS.get(code) or code)


for tag in ("sort_name", "list_name", "desk_name", "why_name", "status_name", "reason_name"):
    register.simple_tag(_named, name=tag)


@register.simple_tag
def talk(key: str, verb: str = "", **query: Any) -> SafeString:
    """Returns the address of a thing's discussion, or of something to do there."""
    path = at(f"/discuss/{key}" + (f"/{verb}" if verb else ""))
    return escape(path + (f"?{urlencode(query)}" if query else ""))


@register.simple_tag
def comment_path(number: int, verb: str = "") -> SafeString:
    """Returns the address of a comment, or of something to do with it."""
    return escape(at(f"/discuss/comment/{number}" + (f"/{verb}" if verb else "")))


@register.simple_tag
def instant(when: datetime) -> str:
    """Returns a moment as addresses and scripts name it."""
    return f"{when:%Y-%m-%dT%H:%M:%S.%fZ}"


@register.simple_tag
def since(page: Discussion) -> SafeString:
    """Returns the address at which what appears after this page was made will stand."""
    return talk(page.thing.key, since=f"{page.now:%Y-%m-%dT%H:%M:%SZ}")


@register.simple_tag
def next_of(page: Discussion, verb: str = "") -> SafeString:
    """Returns the address of the next threads."""
    query: dict[str, Any] = {"sort": page.sort, "after": page.listing.after}
    if page.since is not None:
        query = {"since": instant(page.since), "after": page.listing.after}
    if page.inline:
        query["show"] = "inline"
    if page.question is not None:
        query["question"] = page.question.id
    return talk(page.thing.key, verb, **query)


register.simple_tag(comment_html.branch)
register.simple_tag(comment_html.votes)
register.simple_tag(comment_html.more_answers)


@register.simple_tag
def said(one: Any, reader: Any, closed: bool) -> SafeString:  # noqa: FBT001  templates name no arguments of Python's
    """Returns one comment."""
    return comment_html.comment(one, reader, closed=closed)
