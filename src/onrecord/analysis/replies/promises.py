"""Promises that answers leave open, and what a later statement suggests about them.

A deferral that says that more will be told opens a promise. A later statement of the same press office and language that shares its
rare words and names suggests that it was met; an editor confirms. Pure functions over dated statements: the day on which one looks is given.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Self

from attrs import frozen

from onrecord.analysis.replies.features import DISPOSING
from onrecord.analysis.replies.later import Later
from onrecord.analysis.replies.learned import moves_in
from onrecord.analysis.replies.markers import opens_promise
from onrecord.analysis.replies.matter import topics, words_of_terms
from onrecord.analysis.replies.near import nearest
from onrecord.analysis.replies.reply import Cue
from onrecord.analysis.replies.subject import is_cut, names_in, shared_words, weighed, words_in
from onrecord.model.statement import Kind
from onrecord.text.sentences import sentences
from onrecord.text.span import Span

WITHIN, LATE, LAPSE = 30, 183, 90
"""Days in which a match is looked for, in which a close match still counts, and after which a promise without one has lapsed."""
NEEDED = {"zh": (0.20, 0.25), "ja": (0.20, 0.25)}
NEEDED_ELSEWHERE = (0.50, 0.66)
"""The share of a promise's weight in words and names that a statement must share: within `WITHIN` days, and later.

