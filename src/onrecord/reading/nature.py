"""Whether a page is the official one, a reprint, an article about a briefing, or none of these."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import yaml
from attrs import frozen

from onrecord.model.transcript import Nature
from onrecord.reading.block import Head

_ARTICLE_META = frozenset({"article", "newsarticle", "blogposting"})
_LD_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:News|Analysis|Opinion|Report)?(?:Article|BlogPosting)"')
_REPUBLISHER = frozenset(
    {
        "mail-header",
        "comment-widget",
        "popular-list",
        "subscribe",
        "spam",
        "placeholder-alt",
        "republisher-lede",
        "headline-own",
    }
)
_OFFICE_TITLE = re.compile(
    r"spokes(?:person|man|woman)|press (?:secretary|briefing|conference|gaggle|call)|remarks by|briefing|doorstop|transcript"
    r"|发言人|记者会|答记者问|發言人|記者會|conferencia de prensa|versión estenográfica|conférence de presse|pressekonferenz|брифинг",
    re.IGNORECASE,
)


@frozen
class Rules:
    """The packaged table of governments' hosts and names."""

    hosts: tuple[str, ...]
    second: frozenset[str]
    labels: frozenset[str]
    never: frozenset[str]
    words: tuple[str, ...]
    not_words: tuple[str, ...]
    self_hosted: frozenset[str]


def nature(  # noqa: PLR0913  each argument is one witness, read elsewhere
    *,
    title: str | None,
    site: str | None,
    address: str | None,
    software: Collection[str],
    has_transcript: bool,
    byline: str | None,
    head: Head,
    tail_furniture_reasons: Collection[str],
    time_coded: bool = False,
    known_official: bool | None = None,
    shows_office: bool = True,
) -> Nature:
    """Returns what a page is to the record; what a government serves is official, whatever it holds.

    `known_official` is an office's own word on its addresses. Who serves the page decides first, then what
    the page prints of its site. Where neither tells, a bare transcript (a fragment, a Markdown file) is
    taken as official unless something of a republisher shows: software that people run for themselves, a
    by-line, a comment widget, popular lists, placeholder text, time-coded labels of a transcription service.
    `shows_office` tells that it prints something of an office: its title or labels; without that it is something other.
    """
    if known_official is None:
        known_official = served_by_government(address or _own_address(head), site)
    if known_official is None and site and site in head.metas.values():
        known_official = False  # the head declares a site, and it bears no government's name
    if known_official:
        return Nature.OFFICIAL
    if has_transcript:
        shows = known_official is False or time_coded or byline or _republisher(software, tail_furniture_reasons)
        if shows:
            return Nature.REPRINT
        return Nature.OFFICIAL if shows_office else Nature.OTHER
    return Nature.ARTICLE if _is_article(title, byline, head) else Nature.OTHER


def served_by_government(address: str | None, site: str | None = None) -> bool | None:
    """Tells whether a government serves the page, by its address, else by its site's name; None when unknown."""
    rules = _rules()
    host = _host(address)
    if host:
        return _government_host(host, rules) or (_named(site, rules) is True and "embassy" in host)
    return _named(site, rules)


def _host(address: str | None) -> str:
    if not address or "//" not in address:
        return ""
    try:
        return (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def _government_host(host: str, rules: Rules) -> bool:
    if any(host == end or host.endswith("." + end) for end in rules.hosts):
        return True
    parts = host.split(".")
    if rules.never.intersection(parts):
        return False
    if len(parts) >= 3 and len(parts[-1]) == 2 and parts[-2] in rules.second:
        return True
    if _GOVERNED.intersection(parts[1:-1]):
        return True
    pieces = {piece for part in parts[:-1] for piece in (part, *part.split("-"))}
    return bool(rules.labels.intersection(pieces))


_GOVERNED = frozenset({"gov", "gob", "gouv", "gub", "govt"})


def _named(site: str | None, rules: Rules) -> bool | None:
    """Tells whether a site's name is a government's, or a publisher's; None for names that say neither."""
    folded = site.casefold() if site else ""
    if any(word in folded for word in rules.not_words):
        return False
    return True if any(word in folded for word in rules.words) else None


def _own_address(head: Head) -> str | None:
    for found in (head.canonical, head.metas.get("og:url"), head.metas.get("url"), head.metas.get("sitedomain")):
        if found:
            return found if "//" in found else "//" + found
    return None


def _republisher(software: Collection[str], reasons: Collection[str]) -> bool:
    return bool(_rules().self_hosted.intersection(software)) or bool(_REPUBLISHER.intersection(reasons))


def _is_article(title: str | None, byline: str | None, head: Head) -> bool:
    if byline or head.metas.get("og:type", "").casefold() in _ARTICLE_META or head.metas.get("article:published_time"):
        return True
    if any(_LD_ARTICLE.search(block) for block in head.json_ld):
        return True
    return bool(title and _OFFICE_TITLE.search(title))


@lru_cache(maxsize=1)
def _rules() -> Rules:
    text = files("onrecord.reading").joinpath("data/governments.yml").read_text("utf-8")
    return _build(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506  a safe loader


def _build(table: Mapping[str, Any]) -> Rules:
    return Rules(
        hosts=tuple(table["hosts"]),
        second=frozenset(table["second_level"]),
        labels=frozenset(table["labels"]),
        never=frozenset(table["never"]),
        words=tuple(str(word).casefold() for word in table["words"]),
        not_words=tuple(str(word).casefold() for word in table["not_words"]),
        self_hosted=frozenset(table["self_hosted"]),
    )
