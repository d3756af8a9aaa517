"""The named features from which the outcome of a reply is judged; each between 0 and 1, each a sentence a person can check."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.matter import matter
from onrecord.analysis.replies.question_type import asking
from onrecord.analysis.replies.reply import Cue, Move, QuestionType
from onrecord.text.span import Span

_SENTENCE = re.compile(r"[^。！？!?\n.;；]+(?:[.;](?=\S)[^。！？!?\n.;；]*)*[。！？!?.;；]*")
_LETTERS_IN_WORD = {"zh": 1.9, "ja": 2.2}
DISPOSING = frozenset(
    {Move.REFERRED_ELSEWHERE, Move.REFERRED_BACK, Move.DEFERRED, Move.DECLINED, Move.NO_INFORMATION, Move.ASKED_BACK}
)
"""Moves whose sentence says nothing of the matter itself."""
_INFORMATION = frozenset(
    {QuestionType.CONFIRM, QuestionType.FACT, QuestionType.PLAN, QuestionType.REASON, QuestionType.JUDGE, QuestionType.HYPOTHETICAL}
)  # fmt: skip
_YES_NO = re.compile(
    r"\A(?:是的|不是|对[，。]|没有[，。]|属实|不会|会的|可以|我可以(?:确认|证实|告诉你)|经核实|当然|yes\b|no[,. ]|sure\b|of course|absolutely|correct|that's (?:right|correct|true)|we have(?:n't| not)? |he (?:did|has|is|will)|well, no|it is[. ]|sí[,. ]|no, |claro|desde luego|así es|ja\b|nein\b|да[,. ]|нет[,. ]|はい|いいえ)"
)
_NUMBERS = re.compile(r"\d")
# Calls on everybody that fit any question of their kind.
_GENERIC = (
    *"各方 有关方 当事方 相关方 冲突方 政治解决 和平解决 对话协商 和平稳定 局势缓和 建设性作用 宪章宗旨 相互尊重 依法处理 法治国家 稳妥处理 妥善处理 共同利益 升级 克制".split(),
    "all parties", "all sides", "all relevant", "parties concerned", "sides concerned", "relevant parties", "relevant sides",
    "restraint", "dialogue and", "negotiation", "political settlement", "deescalat", "de-escalat", "constructive role",
    "constructive part", "ease the", "peace talks", "un charter", "responsible attitude", "mutual respect", "both sides",
)  # fmt: skip
# A stand on the thing itself, and a stand at all.
_SPECIFIC = tuple(
    "祝贺 哀悼 慰问 同情 谴责 坚决反对 强烈不满 严正交涉 抗议 欢迎 赞赏 高度评价 不可接受 绝不 图谋 霸凌 徒劳 咎由自取 无理 遏制 打压 错误 违背 停止 必要措施 致电 喜爱 "
    "condemn congratulat welcome firmly strongly reject unacceptable appreciat condolence victim wrong irresponsibl hegemon oppose stop discredited "
    "illegal groundless proud glad concern important celebr lament respeto".split()
)
_STANCE = (
    *"反对 谴责 祝贺 欢迎 赞赏 哀悼 慰问 敦促 支持 不满 抗议 遗憾 高度评价 关切 期待 愿同 应当 应该 希望 相信 呼吁 认为 主张 徒劳 内政 不可接受".split(),
    *"oppose opposi opposed condemn congratulat welcome appreciate condolence urge support regret hope believe concern reject committed".split(),
    *"creo considero condena rechaz lament felicit celebr confianza apoy".split(),
    "should", "must", "we agree", "i agree", "proud", "glad to", "call on", "calls on", "a favor", "en contra", "mucho respeto", "de acuerdo",
)  # fmt: skip
_DENIES = re.compile(
    r"(?:没有|不会|不是|并未|从未|未|不存在|不属实)|\b(?:not|no|never|nobody|isn't|doesn't|didn't|won't|hasn't|haven't|aren't|wasn't)\b|\b(?:no|nunca|nada)\b"
)
_SPECIFICS = re.compile(r"具体|至于|细节|\b(?:details?|specifics?|specific)\b|\bdetalles?\b")
_COMMA = re.compile("[，,]")
_CUT = re.compile(r"(?:--|—|–|…|\.\.\.)\s*\Z")


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
    text = folded(answer)
    sentences = [Span(*one.span()) for one in _SENTENCE.finditer(text)]
    rest = _without(sentences, cues)
    others = [text[one.start : one.end] for one in rest]
    joined = "\n".join(others)
    words = _count(text, language)
    left = words if len(rest) == len(sentences) else _count(joined, language)
    moves = {cue.move for cue in cues}
    inside = joined.__contains__
    called = list(filter(inside, _of(_GENERIC, language)))
    generic = sum(any(call in one for call in called) for one in others) if len(others) <= 4 else len(called)
    specific = any(map(inside, _of(_SPECIFIC, language)))
    asks = asking(question)
    core = matter(" ".join(map(_end, asks)))
    stance = any(map(inside, _of(_STANCE, language)))
    asked = matter(question)
    informs = kind in _INFORMATION
    disposed = bool(moves & DISPOSING)
    first = {cue.move for cue in cues if sentences and cue.span.start < sentences[0].end} & DISPOSING
    shared = _held(asked, joined)
    core_shared = _held(core, joined)
    short = left < 18
    found = {
        "bias": 1.0,
        f"type:{kind.value}": 1.0,
        "asks-for-information": informs,
        **{f"move:{move.value}": 1.0 for move in moves},
        "disposed": disposed,
        "disposed-information": disposed and informs,
        "disposed-comment": disposed and not informs,
        "disposed-first": bool(first),
        "two-disposals": len(moves & DISPOSING) > 1,
        "nothing-else": left == 0,
        "nothing-else-disposed": left == 0 and disposed,
        "little-else": 0 < left <= 12,
        "little-else-disposed": 0 < left <= 25 and disposed,
        "much-else-disposed": left > 60 and disposed,
        "rest": min(math.log1p(left) / 6, 1.0),
        "rest-comment": 0.0 if informs else min(math.log1p(left) / 6, 1.0),
        "rest-information": min(math.log1p(left) / 6, 1.0) if informs else 0.0,
        "length": min(math.log1p(words) / 7, 1.0),
        "short-answer": words <= 15,
        "stance-in-rest": stance,
        "stance-comment": stance and not informs,
        "stance-information": stance and informs,
        "short-without-stance": short and not stance and not disposed,
        "short-formula": short and Move.RESTATED_POSITION in moves,
        "formula-comment": Move.RESTATED_POSITION in moves and not informs,
        "formula-information": Move.RESTATED_POSITION in moves and informs,
        "formula-little-else": Move.RESTATED_POSITION in moves and left <= 60,
        "rejects-information": Move.REJECTED_PREMISE in moves and informs,
        "rejects-comment": Move.REJECTED_PREMISE in moves and not informs,
        "noted-little-else": Move.NOTED in moves and left <= 40,
        "yes-or-no": _YES_NO.match(text) is not None,
        "numbers-asked-for": informs and _NUMBERS.search(joined) is not None,
        "shares-words": shared,
        "shares-words-information": shared if informs else 0.0,
        "shares-none": not disposed and bool(asked) and not shared,
        "generic-call": generic > 0,
        "generic-call-comment": generic > 0 and not informs,
        "only-generic": 0 < len(others) <= 4 and generic >= max(1, len(others) - 1) and not specific,
        "only-generic-comment": 0 < len(others) <= 4
        and generic >= max(1, len(others) - 1)
        and not specific
        and not informs,
        "stand-on-it": specific,
        "stand-on-it-comment": specific and not informs,
        "stand-on-it-disposed": specific and disposed and not informs,
        "denies-information": informs and bool(others) and _DENIES.search(others[0]) is not None,
        "disposes-of-specifics": disposed
        and any(
            _SPECIFICS.search(text, max(cue.span.start - 20, 0), cue.span.end) for cue in cues if cue.move in DISPOSING
        ),
        "disposed-last": disposed and not first,
        "shares-asked": core_shared,
        "shares-asked-information": core_shared if informs else 0.0,
        "shares-none-asked-information": informs and not disposed and bool(core) and not core_shared,
        "several-asks": len(asks) > 1,
        "several-asks-information": len(asks) > 1 and informs,
        "question-long": min(_count(question, language) / 80, 1.0),
        "only-a-question": text.rstrip().endswith(("?", "？")) and len(sentences) == 1,
        "cut-off": _CUT.search(text) is not None,
        "said-before": said_before or 0.0,
        "said-before-known": said_before is not None,
        "said-before-comment": 0.0 if informs else said_before or 0.0,
        "words-not-said-before": 0.0 if said_before is None else min(math.log1p(words * (1 - said_before)) / 7, 1.0),
        f"language:{language}": 1.0,
    }
    return {name: float(value) for name, value in found.items() if value}


def _without(sentences: Sequence[Span], cues: Sequence[Cue]) -> list[Span]:
    """Returns the sentences in which no cue disposes of the question."""
    disposing = [cue.span for cue in cues if cue.move in DISPOSING]
    if not disposing:
        return list(sentences)
    return [one for one in sentences if not any(one.meets(span) for span in disposing)]


def _count(text: str, language: str) -> float:
    """Returns about how many words a text has; of characters without spaces a word takes about two."""
    return len(text) / _LETTERS_IN_WORD[language] if language in _LETTERS_IN_WORD else len(text.split())


def _end(sentence: str) -> str:
    """Returns the last two of a sentence's pieces between commas: what it asks, without what it tells."""
    return ",".join(_COMMA.split(sentence)[-2:])


def _held(terms: frozenset[str], text: str) -> float:
    """Returns the share of terms that a text holds."""
    return sum(map(text.__contains__, terms)) / len(terms) if terms else 0.0


@lru_cache(maxsize=16)
def _of(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Returns the words that a language can have: those in its kind of letters."""
    return tuple(one for one in words if one.isascii() != (language in _LETTERS_IN_WORD))
