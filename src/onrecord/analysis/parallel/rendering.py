"""Official names of things that are rendered in two ways, within a briefing or over many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from onrecord.analysis.parallel.align import SentencePair
from onrecord.analysis.parallel.finder import folded
from onrecord.analysis.parallel.glossary import Sort
from onrecord.analysis.parallel.lexicon import Lexicon

_QUOTED = re.compile('“([^“”]{2,60})”|《([^《》]{2,60})》|「([^「」]{2,60})」|"([^"\n]{2,60})"')
_WORD = re.compile(r"[^\W_]+")


@frozen
class Use:
    """One use of a name: the sentences, as their editions' ids with statements, and how each edition has the name."""

    left: str
    right: str
    left_words: str
    right_words: str


@frozen
class Rendering:
    """A name that one edition writes one way (`name`) and the other in several (`forms`, each with its uses)."""

    name: str
    in_left: bool
    forms: tuple[tuple[str, tuple[Use, ...]], ...]

    def to_dict(self) -> dict[str, Any]:
        """Returns the rendering as JSON; `language_of_name` says which edition has one form."""
        return {
            "name": self.name,
            "name_in": "left" if self.in_left else "right",
            "forms": [
                {"text": form, "uses": [{"left": one.left, "right": one.right} for one in uses]}
                for form, uses in self.forms
            ],
        }


def uses(pairs: Iterable[SentencePair], editions: tuple[str, str], lexicon: Lexicon) -> Iterator[Use]:
    """Yields the names of aligned sentences with how both have them: listed official names, and names in quotation marks.

    Quoted names are taken where both sides quote equally many, in their order. `editions` are the revisions' ids.
    """
    for pair in pairs:
        if not pair.left or not pair.right:
            continue
        ids = tuple(
            _ref(edition, side[0].statement) for edition, side in zip(editions, (pair.left, pair.right), strict=True)
        )
        left, right = (" ".join(one.text for one in side) for side in (pair.left, pair.right))
        quoted = _quoted(left), _quoted(right)
        if len(quoted[0]) == len(quoted[1]):
            yield from (Use(ids[0], ids[1], *words) for words in zip(*quoted, strict=True))
        yield from (Use(ids[0], ids[1], *words) for words in _official(pair, lexicon))


def renderings(found: Iterable[Use]) -> list[Rendering]:
    """Returns the names rendered in two ways, in the order of their first use; case, plural and article make no second way."""
    listed = list(found)
    made: list[Rendering] = []
    for in_left in (False, True):
        groups: dict[str, dict[str, list[Use]]] = {}
        for use in listed:
            name, form = (use.left_words, use.right_words) if in_left else (use.right_words, use.left_words)
            groups.setdefault(_key(name), {}).setdefault(_key(form), []).append(use)
        for forms in groups.values():
            if _differ(list(forms)):
                first = next(iter(forms.values()))[0]
                told = tuple(
                    ((each[0].right_words if in_left else each[0].left_words), tuple(each)) for each in forms.values()
                )
                made.append(Rendering(first.left_words if in_left else first.right_words, in_left, told))
    return made


def _differ(keys: list[str]) -> bool:
    """Tells whether two forms differ by more than one being a piece of the other: a shorter quotation is no second name."""
    return any(one not in other and other not in one for at, one in enumerate(keys) for other in keys[:at])


def _official(pair: SentencePair, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yields the words of official names that both sides have."""
    ours: dict[int, str] = {}
    theirs: dict[int, str] = {}
    for side, found in ((pair.left, ours), (pair.right, theirs)):
        for sentence in side:
            for hit in sentence.evidence.terms:
                for number in hit.entries:
                    if lexicon.entries[number].sort is Sort.OFFICIAL:
                        found.setdefault(number, sentence.text[hit.start : hit.end])
    yield from ((words, theirs[number]) for number, words in ours.items() if number in theirs)


def _quoted(text: str) -> list[str]:
    return [next(one for one in match.groups() if one).strip(" ,.，。") for match in _QUOTED.finditer(text)]


def _key(words: str) -> str:
    return " ".join(
        folded(one) if one.isupper() else folded(one.casefold())
        for one in _WORD.findall(words)
        if one.casefold() not in {"the", "a", "an"}
    )


def _ref(edition: str, statement: str) -> str:
    folder, _, revision = edition.partition("@")
    return f"{folder}/{statement}@{revision}"
