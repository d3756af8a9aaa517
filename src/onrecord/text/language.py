"""The language of a page or of one block of it, from its letters and its function words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

from attrs import frozen

from onrecord.text.script import Script, Variety, script_of, scripts, variety

SAMPLE = 600
"""A longer text is judged by four slices of a quarter of this many code points."""

READ = ("ar", "de", "en", "es", "fr", "ja", "ko", "pt", "ru", "zh", "zh-Hant")
"""The codes that can be answered; `zh` alone is simplified Chinese or Chinese that could be either."""


@frozen
class Language:
    """A language by its code (BCP 47) and how sure that is, from 0.5 to 1."""

    code: str
    confidence: float


def language_of(text: str) -> Language | None:
    """Returns the language of a text, or None when unsure or when it is none of `READ`."""
    sample = _sample(text)
    plain = _plain_chinese(sample)
    if plain is not None:
        return plain
    counts = scripts(sample)
    found = _guess(sample, counts) if counts else None
    return found if found is not None and found.confidence >= 0.5 else None


def _plain_chinese(sample: str) -> Language | None:
    """Returns Chinese where Han letters prevail, none is kana, and only one of the two varieties' own are met."""
    if not _FROM_HAN.search(sample):
        return None
    han = len("".join(_HAN_RUN.findall(sample)))
    if han * 2 < len(sample) or han < _SURE or _KANA.search(sample):
        return None
    # Looking for each letter is several times faster than a set of the sample's own.
    simple, old = (sum(map(sample.__contains__, own)) for own in (_SIMPLE, _OLD))
    if simple >= 3 and not old:
        return Language("zh", 1.0)
    return Language("zh-Hant", 1.0) if old >= 3 and not simple else None


_SURE = 60
_FROM_HAN = re.compile("[\u4e00-\U0010ffff]")
_KANA = re.compile("[\u3040-\u30ff]")
_SIMPLE = frozenset("们国会说这对为与点将应发问题经关实现东长见访时间")
_OLD = frozenset("們國會說這對為與點將應發問題經關實現東長見訪時間")


def languages_of(blocks: Sequence[str]) -> tuple[Language | None, ...]:
    """Returns the language of each block of a page, in order, which may hold several.

    A block too short to tell takes the language of its nearest sure neighbors in its own script when these
    agree; its confidence is then 0.5.
    """
    own = [language_of(block) for block in blocks]
    written = [next(iter(scripts(_sample(block))), None) for block in blocks]
    before = _carried(own, written)
    after = _carried(own[::-1], written[::-1])[::-1]
    found: list[Language | None] = []
    for sure, *sides in zip(own, before, after, strict=True):
        codes = {code for code in sides if code}
        found.append(sure or (Language(codes.pop(), 0.5) if len(codes) == 1 else None))
    return tuple(found)


def _carried(own: Sequence[Language | None], written: Sequence[Script | None]) -> list[str | None]:
    """Returns for each block the language of the last sure block before it that can be written in its script."""
    last: dict[Script | None, str] = {}
    carried: list[str | None] = []
    for found, script in zip(own, written, strict=True):
        carried.append(last.get(script))
        if found is not None:
            last.update(dict.fromkeys(_WRITTEN_IN[found.code], found.code))
    return carried


