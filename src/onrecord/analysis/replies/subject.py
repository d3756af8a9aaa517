"""What Chinese words are about, told by whole words and names, and how much each of them says."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache

from onrecord.text.span import Span
from onrecord.text.words import characters, chinese_cutter, words

_HAN = re.compile("[\u3400-\u9fff]")
_CUT = frozenset({"zh"})
_NAMES = ("nr", "ns")
"""Marks of people and places in the dictionary that cuts words."""
_BASE = 0.15
"""What a word weighs that is spread over the days as if by lot, against one that comes in bursts."""
_ASKING = frozenset(
    """消息 信息 情况 能否 是否 可否 会否 有否 有何 如何 何时 何地 哪些 哪里 什么 怎样 多少 证实 确认 介绍 提供 发布 透露 公布 具体 具体情况
    具体安排 细节 关注 保持 继续 大家 请问 评论 期待 安排 计划 打算 目前 今天 昨天 明天 今年 去年 明年 今日 昨日 本周 下周 上周 本月 下月 上月
    日前 近日 近期 此前 之前 稍后 后续 及时 适时 随时 此次 这次 本次 此访 中方 我们 你们 他们 有关 相关 关于 对此 问题 已经 刚才 刚刚 至于
    其他 更多 进一步 提到 外交部 发言人 记者 媒体 报道 据报 据报道 得知 知道 了解 掌握 告诉 回答 讨论 准备 请你 请大家 一下 期间 方面 上午
    下午 晚上 昨晚 今晚 今天上午 今天下午 一些 这个 那个 如果 是不是 有没有 会不会 能不能 可以 应该 需要 进行 举行 表示 消息人士 评价 回应
    看法 首次 第一 第二 第三 第一个 第二个 两个 多个 部分 内容 成果 官员 时间 日期 邀请 期望 希望 拭目以待 谢谢 安方
    """.split()
)
"""Words of asking, of promising and of the day of speaking, which say nothing of the matter."""
_FUNCTION = frozenset(
    "的了在和与及对将向为就被把从到是有同等也都还又并而或于以之其此该这那我你他她它们不会能可要请问应各双由给让使则但且因如何几"
)
"""Characters that stand by themselves in front of a name and are no part of it."""
_EVERYWHERE = frozenset("中国 北京 外国 对华 亚洲 世界 中方 安方".split())
"""Names that nearly every statement may have."""


def is_cut(language: str) -> bool:
    """Tells whether texts of a language are cut into words here: Chinese, where the extra `zh` is installed."""
    return language in _CUT and chinese_cutter() is not characters


def words_in(text: str) -> frozenset[str]:
    """Returns the words of two characters and more that say something of a matter."""
    return frozenset(word for word, _ in _words(text))


def names_in(text: str) -> frozenset[str]:
    """Returns the people and places that a text names."""
    found = (word for word, mark in _tagger()(text) if mark.startswith(_NAMES))
    return frozenset(one for one in found if len(one) > 1 and _says(one) and one not in _EVERYWHERE)


def weighed(said: Iterable[tuple[date, AbstractSet[str]]]) -> dict[str, float]:
    """Returns what each word weighs, by statements with their days: rare ones more, and those that come in bursts.

    A matter is spoken of on some days and no others; a word of all matters stands in as many statements on as many days as
    chance would have it (residual frequency: Church and Gale, Poisson mixtures, 1995). Weights of records of any size compare.
    """
    times: Counter[str] = Counter()
    days: defaultdict[str, set[date]] = defaultdict(set)
    every: set[date] = set()
    total = 0
    for day, some in said:
        total += 1
        every.add(day)
        times.update(some)
        for word in some:
            days[word].add(day)
    most = math.log(1 + total) or 1.0
    return {
        word: math.log(1 + total / count) / most * (_BASE + _burst(count, len(days[word]), len(every)))
        for word, count in times.items()
    }


def _burst(count: int, days: int, of: int) -> float:
    by_lot = of * (1 - (1 - 1 / of) ** count)
    return max(math.log(by_lot / days), 0.0)


def shared_words(
    terms: AbstractSet[str], text: str, other: str, weights: Mapping[str, float], *, most: int
) -> tuple[str, ...]:
    """Returns what a person reads of the words that two texts share, the weightiest first; neighbors in both as one."""
    found: dict[str, float] = {}
    low, beside = text.lower(), other.lower()
    for run in _runs(terms, low):
        for part in [run] if low[run[0].start : run[-1].end] in beside else [[one] for one in run]:
            weight = sum(weights.get(low[one.start : one.end], 0.0) for one in part)
            found[low[part[0].start : part[-1].end]] = weight
    told: list[str] = []
    for run_text in sorted(found, key=lambda one: (-found[one], -len(one), one)):
        if len(told) < most and not any(run_text in one or one in run_text for one in told):
            told.append(_in_full(run_text, low, beside))
    return tuple(told)


def _runs(terms: AbstractSet[str], low: str) -> Iterator[list[Span]]:
    run: list[Span] = []
    for word, span in _words(low):
        if word not in terms:
            continue
        if run and span.start != run[-1].end:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _in_full(run: str, low: str, other: str) -> str:
    """Returns a run with the character before it that the cut left over, where both texts have it: 二 of 二十国集团."""
    ends = {span.end: span for span in words(low)}
    at = low.find(run)
    before = ends.get(at)
    if before is None or before.length != 1:
        return run
    more = low[before.start : at + len(run)]
    return more if _HAN.match(more) and more[0] not in _FUNCTION and more in other else run


def _words(text: str) -> Iterator[tuple[str, Span]]:
    low = text.lower()
    for span in words(low):
        word = low[span.start : span.end]
        if len(word) > 1 and (_HAN.search(word) or len(word) > 2) and not word.isdigit() and _says(word):
            yield word, span


def _says(word: str) -> bool:
    return word not in _ASKING


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    import rjieba  # noqa: PLC0415 - an extra; loading it costs 0.1 s and 70 MB that most readings can spare

    tag: Callable[[str], list[tuple[str, str]]] = rjieba.tag
    return tag
