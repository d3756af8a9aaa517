"""What a page's questions and answers are about, and what stands before and after each question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from attrs import field, frozen

from onrecord.reading import ask
from onrecord.reading.follow_names import addressed

QUESTION, ANSWER, OTHER = "question", "answer", "other"
_CROSSTALK = re.compile(r"[\s(\[]*cross-?talk[^)\]]{0,20}[)\]]?[\s.…]*", re.I)
_HEAD, _TAIL = 300, 600
"""Code points that are looked at of the head and of the tail of a statement, for what it is about."""
_COMMON = 200
_NEARBY = 12
"""Statements before the running exchange that are near enough to be gone back to."""


@frozen
class Turn:
    """A statement as follow-ups see it; `told` is whether a question follows up where its label alone tells.

    `plain` marks a question under a label for new ones, on a page that has labels for follow-ups too.
    """

    kind: str
    text: str
    named: bool = False
    told: bool | None = None
    plain: bool = False


@frozen
class Before:
    """What stands before a question, and the answer after it; sets of words are as `ask.matter` folds them."""

    question: str
    answer: str
    reply: str = ""
    following: str = ""
    """The question after that answer."""
    exchange: frozenset[str] = frozenset()
    """What the running exchange is about, its last question and the answers to it included."""
    last: frozenset[str] = frozenset()
    """What the last question and the answers to it are about."""
    nearby: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    """What the page is about before the running exchange, shortly before it and at all."""
    answered: int = 0
    """The words of all answers since the last question."""
    same_asker: bool = False
    plain: bool = False
    common: frozenset[str] = frozenset()
    usual: float = 20.0
    """The mean length of the page's questions, in words: long where a ministry prints them trimmed."""
    opening: str = ""
    """The first question of the running exchange."""
    asked: int = 1
    """The questions of the running exchange so far."""
    first: bool = False
    """Whether the last question is the page's first."""
    place: float = 0.0
    """The share of the page's questions that stand before this one."""
    addressed: frozenset[str] = frozenset()
    """The names by which the answers to the last question speak to somebody."""
    known: frozenset[str] = frozenset()
    """The names by which answers of the page speak to somebody more than once."""
    rarity: Mapping[str, float] = field(factory=dict)
    """How seldom the page's statements are about a thing; what is missing is about as seldom as can be."""

    def weight(self, terms: frozenset[str]) -> float:
        """Returns how much terms tell, the more the rarer they are on the page; the order of the set changes nothing."""
        rarity = self.rarity.get
        return math.fsum([rarity(term, _RARE) for term in terms])


_RARE = 4.0
_KEPT = 512
"""Statements whose words are remembered: those of a page, which are asked for again with each of its questions."""


@lru_cache(maxsize=_KEPT)
def matter(text: str) -> frozenset[str]:
    """Returns what a passage is about, as `ask.matter` does."""
    return ask.matter(text)


@lru_cache(maxsize=_KEPT)
def words_in(text: str) -> int:
    """Returns a count of words, as `ask.words_in` does."""
    return ask.words_in(text)


@frozen
class _Page:
    about: Sequence[frozenset[str]]
    common: frozenset[str]
    usual: float
    rarity: Mapping[str, float]
    known: frozenset[str]
    questions: int


