"""Promises that answers leave open, and what a later statement suggests about them.

Every deferral opens a promise. A later statement of the same office and language that shares its rare words and names suggests
that it was met; an editor confirms. Pure functions over dated statements: the day on which one looks is given.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Self

from attrs import frozen

from onrecord.analysis.replies.features import DISPOSING
from onrecord.analysis.replies.later import Later
from onrecord.analysis.replies.learned import moves_in
from onrecord.analysis.replies.matter import matter, words_of_terms
from onrecord.analysis.replies.reply import Cue, Move
from onrecord.analysis.replies.subject import is_cut, names_in, shared_words, weighed, words_in
from onrecord.model.statement import Kind
from onrecord.text.sentences import sentences
from onrecord.text.span import Span

WITHIN, LATE, LAPSE = 30, 183, 90
"""Days in which a match is looked for, in which a close match still counts, and after which a promise without one has lapsed."""
NEEDED = {"zh": (0.20, 0.25), "ja": (0.20, 0.25)}
NEEDED_ELSEWHERE = (0.40, 0.45)
"""The share of a promise's weight in words and names that a statement must share: within `WITHIN` days, and later.

Pairs of characters share less than words do, and Chinese names cannot be told by their letters.
"""
ENOUGH = 1000
"""Statements of a language from which on the bursts of its words tell a matter; fewer are compared by pairs of characters."""
NEEDED_OF_WORDS = (0.35, 0.7)
"""The share needed where whole words are weighed by their bursts."""
LEAST = (0.31, 0.62)
"""What the shared words must weigh by themselves there: two words of any matter are no matter."""
NAMED = 0.6
"""The share of a promise's names that a statement must have there."""
_NAME = 0.1
_NAMES = re.compile(r"(?<![.!?\n] )(?<!\A)\b[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)*|[“‘《][^”’》]{2,20}[”’》]")
_FEWEST = 2
_TOLD = 5
"""So many of the words that a promise and its match share are named."""
_FORMULA = frozenset(
    """information course manner release released relevant specific specifics publish published news mentioned hear confirm tell
    timely details details' share will there the could would have may can how what when who did does updates update anlan anything
    发布 适时 及时 消息 信息 会适 会及 们会 时发 布消 如果 果有 有消 你提 提到 到的 于你 你能 能证 证实 介绍 具体 体情 公布 大家 一有 正在 核实 方会 会不 不会
    """.split()
)
"""Words of promising itself, which say nothing of the matter."""
_ALONE = 0.35
"""What a term weighs that no other statement has: it cannot be met, and may be a chance pair of characters."""


class State(StrEnum):
    """What the later statements suggest of a promise."""

    MET = "met"
    OPEN = "open"
    LAPSED = "lapsed"


@frozen
class Said:
    """A statement with its day; `about` is the question that an answer replies to, "" elsewhere; `office` is whose briefing it is of."""

    id: str
    day: date
    kind: Kind
    text: str
    language: str
    about: str = ""
    office: str = ""


@frozen
class Promise:
    """A deferral: `span` are its words in the answer, `words` the same words, `about` the question it put off.

    `terms` is what question and deferring sentence are about, `names` the names among them, folded; `subject` and `named` are
    whole words and names of the same, where a language is cut into words.
    """

    statement: str
    day: date
    language: str
    span: Span
    words: str
    about: str
    marker: str
    terms: frozenset[str]
    names: frozenset[str]
    subject: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    office: str = ""


@frozen
class Promised:
    """A promise and what became of it so far: `met_by` is a suggestion. `asked_again` are later questions of the same matter."""

    promise: Promise
    state: State
    met_by: str | None
    met_on: date | None
    share: float
    shared: tuple[str, ...]
    asked_again: tuple[str, ...]


def promises_in(said: Said) -> tuple[Promise, ...]:
    """Returns the promises that an answer makes: its deferrals, those of neighboring sentences as one."""
    if said.kind is not Kind.ANSWER:
        return ()
    found: list[Cue] = []
    for cue in moves_in(said.text, said.language):
        if cue.move is Move.DEFERRED and not (found and cue.span.start - found[-1].span.end <= _NEIGHBORING):
            found.append(cue)
    return tuple(_promise(said, cue) for cue in found)