_WRITTEN_IN: dict[str, frozenset[Script]] = {
    **dict.fromkeys(("de", "en", "es", "fr", "pt"), frozenset({Script.LATIN})),
    **dict.fromkeys(("zh", "zh-Hant"), frozenset({Script.HAN})),
    "ar": frozenset({Script.ARABIC}),
    "ja": frozenset({Script.HAN, Script.KANA}),
    "ko": frozenset({Script.HANGUL, Script.HAN}),
    "ru": frozenset({Script.CYRILLIC}),
}


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    part = SAMPLE // 4
    return "\n".join(text[at : at + part] for at in (len(text) * share // 20 for share in (1, 6, 11, 16)))


def _guess(sample: str, counts: dict[Script, int]) -> Language | None:
    # A Chinese, Japanese or Korean letter says as much as three letters of an alphabet.
    dense = {one: counts.get(one, 0) for one in (Script.HAN, Script.KANA, Script.HANGUL)}
    if sum(dense.values()) * 3 >= sum(counts.values()) - sum(dense.values()):
        if dense[Script.HANGUL] > dense[Script.HAN] + dense[Script.KANA]:
            return Language("ko", _sure(dense[Script.HANGUL], 3))
        return _east_asian(sample, dense[Script.HAN], dense[Script.KANA])
    judge = _JUDGES.get(next(iter(counts)))
    return judge(sample) if judge else None


def _sure(evidence: float, half: float) -> float:
    """Returns a confidence that is 0.5 at `half` pieces of evidence and nears 1."""
    return round(1 - math.exp2(-evidence / half), 3)


def _east_asian(sample: str, han: int, kana: int) -> Language | None:
    letters = "".join(_HAN_RUN.findall(sample))
    different = set(letters)
    chinese = len(letters) - len(letters.encode("shift_jis", "ignore")) // 2
    # Chinese pages print a stray kana (の) in names; Japanese prose is at least a fifth kana.
    if kana * 8 >= han + kana:
        return Language("ja", _sure(max(kana - chinese, 0), 1))
    japanese = 0
    if chinese < len(different) / 4:
        japanese = _japanese_only(different) if chinese else _written_by_neither(different)
    chinese += sum(letters.count(one) for one in "的是我他你吗呢答") + len(different & _OLD_FORMS)
    if japanese > chinese:
        return Language("ja", _sure(japanese, 2))
    code = "zh-Hant" if variety(letters) is Variety.TRADITIONAL else "zh"
    # Twenty characters in a row without kana are hardly Japanese, whatever the characters.
    return Language(code, _sure(chinese + han / 20, 1))


_HAN_RUN = re.compile("[\u3400-\u9fff]+")
# Frequent traditional characters that Japanese prints in a newer form since 1946.
_OLD_FORMS = frozenset("發會國與對來說體學關實變經總應萬點當黨區處號專屬團圖參雙驗歐獨戰證區從聲寫賣")


def _japanese_only(letters: set[str]) -> int:
    return len(letters - _kept(letters, "gb2312") - _kept(letters, "big5"))


def _written_by_neither(letters: set[str]) -> int:
    """Counts what both Chinese sets lack where the Japanese one lacks nothing (`会見` mixes the two)."""
    return min(len(letters - _kept(letters, "gb2312")), len(letters - _kept(letters, "big5")))


def _kept(letters: set[str], encoding: str) -> set[str]:
    return set("".join(sorted(letters)).encode(encoding, "ignore").decode(encoding))


def _russian(sample: str) -> Language | None:
    letters = Counter(sample.lower())
    total = sum(times for letter, times in letters.items() if script_of(letter) is Script.CYRILLIC)
    # Letters of Ukrainian, Belarusian, Serbian and Macedonian that Russian lacks.
    if sum(letters[other] for other in "іїєґўђћљњџјќѓѕ") * 100 > total:
        return None
    own = sum(letters[one] for one in "ыэё")
    # Bulgarian has neither; Russian prose has one in forty letters.
    if own * 150 < total and total > 60:
        return None
    return Language("ru", _sure(own * 3 + total / 12, 1))


def _arabic(sample: str) -> Language | None:
    letters = Counter(sample)
    total = sum(times for letter, times in letters.items() if script_of(letter) is Script.ARABIC)
    # Letters of Persian, Urdu, Kurdish and Pashto that Arabic lacks, in their own code points.
    if sum(letters[other] for other in "پچژگکیےٹڈںہۀەڕڵښ") * 100 > total:
        return None
    return Language("ar", _sure(total, 4))


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SIGNS = {"es": "ñ¿¡", "pt": "ãõ", "de": "ß", "fr": "œêùû"}


def _latin(sample: str) -> Language | None:
    known = _function_words()
    prose = " ".join(part for part in sample.split() if not _is_address(part))
    words = Counter(_WORD.findall(prose.lower().replace("’", "'")))
    total = words.total()
    scores = dict.fromkeys(READ, 0.0)
    hits = 0
    for word, times in words.items():
        codes = known.get(word) or known.get(word.partition("'")[0] + "'", ())
        hits += times if codes else 0
        for code in codes:
            scores[code] = scores.get(code, 0.0) + times / len(codes)
    for code, signs in _SIGNS.items():
        scores[code] += min(sum(sample.count(sign) for sign in signs), total // 8 + 1)
    (second, _), (best, code) = sorted((score, code) for code, score in scores.items())[-2:]
    # Prose is a third function words or more; lists of names have one by accident.
    if code not in READ or hits * 10 < total or hits < min(2, total) or not best:
        return None
    return Language(code, round((best - second) / best * (1 - math.exp(-best * 1.2)), 3))


def _is_address(part: str) -> bool:
    return "://" in part or "www." in part or "@" in part or part.count("/") > 1


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    lines = (resources.files("onrecord.text") / "data" / "function_words.txt").read_text("utf-8").splitlines()
    for line in lines:
        code, *words = line.split()
        for word in words if code != "#" else ():
            found[word] = (*found.get(word, ()), code)
    return found


_JUDGES: dict[Script, Callable[[str], Language | None]] = {
    Script.ARABIC: _arabic,
    Script.CYRILLIC: _russian,
    Script.LATIN: _latin,
}