def common_matter(texts: Sequence[str]) -> frozenset[str]:
    """Returns what so many statements of a page are about that it tells no two of them apart."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(matter(text))
    most = _most(texts)
    return frozenset(term for term, count in counts.items() if count > most)


def _most(texts: Sequence[str]) -> int:
    """Returns how many statements may be about a thing that still tells them apart."""
    return max(3, len(texts) // 8)


def _common_han(texts: Sequence[str], counts: Mapping[str, int]) -> frozenset[str] | None:
    """Returns `common_matter` where all texts are Han, looked for among what the page's statements count for; else None.

    The texts are heads of these statements, so that no pair of characters is in more of them.
    """
    written = [ask.han_of(text) for text in texts]
    if any(len(han) * 2 <= len(text) for han, text in zip(written, texts, strict=True)):
        return None
    most = _most(texts)
    often = [term for term, count in counts.items() if count > most]
    return frozenset([term for term in often if sum([term in han for han in written]) > most])


def told(turn: Turn) -> bool | None:
    """Returns whether a question follows up where that needs no weighing, None where it does.

    What is only a note of crosstalk asks nothing: it opens no exchange, whatever its label.
    """
    return True if _CROSSTALK.fullmatch(turn.text) else turn.told


def walk(turns: Sequence[Turn], decide: Callable[[int, Turn, Before], bool]) -> list[bool]:
    """Returns whether each question of a page follows up, in page order.

    `decide` is asked about the questions whose labels do not tell: it gets the number of the question, from 0, its
    turn, and what stands before it, which depends on what was decided before.
    """
    follows: list[bool] = []
    page: _Page | None = None
    start = last = counted = asked = 0
    earlier: frozenset[str] = frozenset()
    nearby: frozenset[str] = frozenset()
    for at, turn in enumerate(turns):
        if turn.kind != QUESTION:
            continue
        follow = told(turn) if follows else False
        if follow is None:
            page = page or _page(turns)
            if start > counted:
                earlier, counted = earlier.union(*page.about[counted:start]), start
                nearby = frozenset().union(*page.about[max(start - _NEARBY, 0) : start])
            run = _Run(start, last, at, len(follows), asked)
            follow = decide(len(follows), turn, _before(turns, page, run, (earlier, nearby)))
        follows.append(follow)
        asked = asked + 1 if follow else 1
        start, last = start if follow else at, at
    return follows


@frozen
class _Run:
    """Where a page is read: the first and the last question of the running exchange and the one at hand."""

    start: int
    last: int
    at: int
    number: int
    asked: int


def _before(turns: Sequence[Turn], page: _Page, run: _Run, sooner: tuple[frozenset[str], frozenset[str]]) -> Before:
    """Returns what stands before a question; `sooner` is what the page is about before the exchange, at all and nearby."""
    start, last, at = run.start, run.last, run.at
    earlier, nearby = sooner
    answers = [turn.text for turn in turns[last + 1 : at] if turn.kind == ANSWER]
    reply = next((turn for turn in islice(turns, at + 1, None) if turn.kind != OTHER), None)
    following = next((turn.text for turn in islice(turns, at + 1, None) if turn.kind == QUESTION), "")
    return Before(
        question=turns[last].text,
        answer=answers[-1] if answers else "",
        reply=reply.text if reply is not None and reply.kind == ANSWER else "",
        following=following,
        exchange=frozenset().union(*page.about[start:at]),
        last=frozenset().union(*page.about[last:at]),
        nearby=nearby,
        earlier=earlier,
        answered=sum(map(words_in, answers)),
        same_asker=turns[last].named,
        plain=turns[at].plain,
        common=page.common,
        usual=page.usual,
        opening=turns[start].text,
        asked=run.asked,
        first=run.number == 1,
        place=run.number / page.questions,
        addressed=frozenset().union(*(addressed(answer) for answer in answers)),
        known=page.known,
        rarity=page.rarity,
    )


def _page(turns: Sequence[Turn]) -> _Page:
    about = [matter(_ends(turn.text)) for turn in turns]
    counts: Counter[str] = Counter()
    for terms in about:
        counts.update(terms)
    seldom = [math.log((len(turns) + 1) / (count + 0.5)) for count in range(len(turns) + 1)]
    rarity = {term: seldom[count] for term, count in counts.items()}
    asked = [words_in(turn.text) for turn in turns if turn.kind == QUESTION]
    heads = [turn.text[:_COMMON] for turn in turns]
    common = _common_han(heads, counts)
    if common is None:
        common = common_matter(heads)
    named = Counter(name for turn in turns if turn.kind == ANSWER for name in addressed(turn.text))
    known = frozenset(name for name, count in named.items() if count > 1)
    return _Page(about, common, sum(asked) / max(len(asked), 1), rarity, known, len(asked))


def _ends(text: str) -> str:
    return text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"
