"""What other languages' editions of the same briefings say where a phrase is said: counted, never asserted.

Exchanges are held beside each other by their numbers, in briefings whose editions have equally many. A form of the other
language that stands in most exchanges with the phrase and in few others is told with both counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from onrecord.analysis.formulations.stop_words import edges_hold
from onrecord.analysis.formulations.units import folded, is_closed, units
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Kind
from onrecord.pipeline.phrase_uses import Scope, Use, scoped
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.search.phrases import phrase
from onrecord.text.words import is_chinese_word, words

MOST_EXCHANGES: Final = 60
"""How many exchanges are held beside each other for one phrase."""
MOST: Final = 5
_LONGEST = 7
_CANDIDATES = 150
_LEAST_TELLING = 0.3
_LEAST_TOGETHER = 3
"""Exchanges that must have a form beside the phrase: in two there is much that is the same by chance."""
_LEAST_OWN = 0.25
"""The share of a form's statements that must stand beside the phrase: a form of everything is a form of nothing."""
_NEARLY = 0.7
"""A longer form that stands nearly as often is the whole of which a shorter one is a piece."""
_CLAUSE = re.compile('[,;:.!?，；：。！？、“”"\n]+')
_HANGING = frozenset("的了和与在是及")
_BEGINS_SMALL = frozenset("同跟将被把向从由给让使并也都还又已方名位次件项个")
"""Of the function words those with which no name or term begins: 对等 does with 对."""
_Pairs = dict[str, list[str]]


@frozen
class Counterpart:
    """A form of another language: in `together` of the `exchanges` with the phrase that have such an edition.

    `statements` counts the statements of that language that have the form at all, `of` all statements of that language.
    """

    text: str
    language: str
    together: int
    exchanges: int
    statements: int
    of: int

    @property
    def fit(self) -> float:
        """Returns Dice's coefficient of form and phrase: 1 where each stands wherever the other does."""
        return 2 * self.together / (self.exchanges + max(self.statements, self.together))

    def as_dict(self) -> dict[str, Any]:
        """Returns the counts as values that JSON knows."""
        return {
            "text": self.text,
            "language": self.language,
            "together": self.together,
            "exchanges": self.exchanges,
            "statements": self.statements,
            "of": self.of,
        }


def counterparts(store: Store, finder: Finder, uses: Iterable[Use]) -> list[Counterpart]:
    """Returns forms of other languages that come where the phrase comes, the most telling first, at most `MOST` a language."""
    found: list[Counterpart] = []
    for language, texts in _beside(store, uses).items():
        if len(texts) > 1:
            found += _telling(finder, language, texts)
    return found


