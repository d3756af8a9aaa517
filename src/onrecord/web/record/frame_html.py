"""What stands around every page, put together once for a language: the bar above and the ways below."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from http.client import NOT_FOUND, OK
from typing import Final

from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop

from onrecord.web.record.links import at

_ABOVE: Final = (
    ("/phrase", gettext_noop("Phrases")),
    ("/compare", gettext_noop("Compare")),
    ("/replies", gettext_noop("Replies")),
    ("/follow-ups", gettext_noop("Follow-ups")),
    ("/check", gettext_noop("Check")),
)
_BELOW: Final = (
    ("/people", gettext_noop("People")),
    ("/outlets", gettext_noop("Outlets")),
    ("/coverage", gettext_noop("Coverage")),
    ("/names", gettext_noop("Names")),
    ("/corrections", gettext_noop("Corrections")),
    ("/feeds", gettext_noop("Feeds")),
    ("/alerts", gettext_noop("Alerts")),
    ("/dossiers", gettext_noop("Dossiers")),
    ("/methods", gettext_noop("Methods and codebook")),
    ("/api/v1/docs", gettext_noop("Open API")),
)
_OWN_SEARCH: Final = frozenset({"/", "/record", "/search"})
"""Pages with a field to search in of their own; the one that says that there is none has one too."""


def above(path: str, query: str, status: int) -> SafeString:
    """Returns the bar above a page."""
    language = get_language() or "en"
    before, after = _above(language, get_script_prefix(), path not in _OWN_SEARCH and status != NOT_FOUND)
    here = f'href="{escape(at(path))}"'
    other = "en" if language == "zh" else "zh"
    spoken = 'hreflang="en" lang="en">English' if language == "zh" else 'hreflang="zh-Hans" lang="zh-Hans">中文'
    tongue = f'<a class="tongue" href="{escape(at(path, other) + query)}" {spoken}</a>\n'
    return SafeString(before + after.replace(f"<a {here}>", f'<a {here} aria-current="page">') + tongue + _END)


def below(json: str, status: int) -> SafeString:
    """Returns the ways below a page, its own form for machines among them."""
    name = escape(gettext("This page as JSON"))
    own = f'<a href="{escape(json)}">{name}</a>\n' if status == OK and json else ""
    before, after = _below(get_language() or "en", get_script_prefix())
    return SafeString(before + own + after)


_END: Final = "</nav>\n</div>\n</header>\n"


@lru_cache(maxsize=8)
def _above(language: str, prefix: str, find: bool) -> tuple[str, str]:  # noqa: ARG001, FBT001  they are the key
    named = escape(gettext("Search the record"))
    hint = escape(gettext("Words, a phrase, or an official address"))
    search, skip, ways_of = escape(gettext("Search")), escape(gettext("Skip to the text")), escape(gettext("Site"))
    field = (
        f'<form class="find" action="{at("/search")}" role="search">\n<label class="unseen" for="find">{named}</label>\n'
        f'<input id="find" name="q" type="search" placeholder="{hint}">\n<button>{search}</button>\n</form>\n'
    )
    head = (
        f'<a class="skip" href="#main">{skip}</a>\n<header class="site">\n<div class="bar">\n'
        f'<a class="brand" href="{at("/")}">OnRecord</a>\n{field if find else ""}'
    )
    ways = "".join(f'<a href="{at(path)}">{escape(gettext(name))}</a>\n' for path, name in _ABOVE)
    return head, f'<nav class="ways" aria-label="{ways_of}">\n{ways}'


@lru_cache(maxsize=8)
def _below(language: str, prefix: str) -> tuple[str, str]:  # noqa: ARG001  they are the key
    told = escape(gettext("Official words as printed, each tied to the bytes of the page it came from."))
    about = escape(gettext("About the record"))
    ways = "".join(f'<a href="{at(path)}">{escape(gettext(name))}</a>\n' for path, name in _BELOW)
    head = f'<footer class="site">\n<div class="bar">\n<p>{told}</p>\n<nav aria-label="{about}">\n{ways}'
    return head, "</nav>\n</div>\n</footer>\n"
