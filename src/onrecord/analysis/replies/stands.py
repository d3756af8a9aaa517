"""Words by which an answer takes a stand, or only calls on everybody; looked for anywhere in its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.analysis.replies.literals import Literals

DENSE = {"zh": 1.9, "ja": 2.2}
"""Languages without spaces, with the characters that a word takes there."""
GENERIC, SPECIFIC, STANCE = -1, -2, -3
"""The places of the words among literals; markers have places from 0."""

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
_BY_PLACE = {GENERIC: _GENERIC, SPECIFIC: _SPECIFIC, STANCE: _STANCE}


def stand_words(language: str) -> list[tuple[str, int]]:
    """Returns the words that a language can have, those in its kind of letters, each with its place."""
    dense = language in DENSE
    return [(one, place) for place, words in _BY_PLACE.items() for one in words if one.isascii() != dense]


@cache
def _literals(language: str) -> Literals:
    return Literals((), anywhere=stand_words(language))


def stands_in(text: str, language: str) -> Mapping[int, list[str]]:
    """Returns the words that a folded text holds, by their places."""
    return _literals(language).held(text)