def _beside(store: Store, uses: Iterable[Use]) -> _Pairs:
    """Returns by language what the editions of other languages say in the exchanges of the uses."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        if sum(map(len, wanted.values())) >= MOST_EXCHANGES:
            break
        wanted[use.statement.rpartition("/")[0]].add(use.statement)
    found: _Pairs = {}
    for edition, statements in wanted.items():
        for language, text in _of_edition(store, edition, statements):
            found.setdefault(language, []).append(text)
    return found


def _of_edition(store: Store, edition: str, statements: Iterable[str]) -> Iterator[tuple[str, str]]:
    rows = store.editions(parse_ref(edition).briefing)
    own = next((one for one in rows if one.id == edition), None)
    others = [one for one in rows if own is not None and one.primary and one.language[:2] != own.language[:2]]
    if not others:
        return
    try:
        here = store.revision(edition)
    except UsageError:
        return
    numbers = _numbers(here, statements)
    for other in others:
        there = store.revision(other.id)
        if len(there.exchanges()) == len(here.exchanges()):
            yield from ((other.language[:2], text) for text in _answers(there, numbers))


def _numbers(revision: Revision, statements: Iterable[str]) -> list[int]:
    wanted = {parse_ref(one).item for one in statements}
    return sorted({one.exchange for one in revision.statements if one.id in wanted})


def _answers(revision: Revision, numbers: Sequence[int]) -> Iterator[str]:
    for number in numbers:
        said = [
            one.text for one in revision.statements if one.exchange == number and one.kind in {Kind.ANSWER, Kind.SPEECH}
        ]
        if said:
            yield "\n".join(said)


def _telling(finder: Finder, language: str, texts: Sequence[str]) -> list[Counterpart]:
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text in texts:
        forms = dict(_forms(text, language))
        shown |= {key: form for key, form in forms.items() if key not in shown}
        counts.update(forms.keys())
    least = max(_LEAST_TOGETHER, -(-len(texts) * 2 // 5))
    often = [key for key, times in counts.items() if times >= least]
    often.sort(key=lambda key: (-counts[key] * len(key) ** 0.5, key))
    scope = Scope(language=language)
    of = sum(finder.index.engine.counts(scoped(finder, scope), ["month"])["month"].values())
    made = [
        Counterpart(shown[key], language, counts[key], len(texts), _statements(finder, scope, key), of)
        for key in often[:_CANDIDATES]
    ]
    return _best(made)


def _best(made: Iterable[Counterpart]) -> list[Counterpart]:
    ranked = sorted(made, key=lambda one: (-_score(one), -len(one.text), one.text))
    kept: list[Counterpart] = []
    for one in ranked:
        words = one.text.casefold()
        pieces = [other for other in kept if other.text.casefold() in words]
        whole = bool(pieces) and all(one.together >= _NEARLY * other.together for other in pieces)
        inside = any(words in other.text.casefold() for other in kept) or (pieces and not whole)
        if inside or _score(one) < _LEAST_TELLING or one.together < _LEAST_OWN * one.statements:
            continue
        kept = (
            [one if other is pieces[0] else other for other in kept if other not in pieces[1:]]
            if whole
            else [*kept, one]
        )
    return kept[:MOST]


def _score(one: Counterpart) -> float:
    """Returns how well form and phrase fit, a little more for a longer form of the same."""
    return one.fit + len(one.text) / 1000


def _statements(finder: Finder, scope: Scope, form: str) -> int:
    query = scoped(finder, scope, finder.index.engine.phrase(phrase(form).pieces))
    return sum(finder.index.engine.counts(query, ["month"])["month"].values())


def _forms(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yields every run of words of a text that may be a form: folded, and as it stands there.

    In a script without spaces every run of characters may be one that does not cut a word of the dictionary: a cutter splits
    just the names that are new.
    """
    closed = is_closed(text)
    longest = _LONGEST * 2 if closed else _LONGEST
    for clause in _CLAUSE.split(text):
        spans = units(clause)
        inside = _inside_words(clause) if closed else frozenset[int]()
        for at in range(len(spans)):
            if spans[at].start in inside:
                continue
            for end in range(at + (3 if closed else 1), min(at + longest, len(spans)) + 1):
                form = clause[spans[at].start : spans[end - 1].end]
                if spans[end - 1].end in inside or _torn(clause, spans[at].start, spans[end - 1].end):
                    continue
                hangs = (
                    {form[0], form[-1]} & _HANGING or _begins_small(form)
                    if closed
                    else not edges_hold(folded(clause, spans[at:end]), language)
                )
                if len(form) > 2 and not hangs:
                    yield form.casefold(), form


def _torn(clause: str, start: int, end: int) -> bool:
    """Tells whether a form begins or ends at a hyphen, as arm jurisdiction of long-arm jurisdiction."""
    return "-" in {clause[start - 1 : start], clause[end : end + 1]}


def _inside_words(clause: str) -> frozenset[int]:
    """Returns the places inside words of the dictionary, where no form begins or ends."""
    known = (one for one in words(clause) if one.length > 1 and is_chinese_word(clause[one.start : one.end]))
    return frozenset(at for one in known for at in range(one.start + 1, one.end))


def _begins_small(form: str) -> bool:
    """Tells whether a form begins with a function word of one character, as 同 of 同塔方, and with no longer word: 同意."""
    return form[0] in _BEGINS_SMALL and not any(is_chinese_word(form[:size]) for size in (2, 3, 4))
