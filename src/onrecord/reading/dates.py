"""Calendar dates printed in running text, in the scripts and orders in which governments print them.

Nothing is guessed: `8/3/2016` is read only where its numbers or its line say which is the month, and no
clock completes a date that prints no year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from onrecord.reading.month_names import MONTHS
from onrecord.text.span import Span


@frozen
class FoundDate:
    """A date printed in a text; `date` is None where no year is printed (then `year` is None too)."""

    date: dt.date | None
    span: Span
    month: int
    day: int
    year: int | None

    def completed(self, year: int) -> dt.date | None:
        """Returns the day in a year, the printed year first; None when that year has no such day."""
        return self.date or _day(year, self.month, self.day)

    def near(self, anchor: dt.date) -> dt.date | None:
        """Returns the day completed by the last such day on or before `anchor` (a posting follows its event)."""
        if self.date is not None:
            return self.date
        found = _day(anchor.year, self.month, self.day)
        return _day(anchor.year - 1, self.month, self.day) if found is None or found > anchor else found


_RUN = re.compile(r"[0-9\u0660-\u0669\uff10-\uff19]+")  # three times as fast as \d
_NEVER_BEFORE = frozenset(":.,/$€£¥-")
_AFTER_YEAR = re.compile(
    r"\s{0,2}[年년]\s{0,2}(\d{1,2})\s{0,2}[月월]\s{0,2}(\d{1,2})(?!\d)(?:\s{0,2}[日号號일])?"
    r"|([-/.‐‑–])\s?(\d{1,2})\3\s?(\d{1,2})(?!\d|[-/]\d)"
)
_AFTER_SHORT = re.compile(
    r"\s{0,2}[月월]\s{0,2}(?P<cjk>\d{1,2})\s{0,2}[日号號일]"
    r"|(?P<sep>[/.-])\s?(?P<second>\d{1,2})(?P=sep)\s?(?P<year>\d{4}|\d{2})(?![\d/]|[.-]\d|:)"
)
_DAY_NAME = re.compile(
    r"(?:st|nd|rd|th|er|ro|\.ª|\.º|[ºª°.])?(?:\s{1,3}|-|(?=[^\W\d_]))(?:d[eo]\s+|of\s+|من\s+|(?:day\s+of\s+))?(?P<month>[^\W\d_]{3,10})\b"
    r"(?:/[\u0600-\u06ff]{3,10})?"
    r"(?:\.?,?(?:\s{0,3}|-)(?:(?:d[eo]l?|of)\s+)?(?P<year>\d{4})(?!\d))?",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,10})\.?\s{1,3}(?:the\s+)?$", re.IGNORECASE)
_AFTER_DAY = re.compile(
    r"(?:st|nd|rd|th)?(?![\d:/%]|[.,]\d|\.?\s?[ap]\.?m\b)(?:,?\s{1,3}(?:(?:of|at|de)\s+)?(?P<year>\d{4})(?!\d))?",
    re.IGNORECASE,
)
_ERA = re.compile(r"(令和|平成|昭和)\s?(元|\d{1,2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_ERA_START = {"令和": 2018, "平成": 1988, "昭和": 1925}
_HAN = re.compile(
    r"([一二][〇○零Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号號]"
)
_HAN_DIGIT = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
_MONTH_FIRST = re.compile(
    r"white house|press (?:secretary|briefing|gaggle|call)|gaggle|daily briefing|department (?:press )?briefing"
    r"|state department|pentagon|\bU\.S\.|\b[ECMP][DS]T\b",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"fecha|publicad|publié|mis à jour|conferencia|conférence|pressekonferenz|datum|stand:|data:|опубликован|дата|تاريخ",
    re.IGNORECASE,
)


def may_be_dated(text: str) -> bool:
    """Tells whether a text holds what every date holds that `find_dates` knows."""
    return "年" in text or _RUN.search(text) is not None


def find_dates(text: str) -> list[FoundDate]:
    """Returns the dates printed in a text, in order; spans are code points of `text`."""
    if not may_be_dated(text):
        return []
    return list(_line_dates(text) if len(text) <= _LINE else _dates(text))


def _dates(text: str) -> tuple[FoundDate, ...]:
    found: list[FoundDate] = []
    if "年" in text:
        found.extend(_eras(text))
        found.extend(_han(text))
    end = 0
    for run in _RUN.finditer(text):
        start, stop = run.span()
        if start < end or stop - start not in {1, 2, 4} or text[start - 1 : start] in _NEVER_BEFORE:
            continue
        one = _at(text, start, stop)
        if one is not None and not any(one.span.meets(other.span) for other in found):
            found.append(one)
            end = one.span.end
    if len(found) > 1:
        found.sort(key=lambda one: one.span.start)
    return tuple(found)


# Titles and date lines are looked at several times while a page is read.
_LINE = 100
_line_dates = lru_cache(maxsize=256)(_dates)


def _at(text: str, start: int, end: int) -> FoundDate | None:
    """Returns the date whose first or middle number is the run of digits given."""
    if end - start == 4:
        return _year_first(text, start, end)
    return _numbers(text, start, end) or _day_then_month(text, start, end) or _month_then_day(text, start, end)


def _year_first(text: str, start: int, end: int) -> FoundDate | None:
    match = _AFTER_YEAR.match(text, end)
    if match is None:
        return None
    month, day = match.group(1) or match.group(4), match.group(2) or match.group(5)
    return _found(Span(start, match.end()), int(month), int(day), int(text[start:end]))


def _numbers(text: str, start: int, end: int) -> FoundDate | None:
    match = _AFTER_SHORT.match(text, end)
    if match is None:
        return None
    first, place = int(text[start:end]), Span(start, match.end())
    if match.group("cjk"):
        return _found(place, first, int(match.group("cjk")), None)
    second, printed = int(match.group("second")), match.group("year")
    order = _order(text, first, second, match.group("sep"))
    if order is None or (len(printed) == 2 and match.group("sep") == "-"):
        return None
    year = int(printed)
    if len(printed) == 2:
        if not (_MONTH_FIRST.search(text) or _DAY_FIRST.search(text)):
            return None
        year += 1900 if year >= 50 else 2000
    month, day = (first, second) if order == "month" else (second, first)
    return _found(place, month, day, year)


def _order(text: str, first: int, second: int, separator: str) -> str | None:
    """Returns which number comes first, `month` or `day`; None when neither numbers nor words tell."""
    if separator == "." or first > 12:
        return "day"
    if second > 12 or first == second:
        return "month"
    american, other = _MONTH_FIRST.search(text), _DAY_FIRST.search(text)
    if american and not other:
        return "month"
    return "day" if other and not american else None


def _day_then_month(text: str, start: int, end: int) -> FoundDate | None:
    match = _DAY_NAME.match(text, end)
    if match is None:
        return None
    month = _month(match.group("month"))
    if month is None or (not match.group("year") and _is_word(match.group("month"))):
        return None
    return _found(Span(start, match.end()), month, int(text[start:end]), _int(match.group("year")))


def _month_then_day(text: str, start: int, end: int) -> FoundDate | None:
    low = max(start - 18, 0)
    before = _NAME_BEFORE.search(text[low:start])
    month = _month(before.group("month")) if before else None
    if before is None or month is None:
        return None
    match = _AFTER_DAY.match(text, end)
    if match is None or (not match.group("year") and before.group("month").islower()):
        return None
    return _found(Span(low + before.start(), match.end()), month, int(text[start:end]), _int(match.group("year")))


def _is_word(name: str) -> bool:
    """Tells whether a month's name is as likely another word ("may", "mar", "mars" in lower case)."""
    return name in {"may", "mar", "mars", "out", "set", "dec", "march", "ago", "sep", "mai", "jan"}


