"""Numbers and dates of languages with spaces: digits everywhere, words where the language's table has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from attrs import frozen

from onrecord.analysis.parallel.figure import Figure, Unit, rounded
from onrecord.analysis.parallel.tables import table
from onrecord.text.span import Span

_NOTHING = r"(?!)"
# A month's name that is also a word (March, May) is one only behind such a word or beside a day.
_BEFORE_MONTH = r"(?:(?<=\bin )|(?<=\bof )|(?<=\bto )|(?<=\bby )|(?<=\bsince )|(?<=\bfrom )|(?<=\buntil )|(?<=\blate )|(?<=\bearly )|(?<=\blast )|(?<=\bthis )|(?<=\bnext )|(?<=\bthrough )|(?<=\band ))"


@frozen
class _Patterns:
    figure: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]


def figures_spaced(text: str, language: str) -> list[Figure]:
    """Returns the figures of a text; of a language without a table those written with digits."""
    known = _patterns(language)
    found: list[Figure] = []
    for match in known.figure.finditer(text):
        found.extend(_read(match, known))
    return found


def _read(match: re.Match[str], known: _Patterns) -> Iterator[Figure]:
    span = Span(*match.span())
    match match.lastgroup:
        case "date" | "date_day":
            yield from _date(match, known)
        case "weekday":
            yield Figure(Unit.WEEKDAY, known.weekdays[match["weekday"].casefold()], span, digits=False)
        case "digits":
            yield from _digits(match, known)
        case "decade":
            yield Figure(Unit.NUMBER, int(match["decade"]), span)
        case "spelled":
            yield Figure(Unit.NUMBER, _spelled(match["spelled"], known), span, digits=False)
        case "ordinal":
            yield Figure(Unit.ORDINAL, known.ordinals[match["ordinal"].casefold()], span, digits=False)
        case _:
            return


def _date(match: re.Match[str], known: _Patterns) -> Iterator[Figure]:
    """Yields month, days and year, each under the span of the whole date."""
    span = Span(*match.span())
    name = match["date"] or match["date_day"]
    lead = re.match(r"\d{1,2}", name)
    word = re.search(r"[^\W\d_]{3,}", name[lead.end() :] if lead else name)
    for part in re.findall(r"[^\W\d_]{3,}", name):
        if part.casefold() in known.months:
            yield Figure(Unit.MONTH, known.months[part.casefold()], span)
            word = None
    if word is not None:
        return
    for part in re.findall(r"\d+", name):
        yield Figure(Unit.YEAR if len(part) == 4 else Unit.DAY, int(part), span)


def _digits(match: re.Match[str], known: _Patterns) -> Iterator[Figure]:
    span = Span(*match.span())
    plain = re.sub(r"[^\d.]", "", match["value"]).rstrip(".")
    value = float(plain)
    scale = (match["scale"] or "").casefold()
    if match["percent"]:
        yield Figure(Unit.PERCENT, value, span)
    elif match["suffix"]:
        yield Figure(Unit.ORDINAL, value, span)
    elif scale:
        yield Figure(Unit.NUMBER, rounded(value * known.scales.get(scale, 1)), span)
    elif re.fullmatch(r"(?:19|20)\d\d", match["value"]):
        yield Figure(Unit.YEAR, value, span)
    else:
        yield Figure(Unit.NUMBER, value, span)


def _spelled(words: str, known: _Patterns) -> float:
    total = current = 0
    for word in re.findall(r"[^\W\d_]+", words.casefold()):
        if word in known.numbers:
            current += known.numbers[word]
        elif word in known.scales:
            scale = known.scales[word]
            if scale >= 1000:
                total += max(current, 1) * scale
                current = 0
            else:
                current = max(current, 1) * scale
    return total + current


@cache
def _patterns(language: str) -> _Patterns:
    known: dict[str, Any] = table(language)
    months = {name.casefold(): at for at, names in enumerate(known.get("months", ()), 1) for name in names.split("|")}
    weekdays = {name.casefold(): at for at, name in enumerate(known.get("weekdays", ()), 1)}
    numbers, scales = known.get("numbers", {}), known.get("scales", {})
    month = _any(name for names in known.get("months", ()) for name in (*names.split("|"), *names.upper().split("|")))
    scale, number = _any(scales), _any(numbers)
    named = rf"(?:{month})\b\.?"
    parts = (
        rf"(?P<date>\b{named}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:\s*(?:-|–|to|and)\s*\d{{1,2}}\b(?!\s*(?:{_any(scales)}|%)))?(?:,?\s+(?:19|20)\d\d\b)?"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–|to)\s*\d{{1,2}})?\s+(?:of\s+|de\s+)?{named}(?:,?\s+(?:de\s+)?(?:19|20)\d\d\b)?)"
        rf"|(?P<date_day>{_BEFORE_MONTH}{named}(?:\s+(?:19|20)\d\d\b)?|\b(?!May\b|March\b){named}(?:\s+(?:19|20)\d\d\b)?)",
        rf"\b(?P<weekday>(?i:{_any(weekdays)}))\b",
        r"\b(?:1[89]|20)(?P<decade>\d0)['’]?s\b",
        r"(?<![\w.])(?<!\w[-–])(?:(?:US|A|C)?[$€£¥]\s?)?(?P<digits>(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        rf"(?P<suffix>(?:st|nd|rd|th)\b)?(?P<percent>\s?%|\s+per\s?cent\b|\s+percentage)?(?:[\s-]+(?P<scale>(?i:{scale}))\b)?)(?!\w)",
        rf"\b(?P<spelled>(?i:(?:(?:{number}|an?(?=[\s-]+(?:{scale})\b))\b(?:(?:[\s-]+and)?[\s-]+(?:{number}|{scale})\b)+)|(?!one\b)(?:{number})\b))",
        rf"\b(?P<ordinal>(?i:{_any(known.get('ordinals', ()))}))\b",
    )
    # The last group to close names the match: `digits` and `spelled` wrap their parts.
    return _Patterns(re.compile("|".join(parts)), months, weekdays, numbers, scales, known.get("ordinals", {}))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or _NOTHING