_NEIGHBORING = 60


def _promise(said: Said, cue: Cue) -> Promise:
    every = sentences(said.text)
    at = next((place for place, one in enumerate(every) if one.end > cue.span.start), 0)
    around = " ".join(one.cut(said.text) for one in every[max(at - 1, 0) : at + 1])
    around = around.replace(cue.span.cut(said.text), " ")
    about = _asked(said.about) if said.about else ""
    deferring = every[at].cut(said.text).replace(cue.span.cut(said.text), " ")
    cut = is_cut(said.language)
    return Promise(
        statement=said.id,
        day=said.day,
        language=said.language,
        span=cue.span,
        words=cue.span.cut(said.text),
        about=said.about,
        marker=cue.marker,
        terms=matter(f"{about} {around}") - _FORMULA,
        names=_names(f" {said.about} {around}") - _FORMULA,
        subject=words_in(f"{about} {deferring}") if cut else frozenset(),
        named=names_in(f"{said.about} {deferring}") if cut else frozenset(),
        office=said.office,
    )


def _asked(question: str) -> str:
    """Returns the sentences of a question that ask; all of it where that is little."""
    asking = " ".join(
        one.cut(question) for one in sentences(question) if one.cut(question).rstrip().endswith(("?", "？"))
    )
    return asking if len(matter(asking)) >= _FEWEST else question


def _names(text: str) -> frozenset[str]:
    return frozenset(
        word for one in _NAMES.findall(text) for word in one.strip("“”‘’《》").lower().split() if len(word) > 2
    )


def follow_up(
    promises: Iterable[Promise],
    said: Sequence[Said],
    *,
    today: date,
    within: int = WITHIN,
    late: int = LATE,
    lapse: int = LAPSE,
) -> tuple[Promised, ...]:
    """Returns each promise with what the statements suggest of it on a day; `said` may hold any statements, also earlier ones."""
    made = list(promises)
    spoken: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in sorted(said, key=lambda one: one.day):
        spoken[one.office, one.language].append(one)
    whole = frozenset(by for by, some in spoken.items() if is_cut(by[1]) and len(some) >= ENOUGH)
    wanted = frozenset[str]().union(*(one.terms for one in made))
    about = {one.id: _about(one, wanted, whole=(one.office, one.language) in whole) for one in said}
    words = cache(_words_of)
    grounds = {by: _Ground.of(some, about, words, whole=by in whole) for by, some in spoken.items()}

    def followed(one: Promise) -> Promised:
        by = one.office, one.language
        ground = grounds.get(by) or _Ground.of((), about, words, whole=False)
        last = min(today, one.day + timedelta(days=late))
        places = ground.later.sharing(ground.terms_of(one), one.day + timedelta(days=1), last, least=_FEWEST)
        later = [spoken[by][at] for at in places]
        return _followed(one, later, ground, days=(within, lapse), today=today)

    return tuple(map(followed, made))


@frozen
class _Ground:
    """What an office's promises in a language are judged by: its statements by day and terms, what each is about, its words, what every term weighs.

    `whole` tells that terms are whole words; elsewhere only terms of promises are known.
    """

    later: Later
    weights: Mapping[str, float]
    about: Mapping[str, frozenset[str]]
    words_of: Callable[[Said], frozenset[str]]
    whole: bool

    @classmethod
    def of(
        cls,
        said: Sequence[Said],
        about: Mapping[str, frozenset[str]],
        words_of: Callable[[Said], frozenset[str]],
        *,
        whole: bool,
    ) -> Self:
        """Returns what is known of statements that come in the order of their days."""
        terms = [about[one.id] for one in said]
        return cls(Later([one.day for one in said], terms), _weights(said, terms, whole=whole), about, words_of, whole)

    def terms_of(self, promise: Promise) -> frozenset[str]:
        """Returns by which of a promise's terms statements are compared with it."""
        return promise.subject if self.whole else promise.terms


