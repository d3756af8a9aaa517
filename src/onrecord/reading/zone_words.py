"""What names of containers and words of lines say about where a page's main text stands."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NONE: frozenset[str] = frozenset()


def packaged(name: str) -> Any:
    """Returns a data table of the reader."""
    text = files("onrecord.reading").joinpath(f"data/{name}").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  a safe loader


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {word: group for group, words in packaged("zone_names.yml").items() for word in words.split()}


@lru_cache(maxsize=16384)
def name_groups(ident: str) -> frozenset[str]:
    """Returns the groups of `zone_names.yml` that the words of class and id values belong to."""
    names = _names()
    found = []
    last = ""
    for word in _WORDS.findall(ident[:200].replace("__", "-")):
        here = word.lower()
        if here in names:
            found.append(names[here])
        if last + here in names:
            found.append(names[last + here])
        last = here
    return frozenset(found) if found else _NONE


@lru_cache(maxsize=1)
def _starts() -> dict[str, list[tuple[str, str]]]:
    """Returns opening phrases under their first two letters, longest first, with what they announce."""
    table: dict[str, list[tuple[str, str]]] = {}
    for kind, rows in packaged("zone_lines.yml").items():
        for phrase in rows["start"].split(" | "):
            table.setdefault(phrase[:2], []).append((phrase, kind))
    for phrases in table.values():
        phrases.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return table


@lru_cache(maxsize=1)
def _parts() -> tuple[tuple[str, str], ...]:
    rows = packaged("zone_lines.yml").items()
    return tuple((phrase, kind) for kind, row in rows for phrase in row["part"].split(" | ") if phrase)


def line_start(low: str) -> str | None:
    """Returns the kind of furniture that the first words of a line in lower case announce."""
    low = low.lstrip("\"'“‘[(<>*-–—|•►▶» ")
    for phrase, kind in _starts().get(low[:2], ()):
        if low.startswith(phrase):
            after = low[len(phrase) : len(phrase) + 1]
            if not (after.isalnum() and phrase[-1].isalnum()) or phrase[-1] >= "\u2e80":
                return kind
    return None


def line_part(low: str) -> str | None:
    """Returns the kind of furniture that words within a line in lower case announce."""
    for phrase, kind in _parts():
        if phrase in low:
            return kind
    return None
