"""Official names of things that are rendered in two ways, within a briefing or over many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from onrecord.analysis.parallel.align import SentencePair
from onrecord.analysis.parallel.finder import folded
from onrecord.analysis.parallel.glossary import Sort
from onrecord.analysis.parallel.lexicon import Lexicon

_QUOTED = re.compile('“([^“”]{2,60})”|《([^《》]{2,60})》|「([^「」]{2,60})」|"([^"\n]{2,60})"')
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an and at for in of on the to with".split())


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

    Names in quotation marks belong to each other where either side has one, where the glossary says so, and where all others
    of a list have found theirs at the same place: editions list things in different orders. `editions` are the revisions' ids.
    """
    for pair in pairs:
        if not pair.left or not pair.right:
            continue
        ids = tuple(
            _ref(edition, side[0].statement) for edition, side in zip(editions, (pair.left, pair.right), strict=True)
        )
        left, right = (" ".join(one.text for one in side) for side in (pair.left, pair.right))
        yield from (Use(ids[0], ids[1], *words) for words in _beside(_quoted(left), _quoted(right), lexicon))
        yield from (Use(ids[0], ids[1], *words) for words in _official(pair, lexicon))


def renderings(found: Iterable[Use]) -> list[Rendering]:
    """Returns the names rendered in two ways, in the order of their first use.

    Case, plural, article, a shorter quotation and an abbreviation make no second way.
    """
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
    """Tells whether two forms differ by more than one being a piece of the other, or its first letters."""
    return any(_apart(one, other) for at, one in enumerate(keys) for other in keys[:at])


def _apart(one: str, other: str) -> bool:
    if one in other or other in one:
        return False
    return not _shortens(one, other) and not _shortens(other, one)


def _shortens(short: str, long: str) -> bool:
    """Tells whether a form is the first letters of another, or of more than that one quotes: BRI of Belt and Road."""
    first = "".join(word[0] for word in long.casefold().split() if word not in _SMALL)
    small = short.casefold()
    return short.isupper() and len(first) > 1 and (small.startswith(first) or first.startswith(small))


def _beside(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yields the quoted names of two sides that belong to each other; none where that cannot be told."""
    ours, theirs = ([_entries(one, lexicon) for one in side] for side in (left, right))
    known = [(at, to) for at, mine in enumerate(ours) for to, its in enumerate(theirs) if mine & its]
    if len(left) == len(right) and all(at == to for at, to in known) and len(left) - len(known) <= 1:
        yield from zip(left, right, strict=True)
    else:
        yield from ((left[at], right[to]) for at, to in known)


def _entries(words: str, lexicon: Lexicon) -> frozenset[int]:
    """Returns the entries of the glossary that a name as a whole is a form of, on either side."""
    hits = (hit for finder in (lexicon.left, lexicon.right) for hit in finder.find(words))
    return frozenset(number for hit in hits if hit.end - hit.start == len(words) for number in hit.entries)


def _official(pair: SentencePair, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yields the words of official names that both sides have; of a name with several forms on a side none can be told."""
    sides: list[dict[int, dict[str, str]]] = []
    for side in (pair.left, pair.right):
        found: dict[int, dict[str, str]] = defaultdict(dict)
        for sentence in side:
            for hit in sentence.evidence.terms:
                words = sentence.text[hit.start : hit.end]
                for number in hit.entries:
                    if lexicon.entries[number].sort is Sort.OFFICIAL:
                        found[number].setdefault(_key(words), words)
        sides.append(found)
    for number, forms in sides[0].items():
        others = sides[1].get(number, {})
        if len(forms) == len(others) == 1:
            yield next(iter(forms.values())), next(iter(others.values()))


def _quoted(text: str) -> list[str]:
    # What holds a quotation itself is somebody's sentence.
    found = (next(one for one in match.groups() if one).strip(" ,.，。") for match in _QUOTED.finditer(text))
    return [one for one in found if "‘" not in one and "『" not in one]


def _key(words: str) -> str:
    return " ".join(
        folded(one) if one.isupper() else folded(one.casefold())
        for one in _WORD.findall(words)
        if one.casefold() not in {"the", "a", "an"}
    )


def _ref(edition: str, statement: str) -> str:
    folder, _, revision = edition.partition("@")
    return f"{folder}/{statement}@{revision}"