def _followed(
    promise: Promise,
    later: Sequence[Said],
    ground: _Ground,
    *,
    days: tuple[int, int],
    today: date,
) -> Promised:
    weights, whole = ground.weights, ground.whole
    terms = ground.terms_of(promise)
    total = math.fsum(weights.get(term, 0.0) for term in terms) or 1.0
    best: tuple[float, Said, frozenset[str]] | None = None
    again: list[str] = []
    for one in later:
        if one.id == promise.statement or _same_page(one.id, promise.statement):
            continue
        shared = terms & ground.about[one.id]
        share = math.fsum(weights.get(term, 0.0) for term in shared) / total
        is_late = (one.day - promise.day).days > days[0]
        if whole:
            if share * total < LEAST[is_late] or share < NEEDED_OF_WORDS[is_late] or not _named(promise, one, weights):
                continue
        else:
            if promise.names:
                share = (share + len(promise.names & ground.words_of(one)) / len(promise.names)) / 2
            if share < NEEDED.get(promise.language, NEEDED_ELSEWHERE)[is_late]:
                continue
        if one.kind is Kind.QUESTION:
            again.append(one.id)
        elif (best is None or share > best[0]) and not _puts_off(one) and not (whole and promises_in(one)):
            best = (share, one, shared)
    if best is not None:
        share, one, shared = best
        told = _told(promise, one, shared, ground)
        return Promised(promise, State.MET, one.id, one.day, round(share, 3), told, tuple(again))
    state = State.LAPSED if (today - promise.day).days > days[1] else State.OPEN
    return Promised(promise, state, None, None, 0.0, (), tuple(again))


def _told(promise: Promise, one: Said, shared: frozenset[str], ground: _Ground) -> tuple[str, ...]:
    """Returns the words that a promise and a statement share, as a person reads them: whole ones where that can be told."""
    text = f"{one.about} {one.text}"
    words = shared if ground.whole else promise.subject & words_in(text) if promise.subject else frozenset()
    return (
        shared_words(words, text, promise.about, ground.weights if ground.whole else {}, most=_TOLD)
        or words_of_terms(shared, text, ground.weights)[:_TOLD]
    )


def _about(one: Said, wanted: frozenset[str], *, whole: bool) -> frozenset[str]:
    text = f"{one.about} {one.text}"
    return words_in(text) if whole else matter(text) & wanted


def _named(promise: Promise, one: Said, weights: Mapping[str, float]) -> bool:
    """Tells whether a statement has most of the names of a promise, rare ones counting more."""
    text = f"{one.about} {one.text}"
    weighs = {name: max(weights.get(name, 0.0), _NAME) for name in promise.named}
    return math.fsum(weighs[name] for name in promise.named if name in text) >= NAMED * math.fsum(weighs.values())


def _same_page(one: str, other: str) -> bool:
    return one.rpartition("/")[0] == other.rpartition("/")[0] != ""


def _words_of(said: Said) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{3,}", f"{said.about} {said.text}".lower())) | _names(
        f" {said.about} {said.text}"
    )


def _puts_off(said: Said) -> bool:
    """Tells whether an answer disposes of its question itself, and says little else."""
    if said.kind is not Kind.ANSWER:
        return False
    spans = [cue.span for cue in moves_in(said.text, said.language) if cue.move in DISPOSING]
    rest = sum(one.length for one in sentences(said.text) if not any(one.meets(span) for span in spans))
    return bool(spans) and rest < len(said.text) * 0.6


def _weights(said: Sequence[Said], terms: Sequence[frozenset[str]], *, whole: bool) -> dict[str, float]:
    """Returns what each term weighs: the logarithm of how few statements have it, whole words also by their bursts."""
    if whole:
        # An answer has its question's words already.
        return weighed((one.day, some) for one, some in zip(said, terms, strict=True) if one.kind is not Kind.QUESTION)
    counts: Counter[str] = Counter()
    for some in terms:
        counts.update(some)
    return {term: math.log(1 + len(said) / count) * (_ALONE if count == 1 else 1.0) for term, count in counts.items()}
