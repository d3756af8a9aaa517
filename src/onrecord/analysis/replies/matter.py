"""What words are about: their content words, and pairs of characters where nothing stands between words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise
from math import fsum

from onrecord.analysis.replies.literals import Kept, pieces

_TERMS = re.compile(r"[a-zà-öø-ÿа-яё][a-zà-öø-ÿа-яё'’-]{3,}|\d[\d.,]*|[\u3041-\u30ff\u3400-\u9fff]{2,}")
_DENSE = "\u3041"
_DENSE_ONE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_WORTH = 0.25
"""Of shared words those are told that weigh this much of the weightiest; chance pairs of characters weigh less than words."""
_MOST = 100_000
_STOP = frozenset(
    """about above after again against already also although always among another because been before being between both came
    come could does doing done down during each even every from further give given going have having here into issue issues
    just know like made make many more most much must only other over question questions really regarding relevant said same
    should side sides some such take than that their them then there these they thing this those through time told under until
    very want well were what when where whether which while will with within without would your you're that's it's china
    chinese think believe going today yesterday people president secretary minister foreign ministry government comment
    para pero como este esta estos estas desde hasta sobre entre porque cuando donde quien cual cuales ustedes usted presidente
    todo todos toda todas también tiene tienen hacer está están muy más nada ellos ellas nosotros
    nicht auch eine einen einer sich sind wird haben kann noch dazu oder aber wenn dass diese dieser
    """.split()
)
_SHORTENED = re.compile(
    r"(?:n't|'(?:ll|re|ve|d|m))\Z|\A(?:that|it|he|she|what|who|where|when|how|there|here|let|everybody|one)'s\Z"
)
_STOP_PAIRS = frozenset(
    """中方 外交 交部 发言 言人 请问 评论 有何 何评 对此 此有 我们 你们 他们 有关 相关 关于 问题 情况 消息 报道 据报 中国 表示 具体
    目前 可以 是否 能否 介绍 如何 回应 什么 这个 一个 已经 没有 提到 继续 希望 进行 为什 国家 政府 总统 主席 记者 方对 安方 第一 第二 个问
    """.split()
)
_NEITHER = _STOP | _STOP_PAIRS


def matter(text: str) -> frozenset[str]:
    """Returns the content terms of a text: folded words, numbers, and pairs of Chinese or Japanese characters."""
    low = text.lower()
    if not low.isascii() and not low.replace("\u2019", "").isascii() and _DENSE_ONE.search(low):
        return _terms(low)
    if len(_kept) > _MOST:
        _kept.clear()
    return frozenset().union(*map(_kept.__getitem__, pieces(low)))


def topics(text: str) -> frozenset[str]:
    """Returns the content terms of a text without shortened words of talk ("don't", "we’ll"); a possessive has a straight sign."""
    terms = matter(text.replace("\u2019", "'"))
    return frozenset(term for term in terms if "'" not in term or not _SHORTENED.search(term))


def _terms(low: str) -> frozenset[str]:
    some = frozenset(_TERMS.findall(low))
    dense = [term for term in some if term[0] >= _DENSE]
    if not dense:
        return some - _STOP
    pairs = {one + other for term in dense for one, other in pairwise(term)}
    return some.difference(dense).union(pairs) - _NEITHER


# Most words come again: what each is about is kept. No text of characters without spaces is.
_kept: Kept[str, frozenset[str]] = Kept(_terms)


def words_of_terms(terms: AbstractSet[str], text: str, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Returns what a person reads of terms in a text, the weightiest first: pairs of characters are told as the runs they make there."""
    pairs = {term for term in terms if term[0] >= _DENSE}
    runs = {term: frozenset({term}) for term in terms - pairs}
    start, low = 0, text.lower() + " "
    for at in range(len(low) - 1):
        if low[at : at + 2] not in pairs:
            if at > start:
                runs[low[start : at + 1]] = frozenset(low[one : one + 2] for one in range(start, at))
            start = at + 1
    told: list[str] = []
    left, least = set(terms), 0.0
    while left and runs:
        weighs = {run: fsum(weights.get(term, 0.0) for term in some & left) for run, some in runs.items()}
        best = min(runs, key=lambda run: (-weighs[run], run))
        if not runs[best] & left or weighs[best] < least:
            break
        least = least or weighs[best] * _WORTH
        told.append(best)
        left -= runs.pop(best)
    return tuple(told)
