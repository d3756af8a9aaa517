"""The named features from which the outcome of a reply is judged; each between 0 and 1, each a sentence a person can check."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.matter import matter
from onrecord.analysis.replies.question_type import asks
from onrecord.analysis.replies.reply import Cue, Move, QuestionType
from onrecord.text.span import Span

_SENTENCE = re.compile(r"[^。！？!?\n.;；]+(?:[.;](?=\S)[^。！？!?\n.;；]*)*[。！？!?.;；]*")
_WORDS = re.compile(r"[a-zà-öø-ÿа-яё0-9'’-]+|[\u3041-\u9fff]", re.IGNORECASE)
_LETTERS_IN_WORD = {"zh": 1.7, "ja": 2.0}
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
_GENERIC = re.compile(
    r"(?:有关|相关|当事|冲突|所有|各)(?:各)?方[^。]{0,30}(?:克制|对话|协商|谈判|缓和|冷静|停火|解决|理性|致力)|政治解决|和平解决|对话协商|和平稳定|局势缓和"
    r"|局势[^。]{0,8}升级|建设性作用|宪章宗旨|相互尊重|依法处理|法治国家|稳妥处理|妥善处理|共同利益"
    r"|\b(?:all (?:relevant )?(?:parties|sides)|(?:parties|sides) concerned|relevant (?:parties|sides)|restraint|dialogue and|negotiations?|political settlement"
    r"|de-?escalat\w*|constructive (?:role|part)|ease the (?:tension|situation)|peace talks|un charter|responsible (?:attitude|manner)|mutual respect|both sides)\b"
)
# A stand on the thing itself.
_SPECIFIC = re.compile(
    r"祝贺|哀悼|慰问|同情|谴责|坚决反对|强烈不满|严正交涉|抗议|欢迎|赞赏|高度评价|不可接受|绝不|图谋|霸凌|徒劳|咎由自取|无理|遏制|打压|错误|违背|停止|必要措施|致电|喜爱"
    r"|\b(?:condemn\w*|congratulat\w*|welcomes?|firmly|strongly|reject\w*|unacceptable|appreciat\w*|condolences|victims?|wrong|irresponsible|hegemon\w*|oppose[sd]?"
    r"|stop|discredited|illegal|groundless|proud|glad|concerns?|important|celebr\w+|lament\w+|respeto)\b"
)
_DENIES = re.compile(
    r"(?:没有|不会|不是|并未|从未|未|不存在|不属实)|\b(?:not|no|never|nobody|isn't|doesn't|didn't|won't|hasn't|haven't|aren't|wasn't)\b|\b(?:no|nunca|nada)\b"
)
_SPECIFICS = re.compile(r"具体|至于|细节|\b(?:details?|specifics?|specific)\b|\bdetalles?\b")
_ASKING = re.compile(r"[^。！？!?.\n，,]*[，,]?[^。！？!?.\n，,]*[？?]")
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
    words = _count(text, language)
    left = sum(_count(text[one.start : one.end], language) for one in rest)
    moves = {cue.move for cue in cues}
    others = [text[one.start : one.end] for one in rest]
    generic = sum(_GENERIC.search(one) is not None for one in others)
    specific = sum(_SPECIFIC.search(one) is not None for one in others)
    core = matter(" ".join(_ASKING.findall(question)))
    stance = any(cue.move is Move.STANCE and any(one.holds(cue.span) for one in rest) for cue in cues)
    asked = matter(question)
    said = frozenset[str]().union(*map(matter, others))
    informs = kind in _INFORMATION
    disposed = bool(moves & DISPOSING)
    first = {cue.move for cue in cues if sentences and cue.span.start < sentences[0].end} & DISPOSING
    shared = len(asked & said) / len(asked) if asked else 0.0
    fresh = len(said - asked)
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
        "numbers-asked-for": informs and any(_NUMBERS.search(text, one.start, one.end) for one in rest),
        "shares-words": shared,
        "shares-words-information": shared if informs else 0.0,
        "shares-none": not disposed and not asked & said and bool(asked),
        "new-words": min(math.log1p(fresh) / 5, 1.0),
        "generic-call": generic > 0,
        "generic-call-comment": generic > 0 and not informs,
        "only-generic": 0 < len(others) <= 4 and generic >= max(1, len(others) - 1) and not specific,
        "only-generic-comment": 0 < len(others) <= 4
        and generic >= max(1, len(others) - 1)
        and not specific
        and not informs,
        "stand-on-it": specific > 0,
        "stand-on-it-comment": specific > 0 and not informs,
        "stand-on-it-disposed": specific > 0 and disposed and not informs,
        "denies-information": informs and bool(others) and _DENIES.search(others[0]) is not None,
        "disposes-of-specifics": disposed
        and any(
            _SPECIFICS.search(text, max(cue.span.start - 20, 0), cue.span.end) for cue in cues if cue.move in DISPOSING
        ),
        "disposed-last": disposed and not first,
        "shares-asked": len(core & said) / len(core) if core else 0.0,
        "shares-asked-information": len(core & said) / len(core) if core and informs else 0.0,
        "shares-none-asked-information": informs and not disposed and bool(core) and not core & said,
        "several-asks": asks(question) > 1,
        "several-asks-information": asks(question) > 1 and informs,
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
    return [one for one in sentences if not any(one.meets(span) for span in disposing)]


def _count(text: str, language: str) -> float:
    """Returns how many words a text has; of characters without spaces a word takes about two."""
    return len(_WORDS.findall(text)) / _LETTERS_IN_WORD.get(language, 1.0)
