"""Which offices there are, and whose words a page holds."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from attrs import evolve

import onrecord.offices
from onrecord.errors import UsageError
from onrecord.offices.office import Lookup, Office, host_and_path
from onrecord.offices.office_file import parse_office
from onrecord.reading.block import Head
from onrecord.reading.hints import GENERAL, DropRule, Hints
from onrecord.reading.label_families import folded

_FOLDER = re.compile(r"[a-z]{2}_[a-z0-9]+")
_SITE_METAS = ("og:site_name", "sitename", "sitedomain", "application-name", "dc.publisher")
_TITLE_PARTS = re.compile(r"\s*[_|｜»·]\s*|\s+[-\u2013\u2014]+\s+")
_LEDE_LINES, _LEDE_WIDTH, _LEDE_SPOKEN = 16, 240, 2
_WHOLE_PAGE = 5000
_SPOKEN = re.compile(r"[^:：\n]{1,60}[:：]|Q\s")


@lru_cache(maxsize=1)
def offices() -> Mapping[str, Office]:
    """Returns all offices by id, in the order of their ids, read from their folders once a process."""
    found = sorted(
        item.name for item in pkgutil.iter_modules(onrecord.offices.__path__) if _FOLDER.fullmatch(item.name)
    )
    made = [parse_office(_office_file(folder), folder) for folder in found]
    return MappingProxyType({one.id: one for one in made})


def _office_file(folder: str) -> str:
    try:
        return files("onrecord.offices").joinpath(folder, "office.yml").read_text("utf-8")
    except OSError as fault:
        raise UsageError(f"offices/{folder}/office.yml: cannot be read: {fault}; each folder needs one") from fault


def office(office_id: str) -> Office:
    """Returns the office with this id; raises UsageError listing the known ones."""
    known = offices()
    if office_id not in known:
        raise UsageError(f"no press office `{office_id}`; known: {', '.join(known)}")
    return known[office_id]


def recognize(
    address: str | None, head: Head, title: str | None, site: str | None, text_lines: Sequence[str]
) -> Office | None:
    """Returns the office whose words a page holds, whoever serves the page; None when nothing says so for certain.

    In this order: the address; what the page's head says of its site; the title; the first lines of the text where
    lines open with labels; marks that stand together on no other office's pages. Words must fit exactly one office.
    """
    for place in (address, *_own_places(head)):
        if place and (served := _only(one for one in _on_host(host_and_path(place)[0]) if one.serves(place))):
            return served
    return _by_site(head, title, site) or _by_words(title, head, text_lines)


@lru_cache(maxsize=1024)
def _on_host(host: str) -> tuple[Office, ...]:
    """Returns the offices that publish on a host, wherever on it."""
    return tuple(one for one in offices().values() if any(place.has_host(host) for place in one.addresses))


def _own_places(head: Head) -> tuple[str | None, ...]:
    return head.canonical, head.metas.get("og:url"), head.metas.get("url")


def _official(found: Office, address: str | None, head: Head) -> bool:
    """Tells whether the office itself serves the page; a page handed in without address is taken at its head's word."""
    if address is not None and "://" in address:
        return found.serves(address)
    return any(place and found.serves(place) for place in _own_places(head)) or _by_site(head, None, None) == found


def _only(found: Iterable[Office]) -> Office | None:
    some = list(found)
    return some[0] if len(some) == 1 else None


@lru_cache(maxsize=1)
def _sites() -> Mapping[str, Office]:
    return {folded(name): one for one in offices().values() for name in one.sites}


def _by_site(head: Head, title: str | None, site: str | None) -> Office | None:
    known = _sites()
    tail = _TITLE_PARTS.split(title or head.title or "")[1:]
    said = [site, *(head.metas.get(name) for name in _SITE_METAS), *tail]
    return next((known[key] for name in said if name and (key := folded(name)) in known), None)


