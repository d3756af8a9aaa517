"""Ladders of graded formulas, and tiers of how hot a phrase is: lists that an editor can change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from onrecord.analysis.formulations.own_list import FaultyEntry, by_language, entries, only_keys, words
from onrecord.errors import UsageError
from onrecord.text.sentences import sentences
from onrecord.text.span import Span
from onrecord.text.yaml_data import load

FILE: Final = "ladders.yml"
"""The name of a record's own list, in the record's folder."""


_QUOTED: Final = re.compile('“[^“”]{24,}”|"[^"\n]{24,}"|“[^“”]*[\u3400-\u9fff][^“”]{11,}”')
"""A quotation that is longer than a name or a word that its speaker keeps at arm's length."""


@frozen
class Term:
    """A phrase that stands for a rung; with a `form` only where its sentence matches the form over the phrase."""

    phrase: str
    form: re.Pattern[str] | None = None

    def stands(self, text: str, span: Span) -> bool:
        """Tells whether the phrase at a place of a text stands for the rung there: not in a sentence of somebody else's."""
        if any(one.start() < span.start and span.end < one.end() for one in _QUOTED.finditer(text)):
            return False
        if self.form is None:
            return True
        for one in sentences(text):
            if one.start <= span.start < one.end:
                found = self.form.finditer(one.cut(text))
                return any(each.start() <= span.start - one.start < each.end() for each in found)
        return False


@frozen
class Rung:
    """One step of a ladder: what it says, and the phrases that stand for it, by language."""

    title: str
    terms: Mapping[str, tuple[Term, ...]]


@frozen
class Ladder:
    """Graded formulas, the mildest first, and where their order comes from; of some offices only where it names them."""

    id: str
    title: str
    source: str
    rungs: tuple[Rung, ...]
    offices: tuple[str, ...] = ()

    def is_of(self, office: str) -> bool:
        """Tells whether the ladder is one of an office."""
        return not self.offices or office in self.offices


@frozen
class Tier:
    """How hot a phrase is: the least share of a period's briefings that say it."""

    name: str
    chinese: str
    least: float


def ladders(folder: Path | None = None) -> dict[str, Ladder]:
    """Returns the ladders by id: the package's, and those of a record's own file, which come first."""
    own = folder / FILE if folder is not None else None
    lists = [(_text(FILE), FILE)]
    if own is not None and own.exists():
        lists.append((own.read_text("utf-8"), str(own)))
    return {name: one for text, place in lists for name, one in entries(text, place, _ladder).items()}


def ladder_of(name: str, folder: Path | None = None) -> Ladder:
    """Returns a ladder by its id; raises UsageError naming those there are."""
    known = ladders(folder)
    if name not in known:
        raise UsageError(f"no ladder is called `{name}`; there are {', '.join(sorted(known))}")
    return known[name]


def tiers() -> tuple[Tier, ...]:
    """Returns the tiers, the hottest first."""
    return tuple(Tier(str(row["name"]), str(row["chinese"]), float(row["least"])) for row in load(_text("tiers.yml")))


def tier_of(share: float) -> Tier:
    """Returns the tier of a share; the coldest for a share of nothing."""
    return next(one for one in tiers() if share >= one.least)


def definition() -> str:
    """Returns in words what the tiers mean: what is printed with every table of them."""
    told = ", ".join(f"{one.name} from {one.least:.0%}" for one in tiers() if one.least)
    return f"share of the year's briefings that say it: {told}, else {tiers()[-1].name}"


def _text(name: str) -> str:
    return resources.files("onrecord.analysis.formulations").joinpath("data", name).read_text("utf-8")


def _ladder(row: Mapping[str, Any]) -> Ladder:
    only_keys(row, ("id", "title", "source", "offices", "rungs"), ("title", "source", "rungs"))
    rungs, of = row["rungs"], row.get("offices", [])
    if not isinstance(rungs, list) or not rungs:
        raise FaultyEntry("a ladder needs rungs, each with title and terms")
    if not isinstance(of, list):
        raise FaultyEntry("offices must be a list, such as `offices: [cn-mfa]`")
    return Ladder(row["id"], words(row["title"]), words(row["source"]), tuple(map(_rung, rungs)), tuple(map(words, of)))


def _rung(row: Any) -> Rung:
    only_keys(row, ("title", "terms"), ("title", "terms"))
    return Rung(words(row["title"]), by_language(row["terms"], _term))


def _term(row: Any) -> Term:
    if not isinstance(row, Mapping):
        return Term(words(row))
    only_keys(row, ("phrase", "form"), ("phrase",))
    phrase, form = words(row["phrase"]), row.get("form")
    try:
        return Term(phrase, None if form is None else re.compile(words(form)))
    except re.error as fault:
        raise FaultyEntry(f"the form `{fault.pattern!s}` is no pattern ({fault})") from None
