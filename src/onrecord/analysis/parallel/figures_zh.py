"""Numbers and dates of Chinese text: digits, digits with 万 and 亿, and numerals where they count something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.analysis.parallel.figure import Figure, Unit, rounded
from onrecord.analysis.parallel.tables import table
from onrecord.text.span import Span

_NUMERALS = "〇零一二两三四五六七八九十百千万亿"
_DIGITS = {sign: at for at, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_BIG = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_WEEKDAYS = {sign: at for at, sign in enumerate("一二三四五六日", 1)} | {"天": 7}


def figures_zh(text: str) -> list[Figure]:
    """Returns the figures of a Chinese text. Numerals count where a unit follows or 第 stands before; idioms are none."""
    found: list[Figure] = []
    for match in _pattern().finditer(text.translate(_WIDE)):
        found.extend(_read(match))
    return found


def numeral(word: str) -> float:
    """Returns the value of a Chinese numeral: 三千二百, 两亿, 二〇二二."""
    if all(sign in _DIGITS for sign in word):
        return float("".join(str(_DIGITS[sign]) for sign in word))
    total = section = digit = 0
    for sign in word:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif _SCALES[sign] < 10_000:
            section += (digit or 1) * _SCALES[sign]
            digit = 0
        elif sign == "亿":
            total = (total + section + digit or 1) * _SCALES[sign]
            section = digit = 0
        else:
            total += (section + digit or 1) * _SCALES[sign]
            section = digit = 0
    return total + section + digit


def _read(match: re.Match[str]) -> Iterator[Figure]:
    span = Span(*match.span())
    match match.lastgroup:
        case "year":
            yield Figure(Unit.YEAR, _value(match["year"]), span)
        case "months":
            first, last = re.findall(rf"\d+|[{_NUMERALS}]+", match["months"])[:2]
            yield Figure(Unit.MONTH, _value(first), span)
            yield Figure(Unit.MONTH, _value(last), span)
        case "date":
            parts = re.findall(rf"\d+|[{_NUMERALS}]+", match["date"])
            yield Figure(Unit.MONTH, _value(parts[0]), span)
            for part in parts[1:]:
                yield Figure(Unit.DAY, _value(part), span)
        case "days":
            for part in re.findall(rf"\d+|[{_NUMERALS}]+", match["days"]):
                yield Figure(Unit.DAY, _value(part), span)
        case "above":
            yield Figure(Unit.NUMBER, numeral(match["above"][1:]), span, digits=False)
        case "decade":
            yield Figure(Unit.NUMBER, _value(match["decade"].removesuffix("年代")), span)
        case "weekday":
            yield Figure(Unit.WEEKDAY, _WEEKDAYS[match["weekday"][-1]], span, digits=False)
        case _:
            yield from _number(match, span)


def _number(match: re.Match[str], span: Span) -> Iterator[Figure]:
    match match.lastgroup:
        case "hundredths":
            yield Figure(Unit.PERCENT, _value(match["hundredths"].removeprefix("百分之")), span)
        case "tenths":
            yield Figure(Unit.PERCENT, _value(match["tenths"]) * 10, span, digits=False)
        case "digits":
            unit = Unit.PERCENT if match["percent"] else Unit.ORDINAL if match["rank"] else Unit.NUMBER
            value = float(match["value"].replace(",", "")) * _BIG.get(match["big"] or "", 1)
            yield Figure(unit, rounded(value), span)
        case "ordinal":
            yield Figure(Unit.ORDINAL, numeral(match["ordinal"][1:]), span, digits=False)
        case "counted":
            yield Figure(Unit.NUMBER, numeral(match["counted"]), span, digits=False)
        case _:
            return


def _value(word: str) -> float:
    return float(word) if word[0].isdigit() else numeral(word)


@cache
def _pattern() -> re.Pattern[str]:
    known = table("zh")
    units, idioms = _any(known["units"]), _any(known["idioms"])
    either = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    number = rf"(?:\d+(?:\.\d+)?|[{_NUMERALS}]+)"
    parts = (
        r"(?P<decade>(?:\d0|[二三四五六七八九]十)年代)|(?P<above>上[百千万亿]万?)",
        rf"(?P<hundredths>百分之{number})",
        rf"(?P<vague>[数几][{_NUMERALS}]+|[{_NUMERALS}]+几|成千上万|[{_NUMERALS}\d]+分之[{_NUMERALS}\d]+)",
        r"(?P<year>(?:19|20)\d\d(?=年)|[一二][〇零九][〇零一二三四五六七八九]{2}(?=年))年",
        rf"(?P<months>{either}(?:至|到|-|—)+{either}月)(?!份额)",
        rf"(?P<date>(?<![\d.个]){either}月(?:份|初|中旬|底|末|上旬|下旬)?(?:{either}[日号])?(?:(?:至|到|-|—|、){either}[日号])?)",
        rf"(?P<days>(?<![\d.]){either}(?:(?:至|到|-|—|、){either})?日(?!元|本|报|前|后|益|常|程))",
        r"(?P<weekday>(?:星期|礼拜|(?:本|上|下|这|每)周|(?<![一两三四五六七八九十\d几])周)[一二三四五六日天](?!年|带一路))",
        r"(?P<tenths>[一二三四五六七八九]|(?<![\d.])\d)成(?![立为员功果本就熟长都年效名份绩分套因交像见])",
        r"(?<![A-Za-z\d.])(?P<digits>(?P<rank>第)?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)(?:多|余|来)?(?P<big>万亿|亿|万|千|百|十)?(?P<percent>%|个百分点)?)(?![A-Za-z])",
        rf"(?P<ordinal>第[{_NUMERALS}]+)",
        rf"(?P<idiom>{idioms})(?!{_NUMERALS})",
        rf"(?P<counted>[{_NUMERALS}]{{2,}}(?![分])|[二两三四五六七八九十百千万](?=[多余来]?(?:{units})))",
    )
    return re.compile("|".join(parts))


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