Pairs of characters share less than words do, and Chinese names cannot be told by their letters.
"""
ENOUGH = 1000
"""Statements of a language from which on the bursts of its words tell a matter; fewer are compared by pairs of characters."""
NEEDED_OF_WORDS = (0.35, 0.7)
"""The share needed where whole words are weighed by their bursts."""
LEAST = (0.31, 0.62)
"""What the shared words must weigh by themselves there: two words of any matter are no matter."""
OWN = 0.5
"""The share of what a later answer has with its question that it must have by itself, in neighboring sentences."""
PLAIN = 0.1
"""The share of a promise's words that are no names which a statement must have: of the same place and people much is said."""
NAMED = 0.6
"""The share of a promise's names that a statement must have there."""
_NAME = 0.1
_NAMES = re.compile(r"(?<![.!?\n] )(?<!\A)\b[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)*|[“‘《][^”’》]{2,20}[”’》]")
_FEWEST = 2
FEWEST = {"zh": 2, "ja": 2}
_FEWEST_ELSEWHERE = 3
"""So many terms must be shared at least: two words of any matter are no matter."""
_TOLD = 5
"""So many of the words that a promise and its match share are named."""
_FORMULA = frozenset(
    """information course manner release released relevant specific specifics publish published news mentioned hear confirm tell
    timely details details' again answer answered answers asked best better brief briefing check come constructive countries country couple
    course days different elaborate ensure exact exactly first follow getting good great happen important include inform introduce
    keep last later learned long look looking meet meeting month months morning need next number offer parties people's per play please
    point position possible provide raised ready read receive recent reported reports role second shortly similar situation somebody
    something soon spoken spokesperson stage statement still talk talked talking tell thank thanks third time times today's trying
    understand update updated various views week weeks whole wonder work working year year's years yesterday's share will there the could would have may can how what when who did does updates update anlan anything
    发布 适时 及时 消息 信息 会适 会及 们会 时发 布消 如果 果有 有消 你提 提到 到的 于你 你能 能证 证实 介绍 具体 体情 公布 大家 一有 正在 核实 方会 会不 不会 否证 能证 今年 时候 的时 的具
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
    """A statement with its day; `about` is the question that an answer replies to, "" elsewhere; `office` is who holds the briefing."""

    id: str
    day: date
    kind: Kind
    text: str
    language: str
    about: str = ""
    office: str = ""

    @property
    def ground(self) -> tuple[str, str]:
        """Returns what statements must have in common to meet each other's promises: the press office and the language."""
        return self.office, self.language


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

    @property
    def ground(self) -> tuple[str, str]:
        """Returns the press office and the language of the statements that can meet it."""
        return self.office, self.language


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
    """Returns the promises that an answer makes: its deferrals that say that more will be told, those of neighboring sentences as one."""
    if said.kind is not Kind.ANSWER:
        return ()
    found: list[Cue] = []
    for cue in moves_in(said.text, said.language):
        if opens_promise(cue, cue.span.cut(said.text)) and not (
            found and cue.span.start - found[-1].span.end <= _NEIGHBORING
        ):
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
        terms=topics(f"{about} {around}") - _FORMULA,
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
    return asking if len(topics(asking) - _FORMULA) >= _FEWEST else question


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
        spoken[one.ground].append(one)
    whole = frozenset(ground for ground, some in spoken.items() if is_cut(ground[1]) and len(some) >= ENOUGH)
    wanted = frozenset[str]().union(*(one.terms for one in made))
    about = {one.id: _about(one, wanted, whole=one.ground in whole) for one in said}
    words = cache(_words_of)
    grounds = {ground: _Ground.of(some, about, words, whole=ground in whole) for ground, some in spoken.items()}

    def followed(one: Promise) -> Promised:
        ground = grounds.get(one.ground) or _Ground.of((), about, words, whole=False)
        last = min(today, one.day + timedelta(days=late))
        places = ground.later.sharing(ground.terms_of(one), one.day + timedelta(days=1), last, least=_FEWEST)
        later = [spoken[one.ground][at] for at in places]
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

    def weight(self, terms: AbstractSet[str]) -> float:
        """Returns what terms weigh together."""
        return math.fsum(self.weights.get(term, 0.0) for term in terms)

    def said(self, one: Said, terms: AbstractSet[str]) -> frozenset[str]:
        """Returns which of some terms a statement has where it comes nearest to them, and its question has; () where only the question."""
        about = words_in if self.whole else topics
        own = nearest(one.text, terms, self.weights, about=about)
        if self.weight(own) < OWN * self.weight(terms):
            return frozenset()
        return own | (terms & about(one.about)) if one.about else own

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
    # Pairs of characters find so little that of answers only those are left out that say nothing but when more will be said.
    sure = ground.whole or promise.language not in NEEDED
    best: tuple[float, Said, frozenset[str]] | None = None
    again: list[str] = []
    for one in later:
        is_late = (one.day - promise.day).days > days[0]
        shared = ground.terms_of(promise) & ground.about[one.id]
        if _same_page(one.id, promise.statement) or not _share(promise, one, shared, ground, is_late=is_late):
            continue
        if one.kind is Kind.QUESTION:
            again.append(one.id)
            continue
        said = ground.said(one, shared)
        # What is said without being asked for goes through the day's matters: it has the words of many.
        share = _share(promise, one, said, ground, is_late=is_late or one.kind is not Kind.ANSWER)
        if share > (best[0] if best else 0.0) and not _puts_off(one) and not (sure and promises_in(one)):
            best = (share, one, said)
    if best is not None:
        share, one, shared = best
        told = _told(promise, one, shared, ground)
        return Promised(promise, State.MET, one.id, one.day, round(share, 3), told, tuple(again))
    state = State.LAPSED if (today - promise.day).days > days[1] else State.OPEN
    return Promised(promise, state, None, None, 0.0, (), tuple(again))


def _share(promise: Promise, one: Said, shared: frozenset[str], ground: _Ground, *, is_late: bool) -> float:
    """Returns what share of a promise's weight a statement has by shared terms; 0 where that is too little to be of its matter."""
    terms = ground.terms_of(promise)
    total, share = ground.weight(terms) or 1.0, ground.weight(shared)
    if ground.whole:
        enough = share >= max(LEAST[is_late], NEEDED_OF_WORDS[is_late] * total)
        return share / total if enough and _named(promise, one, ground.weights) else 0.0
    plain = terms - promise.names
    if len(shared) < FEWEST.get(promise.language, _FEWEST_ELSEWHERE):
        return 0.0
    if ground.weight(shared & plain) < PLAIN * ground.weight(plain):
        return 0.0
    share /= total
    if promise.names:
        share = (share + len(promise.names & ground.words_of(one)) / len(promise.names)) / 2
    return share if share >= NEEDED.get(promise.language, NEEDED_ELSEWHERE)[is_late] else 0.0


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
    return words_in(text) if whole else topics(text) & wanted


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
