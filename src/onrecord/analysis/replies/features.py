"""The named features from which the outcome of a reply is judged; each between 0 and 1, each a sentence a person can check."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import NamedTuple

from onrecord.analysis.replies.literals import pieces
from onrecord.analysis.replies.markers import folded, literals_in
from onrecord.analysis.replies.matter import matter
from onrecord.analysis.replies.question_type import asking
from onrecord.analysis.replies.reply import Cue, Move, QuestionType
from onrecord.analysis.replies.stands import DENSE, GENERIC, SPECIFIC, STANCE, stands_in

_SENTENCE = re.compile(r"[^。！？!?\n.;；]+(?:[.;](?=\S)[^。！？!?\n.;；]*)*[。！？!?.;；]*")
DISPOSING = frozenset(
    {Move.REFERRED_ELSEWHERE, Move.REFERRED_BACK, Move.DEFERRED, Move.DECLINED, Move.NO_INFORMATION, Move.ASKED_BACK}
)
"""Moves whose sentence says nothing of the matter itself."""
_INFORMATION = frozenset(
    {QuestionType.CONFIRM, QuestionType.FACT, QuestionType.PLAN, QuestionType.REASON, QuestionType.JUDGE, QuestionType.HYPOTHETICAL}
)  # fmt: skip
_YES_NO = re.compile(
    r"\A(?:是的|不是|对[，。]|没有[，。]|属实|不会|会的|可以|我可以(?:确认|证实|告诉你)|经核实|当然|yes\b|no[,. ]|sure\b|of course|absolutely|correct|that's (?:right|correct|true)|we have(?:n't| not) |he (?:did|has|is|will)|well, no|it is[. ]|sí[,. ]|no, |claro|desde luego|así es|ja\b|nein\b|да[,. ]|нет[,. ]|はい|いいえ)"
)
_NUMBERS = re.compile(r"\d")
_DIGITS = "0123456789"
_DENIES = re.compile(
    r"(?:没有|不会|不是|并未|从未|未|不存在|不属实)|\b(?:not|no|never|nobody|isn't|doesn't|didn't|won't|hasn't|haven't|aren't|wasn't)\b|\b(?:no|nunca|nada)\b"
)
_SPECIFICS = re.compile(r"具体|至于|细节|\b(?:details?|specifics?|specific)\b|\bdetalles?\b")
_COMMA = re.compile("[，,]")
_BROKEN_OFF = ("--", "—", "–", "…", "...")
_SHORT = 18
_FEW = 4
"""Of more sentences than these nobody asks whether all are general calls."""
_BY_TYPE = {kind: f"type:{kind.value}" for kind in QuestionType}
_BY_MOVE = {move: f"move:{move.value}" for move in Move}


class _Asked(NamedTuple):
    """What a question is about: its terms, those of what it asks last, how many things it asks."""

    terms: frozenset[str]
    core: frozenset[str]
    asks: int
    informs: bool


class _Said(NamedTuple):
    """An answer as read.

    `kept` are the sentences in which nothing disposes of the question, where something does; `rest` are all of these words, `left` is
    about how many words they are, `words` how many the answer has.
    """

    text: str
    moves: AbstractSet[Move]
    disposals: AbstractSet[Move]
    kept: Sequence[str]
    rest: str
    words: float
    left: float
    disposed_first: bool
    disposed_sentences: int

    def first(self, most: int) -> Sequence[str]:
        """Returns the first of the sentences in which nothing disposes of the question, of all words where nothing does."""
        if self.disposals:
            return self.kept[:most]
        return [one[0] for one in islice(_SENTENCE.finditer(self.text), most)]

    def is_one_sentence(self) -> bool:
        """Tells whether the answer is a single sentence."""
        return (self.disposed_sentences if self.disposals else len(self.first(2))) == 1


def features(
    question: str,
    answer: str,
    *,
    kind: QuestionType,
    cues: Sequence[Cue],
    language: str,
    said_before: float | None,
) -> dict[str, float]:
    """Returns the features of an answer to a question; only those that are not 0.

    `cues` are the answer's, with spans of it. `said_before` is the share of the answer's words that were said on an earlier day.
    """
    low = question.lower()
    asks = [one.cut(question) for one in asking(folded(question))]
    asked = _Asked(matter(low), matter(" ".join(map(_end, asks))), len(asks), kind in _INFORMATION)
    said = _said(folded(answer), cues, language)
    found = {
        "bias": 1.0,
        _BY_TYPE[kind]: 1.0,
        f"language:{language}": 1.0,
        **{_BY_MOVE[move]: 1.0 for move in said.moves},
    }
    _of_sizes(said, asked, found)
    if said.disposals:
        _of_disposal(said, asked, cues, found)
    _of_moves(said, asked, found)
    _of_stands(said, asked, found, language)
    _of_shared(said, asked, found)
    found["question-long"] = min(_count(low, language) / 80, 1.0)
    if said_before is not None:
        found["said-before-known"] = 1.0
        found["said-before"] = said_before
        found["said-before-comment"] = 0.0 if asked.informs else said_before
        found["words-not-said-before"] = min(math.log1p(said.words * (1 - said_before)) / 7, 1.0)
    return {name: value for name, value in found.items() if value}


def _said(text: str, cues: Sequence[Cue], language: str) -> _Said:
    """Returns an answer as read; one that disposes of nothing is not taken apart."""
    words = _count(text, language)
    moves = {cue.move for cue in cues}
    disposals = moves & DISPOSING
    if not disposals:
        return _Said(text, moves, disposals, (), text, words, words, disposed_first=False, disposed_sentences=0)
    spans = [one.span() for one in _SENTENCE.finditer(text)]
    disposing = [cue.span for cue in cues if cue.move in DISPOSING]
    rest = [
        text[start:end] for start, end in spans if not any(start < span.end and span.start < end for span in disposing)
    ]
    joined = "\n".join(rest)
    left = words if len(rest) == len(spans) else _count(joined, language)
    at_first = bool(spans) and any(span.start < spans[0][1] for span in disposing)
    return _Said(
        text, moves, disposals, rest, joined, words, left, disposed_first=at_first, disposed_sentences=len(spans)
    )


def _of_sizes(said: _Said, asked: _Asked, found: dict[str, float]) -> None:
    """Adds how much is said, and how it ends."""
    much = min(math.log1p(said.left) / 6, 1.0)
    found["rest"] = much
    found["length"] = min(math.log1p(said.words) / 7, 1.0)
    if asked.informs:
        found["asks-for-information"] = 1.0
        found["rest-information"] = much
        found["numbers-asked-for"] = float(_has_number(said.rest))
    else:
        found["rest-comment"] = much
    if said.words <= 15:
        found["short-answer"] = 1.0
    if said.left <= 12:
        found["nothing-else" if said.left == 0 else "little-else"] = 1.0
    ends = said.text.rstrip()
    if ends.endswith(("?", "？")) and said.is_one_sentence():
        found["only-a-question"] = 1.0
    if ends.endswith(_BROKEN_OFF):
        found["cut-off"] = 1.0
    if _YES_NO.match(said.text):
        found["yes-or-no"] = 1.0
        found["yes-or-no-information"] = float(asked.informs)


def _of_disposal(said: _Said, asked: _Asked, cues: Sequence[Cue], found: dict[str, float]) -> None:
    """Adds what words that put the question aside tell, and what stands beside them."""
    found["disposed"] = 1.0
    found["disposed-information" if asked.informs else "disposed-comment"] = 1.0
    found["disposed-first" if said.disposed_first else "disposed-last"] = 1.0
    found["two-disposals"] = float(len(said.disposals) > 1)
    found["declined-information"] = float(asked.informs and Move.DECLINED in said.moves)
    if said.left == 0:
        found["nothing-else-disposed"] = 1.0
    elif said.left <= 25:
        found["little-else-disposed"] = 1.0
    elif said.left > 60:
        found["much-else-disposed"] = 1.0
    found["disposes-of-specifics"] = float(
        any(
            cue.move in DISPOSING and _SPECIFICS.search(said.text, max(cue.span.start - 20, 0), cue.span.end)
            for cue in cues
        )
    )


def _of_moves(said: _Said, asked: _Asked, found: dict[str, float]) -> None:
    """Adds what moves tell that say something of the matter."""
    if Move.RESTATED_POSITION in said.moves:
        found["short-formula"] = float(said.left < _SHORT)
        found["formula-information" if asked.informs else "formula-comment"] = 1.0
        found["formula-little-else"] = float(said.left <= 60)
    if Move.REJECTED_PREMISE in said.moves:
        found["rejects-information" if asked.informs else "rejects-comment"] = 1.0
    if Move.NOTED in said.moves and said.left <= 40:
        found["noted-little-else"] = 1.0


def _of_stands(said: _Said, asked: _Asked, found: dict[str, float], language: str) -> None:
    """Adds stands that are taken, general calls, and denials."""
    about = "information" if asked.informs else "comment"
    held = stands_in(said.rest, language) if said.disposals else literals_in(said.text, language)
    if STANCE in held:
        found["stance-in-rest"] = found[f"stance-{about}"] = 1.0
    elif said.left < _SHORT and not said.disposals:
        found["short-without-stance"] = 1.0
    if SPECIFIC in held:
        found["stand-on-it"] = 1.0
        if not asked.informs:
            found["stand-on-it-comment"] = 1.0
            found["stand-on-it-disposed"] = float(bool(said.disposals))
    if calls := held.get(GENERIC):
        found["generic-call"] = 1.0
        if not asked.informs:
            found["generic-call-comment"] = 1.0
        first = said.first(_FEW + 1) if SPECIFIC not in held else ()
        if first and len(first) <= _FEW:
            calling = sum(any(call in one for call in calls) for one in first)
            if calling >= max(1, len(first) - 1):
                found["only-generic"] = 1.0
                found["only-generic-comment"] = float(not asked.informs)
    if asked.informs and any(map(_DENIES.search, said.first(1))):
        found["denies-information"] = 1.0


def _of_shared(said: _Said, asked: _Asked, found: dict[str, float]) -> None:
    """Adds which words of the question the answer takes up."""
    held = frozenset(filter(said.rest.__contains__, asked.terms | asked.core))
    shared, core = (len(some & held) / len(some) if some else 0.0 for some in (asked.terms, asked.core))
    found["shares-words"], found["shares-asked"] = shared, core
    if asked.informs:
        found["shares-words-information"], found["shares-asked-information"] = shared, core
    if not said.disposals:
        found["shares-none"] = float(bool(asked.terms) and not shared)
        found["shares-none-asked-information"] = float(asked.informs and bool(asked.core) and not core)
    if asked.asks > 1:
        found["several-asks"] = 1.0
        found["several-asks-information"] = float(asked.informs)


def _count(text: str, language: str) -> float:
    """Returns about how many words a text has; of characters without spaces a word takes about two."""
    return len(text) / DENSE[language] if language in DENSE else len(pieces(text))


def _has_number(text: str) -> bool:
    """Tells whether a text has a digit of any script."""
    return any(map(text.__contains__, _DIGITS)) or (not text.isascii() and _NUMBERS.search(text) is not None)


def _end(sentence: str) -> str:
    """Returns the last two of a sentence's pieces between commas: what it asks, without what it tells."""
    return ",".join(_COMMA.split(sentence)[-2:])
