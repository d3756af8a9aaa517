"""Official and popular names for the same thing, from an editable file; an answer says when they were used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.search.tokens import BREAK, token_line
from onrecord.text.yaml_data import load_own

FILE = "synonyms.yml"
"""The name of a record's own file, in the record's folder; its groups come before those of the package."""
_LONGEST_CAPITALS = 3


@frozen
class Group:
    """Names that mean the same. `names` are searched for; `typed` are understood in a query only, and never searched for."""

    names: tuple[str, ...]
    typed: tuple[str, ...] = ()


class Synonyms:
    """Groups of names, found by any of their names; the first group that has a name counts."""

    def __init__(self, groups: Iterable[Group]) -> None:
        """Takes the groups in order of precedence."""
        self._groups: dict[str, list[tuple[str, Group]]] = {}
        self.longest = 1
        for group in groups:
            for name in (*group.names, *group.typed):
                self._groups.setdefault(_key(name), []).append((name, group))
                self.longest = max(self.longest, len(name.split()))

    def group(self, words: Sequence[str]) -> Group | None:
        """Returns the group of a name typed as these words, None where it has none.

        A name of up to three capitals (`UN`) is meant only where it was typed in capitals: most are words as well.
        """
        typed = " ".join(words)
        for name, group in self._groups.get(_key(typed), ()):
            letters = "".join(filter(str.isalpha, name))
            short = letters.isascii() and letters.isupper() and len(letters) <= _LONGEST_CAPITALS
            if not short or typed.isupper():
                return group
        return None


def synonyms(*folders: Path) -> Synonyms:
    """Returns the package's groups, behind those of each folder's own file; raises UsageError for a file it cannot read."""
    groups: list[Group] = []
    for folder in folders:
        path = folder / FILE
        if path.is_file():
            groups += groups_of(path.read_text("utf-8"), str(path))
    return Synonyms([*groups, *_shipped()])


@cache
def _shipped() -> tuple[Group, ...]:
    text = (resources.files("onrecord.search") / "data" / FILE).read_text("utf-8")
    return tuple(groups_of(text, FILE))


def groups_of(text: str, path: str) -> list[Group]:
    """Returns the groups of a file: a list of lists of names, or of `{names: […], typed: […]}`."""
    values = load_own(text, path) or []
    if not isinstance(values, list):
        raise UsageError(f"{path} must be a list of groups of names")
    return [_group(value, path) for value in values]


def _group(value: Any, path: str) -> Group:
    value = value if isinstance(value, dict) else {"names": value}
    names, typed = _names(value.get("names")), _names(value.get("typed", []))
    if not names or typed is None or len(names) + len(typed) < 2:
        raise UsageError(f"{path}: {value!r} is no group; write a list of two names or more")
    return Group(names, typed)


def _names(value: Any) -> tuple[str, ...] | None:
    good = isinstance(value, list) and all(isinstance(one, str) and _key(one) for one in value)
    return tuple(value) if good else None


def _key(name: str) -> str:
    return " ".join(word for word in token_line(name).split() if word != BREAK)
