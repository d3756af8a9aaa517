"""Several questions in one turn, taken apart, and the words of the answer that go with each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import methodcaller

from attrs import frozen

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.matter import matter
from onrecord.analysis.replies.reply import Match
from onrecord.text.span import Span

_NUMBERS = {
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "former": 1, "latter": 2,
    "primera": 1, "primero": 1, "segunda": 2, "segundo": 2, "tercera": 3, "tercero": 3, "otra": 2, "other": 2,
    "uno": 1, "dos": 2, "tres": 3, "erste": 1, "zweite": 2, "dritte": 3, "один": 1, "первый": 1, "второй": 2, "третий": 3,
}  # fmt: skip
_BREAK = re.compile(r"[。！？!?.;；\n]")
_START = r"[ \u00a0\u3000]*"
# A new question begins: an ordinal, or a connective behind a question mark.
_ASKED = re.compile(
    _START
    + r"(?:(?P<zh>第(?P<zhn>[一二三四五])(?:个(?:问题)?)?[，、,：:]|(?:另外|还有一?个问题|另一个问题|再(?:追)?问一个问题|其次)[，、,]?)"
    r"|(?P<en>(?:and |then |my |the |a )*(?P<enn>first|second|third|fourth|other)(?:ly)?(?: (?:question|one|part))?(?:,| is\b| was\b| on\b)"
    r"|(?:(?:and )?(?:also|separately|finally|lastly)|in addition|on (?:a|another) (?:different|separate|other)? ?(?:topic|subject|note|question)"
    r"|(?:a|one) (?:separate|different|second|other) question|another question),?)"
    r"|(?P<es>(?:la |mi |y |lo )*(?P<esn>primera|segunda|tercera|primero|segundo|dos|tercero)\b[ :,](?:pregunta)?|y (?:por otro lado|también|finalmente|preguntarle)\b))",
    re.IGNORECASE,
)
# A new part of an answer begins: a number of the question, or what it is about.
_ANSWERED = re.compile(
    _START
    + r"(?:(?:关于|对于|至于|针对|对|先?回答)?(?:你|您)?(?:的|提(?:到|出)?的|刚才的)*第(?P<zhn>[一二三四五])个?(?:问题)?[，,、：:]"
    r"|(?P<zh>(?:关于|至于|针对)[^，。！？\n]{2,40})[，,]"
    r"|(?:(?:and )?(?:on|as for|as to|regarding|with regard to|with respect to|concerning|to|in response to|in terms of) )(?:your |the |that )?(?P<enn>first|second|third|fourth|former|latter|other)(?: (?:question|part|one|point))?\b"
    r"|(?P<en>(?:as for|as to|regarding|with regard to|with respect to|concerning|in terms of|on the (?:question|issue|topic) of) [^,.!?\n]{2,80}),"
    r"|(?:sobre |en cuanto a |respecto (?:a|de) )?(?:la |lo )(?P<esn>primera|segunda|tercera|otra)(?: pregunta)?\b"
    r"|(?P<es>(?:sobre|en (?:cuanto|relación|lo que (?:corresponde|respecta)) ?(?:a|al|con)?|respecto (?:a|al|de)|acerca de)\s[^,.!?\n]{2,80})[,.])",
    re.IGNORECASE,
)
_MARK = re.compile("[?？]")
_NUMBERED = ("first", "second", "third", "fourth", "other", "第", "primer", "segund", "tercer", "dos")
"""What stands in every number by which a question begins, in lower case."""
_PARAGRAPHS = re.compile(r"[^\n]+")
_FEWEST = 6
_END_OF = methodcaller("end")


@frozen
class Pairing:
    """One question of a turn and the spans of the answer that go with it; () where the answer has no words for it."""

    question: Span
    answers: tuple[Span, ...]
    matched: Match


@frozen
class _Segment:
    span: Span
    number: int | None
    opener: str


def pairings(question: str, answer: str) -> tuple[Pairing, ...]:
    """Returns the questions of a turn with their answers; one pairing of everything where they cannot be told apart."""
    asked = question_parts(question)
    if len(asked) < 2:
        return (Pairing(Span(0, len(question)), (Span(0, len(answer)),), Match.WHOLE),)
    segments = _segments(answer)
    if any(one.number for one in segments):
        owners = _by_number(segments, len(asked))
        way = Match.ORDINAL
    elif any(one.opener for one in segments):
        owners = _by_matter(segments, [one.cut(question) for one in asked], answer)
        way = Match.MATTER
    else:
        paragraphs = [Span(*one.span()) for one in _PARAGRAPHS.finditer(answer)]
        if len(paragraphs) != len(asked):
            return (Pairing(Span(0, len(question)), (Span(0, len(answer)),), Match.WHOLE),)
        return tuple(Pairing(one, (paragraph,), Match.ORDER) for one, paragraph in zip(asked, paragraphs, strict=True))
    return tuple(
        Pairing(one, tuple(some.span for some, owner in zip(segments, owners, strict=True) if owner == at), way)
        for at, one in enumerate(asked)
    )


def question_parts(question: str) -> tuple[Span, ...]:
    """Returns the questions of a turn: cut at ordinals, and at connectives that follow a question mark."""
    if not _may_ask_more(question):
        return (Span(0, len(question)),) if len(question) > _FEWEST else ()
    starts = [0]
    for one in _at_starts(_ASKED, question):
        numbered = one["zhn"] or one["enn"] or one["esn"]
        before = question[starts[-1] : one.start()]
        if ("?" in before or "？" in before) or (numbered and _NUMBERS[numbered.lower()] == len(starts) + 1):
            starts.append(one.start())
    ends = [*starts[1:], len(question)]
    parts = [Span(*pair) for pair in zip(starts, ends, strict=True)]
    return tuple(one for one in parts if one.length > _FEWEST)


def _may_ask_more(question: str) -> bool:
    """Tells whether a text can have a second question: words behind a question mark, or a number of a question."""
    low = folded(question)
    mark = _MARK.search(low)
    return (mark is not None and bool(low[mark.end() :].strip())) or any(map(low.__contains__, _NUMBERED))


def _at_starts(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yields the matches that begin where a text or a sentence of it does: far fewer places than all."""
    last = 0
    for start in chain((0,), map(_END_OF, _BREAK.finditer(text))):
        if start >= last and (one := pattern.match(text, start)):
            last = one.end()
            yield one