def _month(name: str) -> int | None:
    return MONTHS.get(name.casefold())


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _eras(text: str) -> Iterator[FoundDate]:
    for match in _ERA.finditer(text):
        era, year, month, day = match.groups()
        number = _ERA_START[era] + (1 if year == "元" else int(year))
        one = _found(Span(*match.span()), int(month), int(day), number)
        if one is not None:
            yield one


def _han(text: str) -> Iterator[FoundDate]:
    for match in _HAN.finditer(text):
        year = int("".join(str(_HAN_DIGIT[char]) for char in match.group(1)))
        one = _found(Span(*match.span()), _han_number(match.group(2)), _han_number(match.group(3)), year)
        if one is not None:
            yield one


def _han_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN_DIGIT.get(text, 0) if len(text) == 1 else 0
    return (_HAN_DIGIT.get(tens, 0) if tens else 1) * 10 + (_HAN_DIGIT.get(ones, 0) if ones else 0)


def _found(place: Span, month: int, day: int, year: int | None) -> FoundDate | None:
    if year is None:
        return FoundDate(None, place, month, day, None) if _day(2000, month, day) else None
    whole = _day(year, month, day)
    return None if whole is None else FoundDate(whole, place, month, day, year)


_FIRST_YEAR, _LAST_YEAR = 1945, 2100
"""What is older is a treaty or a life on the page: of press conferences then hardly one is printed with its labels."""


def _day(year: int, month: int, day: int) -> dt.date | None:
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_ADDRESS = (
    re.compile(r"[/_=]t?((?:19|20)\d\d)(\d\d)(\d\d)(?=[_/.\-?&]|$)"),
    re.compile(r"/((?:19|20)\d\d)[/\-](\d{1,2})[/\-](\d{1,2})(?=[/_.\-?]|$)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)-(\d\d)/(\d\d)/"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
)
_ADDRESS_SLUG = re.compile(r"(?<![^\W\d_])([a-z]{3,10})-(\d{1,2})(?:st|nd|rd|th)?-((?:19|20)\d\d)(?!\d)")
_ADDRESS_SLUG_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:-de)?-([a-z]{3,10})(?:-del?)?-((?:19|20)\d\d)(?!\d)")


def address_date(address: str | None) -> dt.date | None:
    """Returns the date that a page's address carries; None when it has only a year or a month."""
    if not address:
        return None
    for pattern in _ADDRESS:
        match = pattern.search(address)
        found = _day(*(int(part) for part in match.groups())) if match else None
        if found is not None:
            return found
    lower = address.lower()
    for match in _ADDRESS_SLUG.finditer(lower):
        if match.group(1) in MONTHS:
            return _day(int(match.group(3)), MONTHS[match.group(1)], int(match.group(2)))
    for match in _ADDRESS_SLUG_DAY.finditer(lower):
        if match.group(2) in MONTHS:
            return _day(int(match.group(3)), MONTHS[match.group(2)], int(match.group(1)))
    return None
