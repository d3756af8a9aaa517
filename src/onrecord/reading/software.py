"""Which software made a page, told by its fingerprints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from attrs import Factory, define, frozen

from onrecord.reading.block import Head

_HEAD = 24_576
_FOOT = 4_096


@frozen
class Rules:
    """Fingerprints as flat tables, each with the software it tells of."""

    generator: tuple[tuple[str, str], ...]
    source: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    """Those of `source` without a slash: all that a line without one can hold."""
    body: tuple[tuple[str, str], ...]
    printed: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[re.Pattern[str], str], ...]
    implies: Mapping[str, tuple[str, ...]]


def software(source_text: str, head: Head, *, classes: str | None = None) -> tuple[str, ...]:
    """Returns the names of the software that a page shows traces of, sorted; empty when nothing tells.

    `classes` are the class names and ids of the page's elements where these are known already: looking
    there for what systems write into a body is faster than looking through the source.
    """
    rules = _rules()
    if _is_html(source_text):
        cut = source_text.find("</head>", 0, _HEAD)
        ends = source_text[: cut if cut > 0 else _HEAD] + source_text[-_FOOT:]
        found = _in_lines(ends)
        found.update(name for mark, name in rules.body if mark in (source_text if classes is None else classes))
    else:
        printed = source_text.lower()
        found = {name for line, name in rules.printed if line in printed}
    generator = head.metas.get("generator", "").casefold()
    if generator:
        found.update(name for word, name in rules.generator if word in generator)
    for address in (head.canonical, head.metas.get("og:url"), head.metas.get("url")):
        if address:
            found.update(name for pattern, name in rules.addresses if pattern.search(address))
    for name in tuple(found):
        found.update(rules.implies.get(name, ()))
    return tuple(sorted(found))


def _in_lines(text: str) -> set[str]:
    """Returns the names whose marks stand in a text; most of its lines stood without marks on the page before."""
    known = _known_lines()
    lines = set(text.split("\n"))
    found = {name for line in lines.intersection(known.marked) for name in known.marked[line]}
    fresh = lines.difference(known.plain, known.marked)
    if not _marked("\n".join(fresh)):  # no mark runs over two lines
        known.plain.update([line for line in fresh if len(line) <= _TEMPLATE_LONGEST])
        fresh = set()
    for line in fresh:
        names = _marked(line)
        found.update(names)
        if len(line) > _TEMPLATE_LONGEST:
            continue
        if names:
            known.marked[line] = names
        else:
            known.plain.add(line)
    known.forget(_MOST_KNOWN)
    return found


def _marked(text: str) -> tuple[str, ...]:
    """Returns the names whose marks stand in lines of the source."""
    rules = _rules()
    return tuple([name for mark, name in (rules.source if "/" in text else rules.words) if mark in text])


@define
class _Lines:
    """Lines of sources met in this process: those without marks, and those with marks and the names that these tell."""

    plain: set[str] = Factory(set)
    marked: dict[str, tuple[str, ...]] = Factory(dict)

    def forget(self, most: int) -> None:
        if len(self.plain) > most:
            self.plain.clear()
        if len(self.marked) > most:
            self.marked.clear()


# Most lines of a head are printed on each page of a site.
_TEMPLATE_LONGEST = 400
_MOST_KNOWN = 8192


def _is_html(text: str) -> bool:
    """Tells whether a source has elements: in plain text an asset path is only a link that the text quotes."""
    return "</" in text and any(mark in text for mark in ("<html", "<head", "<div", "<script", "<DIV", "<HTML"))


@lru_cache(maxsize=1)
def _known_lines() -> _Lines:
    """Returns the lines met in this process; remembering them only saves time."""
    return _Lines()


@lru_cache(maxsize=1)
def _rules() -> Rules:
    text = files("onrecord.reading").joinpath("data/software.yml").read_text("utf-8")
    return _build(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506  a safe loader


def _build(table: Mapping[str, Mapping[str, Any]]) -> Rules:
    def flat(key: str) -> tuple[tuple[str, str], ...]:
        return tuple((str(mark), name) for name, rows in table.items() for mark in rows.get(key, ()))

    return Rules(
        generator=flat("generator"),
        source=flat("source"),
        words=tuple((mark, name) for mark, name in flat("source") if "/" not in mark),
        body=flat("body"),
        printed=flat("print"),
        addresses=tuple((re.compile(mark), name) for mark, name in flat("address")),
        implies={name: tuple(rows["implies"]) for name, rows in table.items() if "implies" in rows},
    )