def _segments(answer: str) -> list[_Segment]:
    found = [
        (one.start(), (one["zhn"] or one["enn"] or one["esn"] or ""), (one["zh"] or one["en"] or one["es"] or ""))
        for one in _at_starts(_ANSWERED, answer)
    ]
    if not found or answer[: found[0][0]].strip():
        found.insert(0, (0, "", ""))
    ends = [*(start for start, _, _ in found[1:]), len(answer)]
    return [
        _Segment(Span(start, end), _NUMBERS.get(number.lower()), opener)
        for (start, number, opener), end in zip(found, ends, strict=True)
        if end > start
    ]


def _by_number(segments: Sequence[_Segment], count: int) -> list[int]:
    """Returns which question each segment answers: its number's, else that of the segment before it, else the first one free."""
    numbered = {one.number - 1 for one in segments if one.number}
    free = next((at for at in range(count) if at not in numbered), 0)
    owners: list[int] = []
    for one in segments:
        if one.number is not None:
            owners.append(min(one.number - 1, count - 1))
        else:
            owners.append(owners[-1] if owners else free)
    return owners


def _by_matter(segments: Sequence[_Segment], asked: Sequence[str], answer: str) -> list[int]:
    """Returns which question each segment answers: the one it shares most words with, else the one behind the last."""
    about = [matter(one) for one in asked]
    owners: list[int] = []
    for one in segments:
        mine = matter(one.opener) or matter(one.span.cut(answer)[:200])
        shared = [len(mine & theirs) / (1 + len(theirs)) for theirs in about]
        best = max(range(len(asked)), key=lambda at: (shared[at], -at))
        if shared[best]:
            owners.append(best)
        else:
            owners.append(min(owners[-1] + 1, len(asked) - 1) if owners else 0)
    return owners
