"""Issues: lists of terms by language that an editor can change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from onrecord.analysis.formulations.own_list import by_language, entries, only_keys, words
from onrecord.analysis.formulations.units import is_closed
from onrecord.errors import UsageError

FILE: Final = "issues.yml"
"""The name of a record's own list, in the record's folder."""


@frozen
class Issue:
    """What questions are about: the terms that say so, by language."""

    id: str
    title: str
    terms: Mapping[str, tuple[str, ...]]

    def about(self, text: str, language: str | None) -> bool:
        """Tells whether a text names the issue; terms of all languages are looked for where its language is not known."""
        spoken = (language or "").partition("-")[0]
        lists = [self.terms[spoken]] if spoken in self.terms else [*self.terms.values()]
        return any(_term(term).search(text) for terms in lists for term in terms)


def issues(folder: Path | None = None) -> dict[str, Issue]:
    """Returns the issues by id: the package's, and those of a record's own file, which come first."""
    own = folder / FILE if folder is not None else None
    told = resources.files("onrecord.analysis.formulations").joinpath("data", FILE).read_text("utf-8")
    lists = [(told, FILE)]
    if own is not None and own.exists():
        lists.append((own.read_text("utf-8"), str(own)))
    return {name: one for text, place in lists for name, one in entries(text, place, _issue).items()}


def issue_of(name: str, folder: Path | None = None) -> Issue:
    """Returns an issue by its id; raises UsageError naming those there are."""
    known = issues(folder)
    if name not in known:
        raise UsageError(
            f"no issue is called `{name}`; there are {', '.join(sorted(known))}, and those of the record's {FILE}"
        )
    return known[name]


def _issue(row: Mapping[str, Any]) -> Issue:
    only_keys(row, ("id", "title", "terms"), ("terms",))
    return Issue(row["id"], words(row.get("title", row["id"])), by_language(row["terms"], words))


@cache
def _term(term: str) -> re.Pattern[str]:
    pattern = r"\s+".join(map(re.escape, term.split()))
    return re.compile(pattern if is_closed(term) else rf"\b{pattern}\b", re.IGNORECASE)