def _by_words(title: str | None, head: Head, text_lines: Sequence[str]) -> Office | None:
    lines = [line for line in text_lines if line.strip()]
    first = _opening(lines)
    found = _titled([words for words in (title, head.title) if words]) or _titled(first[:2])
    # A page without line breaks is one line; its labels stand inside.
    speaks = any(_SPOKEN.match(line) for line in first) or any(len(line) > _WHOLE_PAGE for line in lines[:_LEDE_LINES])
    if found is not None or not speaks:
        return found
    # A lede may run over several lines ("TRANSCRIPT OF THE PRIME MINISTER", "THE HON. JOHN HOWARD MP").
    first.append(" ".join(first))
    some = offices().values()
    return _only(one for one in some if any(rule.search(words) for rule in one.ledes for words in first)) or _only(
        one for one in some if one.marks and all(any(rule.match(line) for line in lines) for rule in one.marks)
    )


def _opening(lines: list[str]) -> list[str]:
    """Returns the lines that may be a lede: those before the speaking is well under way."""
    first: list[str] = []
    spoken = 0
    for line in lines[:_LEDE_LINES]:
        first.append(line[:_LEDE_WIDTH])
        spoken += bool(_SPOKEN.match(line))
        if spoken > _LEDE_SPOKEN:
            break
    return first


def _titled(titles: list[str]) -> Office | None:
    return _only(
        one for one in offices().values() if any(rule.search(words) for rule in one.titles for words in titles)
    )


def hints_for(
    found: Office | None, *, head: Head, lines: Sequence[str], address: str | None = None, sha256: str | None = None
) -> Hints:
    """Returns the hints for a page of an office: its data, what is known of this very page, and the folder's own rules."""
    if found is None:
        return GENERAL
    hints = evolve(_plain(found.id), official=_official(found, address, head))
    hints = _known_of_page(hints, found.lookups, address, sha256)
    hints = _named_in_lede(hints, found, head, lines)
    sharpen = _sharpener(found.folder)
    return hints if sharpen is None else sharpen(hints, head, lines)


@lru_cache(maxsize=64)
def _sharpener(folder: str) -> Callable[[Hints, Head, Sequence[str]], Hints] | None:
    """Returns the folder's own rules, None where data suffices; found once a process, since the search is slow."""
    name = f"onrecord.offices.{folder}.parse"
    if importlib.util.find_spec(name) is None:
        return None
    sharpen: Callable[[Hints, Head, Sequence[str]], Hints] = importlib.import_module(name).sharpen
    return sharpen


def _named_in_lede(hints: Hints, found: Office, head: Head, lines: Sequence[str]) -> Hints:
    """Returns the hints with the presider of a copy's lede ("At spokesperson X's press conference"), where its title names none."""
    if hints.presider is not None or hints.presider_in(head.title or "") is not None:
        return hints
    rules = (*found.titles, *found.ledes)
    ledes = (
        line for line in _opening([line for line in lines if line.strip()]) if any(rule.search(line) for rule in rules)
    )
    named = next((name for line in ledes if (name := hints.presider_in(line)) is not None), None)
    return hints if named is None else evolve(hints, presider=named)


@lru_cache(maxsize=64)
def _plain(office_id: str) -> Hints:
    one = office(office_id)
    return Hints(
        reader=one.id,
        version=one.version,
        office=one.id,
        publisher=one.publisher,
        language=one.languages[0],
        presiders=one.presiders,
        official_labels=frozenset(folded(word) for word in one.labels.official),
        asker_labels=frozenset(folded(word) for word in one.labels.asker),
        moderator_labels=frozenset(folded(word) for word in one.labels.moderator),
        body=one.templates,
        title_kinds=one.kinds,
        drop_lines=one.drop_lines,
    )


def _known_of_page(hints: Hints, lookups: tuple[Lookup, ...], address: str | None, sha256: str | None) -> Hints:
    for one in lookups:
        if one.means(address, sha256):
            drops = tuple(DropRule(pattern, "known-oddity") for pattern in one.drop)
            hints = evolve(
                hints,
                date=one.date or hints.date,
                presider=one.presider or hints.presider,
                drop_lines=drops + hints.drop_lines,
            )
    return hints
