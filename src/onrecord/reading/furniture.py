"""Lines that are no one's words, told by the line alone or by where on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from attrs import frozen

from onrecord.reading.dates import find_dates

_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u200b", ""))
_ENDS = " \t:：»›>→|·▼▾▲+"
_BEGIN = re.compile(rf"[\s\u200b{re.escape(_ENDS)}]*")
_EXACT_LONGEST = 90
_LONGEST = 200
_SPAM_LONGEST = 400
_DATE_LONGEST = 60
_WEEKDAY = (
    r"mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun|monday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_AROUND_DATE = re.compile(
    rf"(?:\b(?:{_WEEKDAY})(?:day)?\b|星期[一二三四五六日天]|周[一二三四五六日]|[月火水木金土日]曜日|[\s,.，()（）\[\]【】|–—\-:：]"
    r"|\b(?:on|date|the|el|le|den|am|de|del|d|r|года|г)\b|\d{1,2}[:：]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?)+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:Q\d{0,2}|A\d{0,2}|Question|Answer|QUESTION|ANSWER|JOURNALIST|REPORTER|PREGUNTA|RESPUESTA|Frage|Вопрос|Ответ|问|問|答"
    r"|[^：:。，]{1,20}记者|[^：:]{1,20}記者|(?:M[RS]S?|DR)\. [A-Z'\- ]{2,30}|[A-Z][A-Z.'\- ]{5,40})\s?[:：]"
    r"|[QRA] [-–] |[^\s.:][^.:]{0,38}\.-\s|[<〈＜(（【\[](?:질문|답변|問|答|问|記 ?者|记者|大 ?臣)[>〉＞)）】\]]"
)
_STOP = re.compile(r"[.!?。！？…;；:：,，)）\]」”\"]$")
_SENTENCE = re.compile(r"[.!?][\"'”’)]?(?:\s|$)|[。！？]")
_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_SPOKEN = frozenset(
    "yes no ok okay sure thanks thank-you right correct absolutely sorry please next go-ahead 是 不是 没有 有 谢谢 对 好 sí da nein ja oui non".split()
)


@frozen
class Rules:
    """The packaged tables, ready to match."""

    exact: Mapping[str, str]
    patterns: re.Pattern[str]
    posted: re.Pattern[str]
    """The one of these that tells of `posted`."""
    names: Mapping[str, str]
    sure: frozenset[str]
    sure_letters: frozenset[str]
    """The first letters of `sure`: few lines of a transcript begin with one of them."""
    likely: frozenset[str]
    holds: tuple[tuple[str, str], ...]
    spam: Mapping[str, tuple[str, ...]]
    spam_letters: frozenset[str]
    """Words of spam by their first letters, and these."""
    cues: tuple[str, ...]


def line_reason(text: str) -> str | None:
    """Returns why a printed line is furniture, judged by its words alone; None for everything else."""
    size = len(text)
    if size > _SPAM_LONGEST:
        return None
    return _short_reason(text) if size <= _EXACT_LONGEST else _long_reason(text, _folded(text), _rules())


def is_posted(text: str) -> bool:
    """Tells whether `line_reason` says that a line tells when a page was posted; most lines are told by one pattern."""
    rules = _rules()
    return rules.posted.fullmatch(_folded(text)) is not None and line_reason(text) == "posted"


@lru_cache(maxsize=8192)
def _short_reason(text: str) -> str | None:
    """Returns the reason of a line as short as those that a site prints on each page (so answers are kept)."""
    rules = _rules()
    folded = _folded(text)
    reason = rules.exact.get(folded.strip(_ENDS)) or _long_reason(text, folded, rules)
    return reason or ("dateline" if len(text) <= _DATE_LONGEST and _only_date(text) else None)


def _long_reason(text: str, folded: str, rules: Rules) -> str | None:
    if len(text) <= _LONGEST:
        match = rules.patterns.fullmatch(folded)
        if match is not None:
            reason = rules.names[match.lastgroup or ""]
            return reason if reason != "posted" or find_dates(text) else None
        for words, reason in rules.holds:
            if words in folded and not _LABEL.match(text):
                return reason
    return "spam" if _spam(folded, rules) else None


def tail_start(lines: Sequence[str], begin: int = 0) -> int | None:
    """Returns the first line, from `begin` on, after which a page holds only widgets; None when words go on to its end."""
    rules = _rules()
    last = _last_words(lines)
    for at in range(begin, len(lines)):
        if at <= last and _first_letter(lines[at]) not in rules.sure_letters:
            continue
        folded = _folded(lines[at]).strip(_ENDS)
        if at <= last and folded not in rules.sure:
            continue
        if folded in rules.sure:
            if not any(_LABEL.match(line) for line in lines[at + 1 :]):
                return _stray(lines, at)
        elif line_reason(lines[at]) in rules.likely and all(_short(line) for line in lines[at + 1 :]):
            return _stray(lines, at) if rules.exact.get(folded) in {"comment-widget", "popular-list"} else at
    return None


def tail_reasons(lines: Sequence[str], begin: int = 0) -> dict[int, str]:
    """Returns why each line of a page's end is furniture, by line number; empty without such an end.

    A line that says nothing of itself takes the reason of the widget it stands in; one that strayed in
    before the widget is `stray`.
    """
    start = tail_start(lines, begin)
    if start is None:
        return {}
    rules = _rules()
    found: dict[int, str] = {}
    widget = "stray"
    for at in range(start, len(lines)):
        own = line_reason(lines[at])
        if own in rules.likely:
            widget = own or widget
        found[at] = own if own is not None and own != "dateline" else widget
    return found


def _first_letter(line: str) -> str:
    """Returns the first letter of a line's folded form without the marks at its ends; a quote as it is printed."""
    first = line[:1]
    if not first.isalnum() and (begin := _BEGIN.match(line)):
        first = line[begin.end() : begin.end() + 1]
    return first.casefold()[:1]


def _folded(text: str) -> str:
    """Returns a line in small letters with straight quotes and single spaces."""
    if not text.isascii():
        for curly, straight in _QUOTES:
            text = text.replace(curly, straight)
    return " ".join(text.casefold().split())


def _last_words(lines: Sequence[str]) -> int:
    """Returns the last line that is surely someone's words."""
    for at in range(len(lines) - 1, -1, -1):
        if not _short(lines[at]):
            return at
    return -1


def _short(line: str) -> bool:
    """Tells whether a line may belong to a widget: no label, and not a paragraph."""
    width = len(line) + 2 * len(_HAN.findall(line))
    return not _LABEL.match(line) and (width < 160 or len(_SENTENCE.findall(line)) < 2)


def _stray(lines: Sequence[str], at: int) -> int:
    """Returns the place of a stray line right before a widget, else the widget's own."""
    if at < 2:
        return at
    line, before = lines[at - 1].strip(), lines[at - 2].strip()
    size = len(line) + 2 * len(_HAN.findall(line))
    plain = not _STOP.search(line) and not _LABEL.match(line) and ":" not in line and "：" not in line
    if plain and size <= 24 and len(line.split()) <= 4 and _SENTENCE.search(before[-3:]):
        return at if _folded(line).replace(" ", "-") in _SPOKEN or line_reason(line) else at - 1
    return at


def _only_date(text: str) -> bool:
    """Tells whether a line is a date and nothing else but weekday, hour or brackets."""
    if text.rstrip().endswith((".", "。", "!", "?")):
        return False
    found = find_dates(text)
    if len(found) != 1 or found[0].year is None:
        return False
    rest = text[: found[0].span.start] + " " + text[found[0].span.end :]
    return not rest.strip() or _AROUND_DATE.fullmatch(rest) is not None


def _spam(folded: str, rules: Rules) -> bool:
    letters = rules.spam_letters.intersection(folded)
    found = [word for letter in letters for word in rules.spam[letter] if word in folded]
    found = [
        word for word in found if not word.isascii() or re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", folded)
    ]
    if len(found) < 2:
        return bool(found) and sum(cue in folded for cue in rules.cues) >= 2
    return len(found) > 2 or any(cue in folded for cue in rules.cues)


@lru_cache(maxsize=1)
def _rules() -> Rules:
    text = files("onrecord.reading").joinpath("data/furniture.yml").read_text("utf-8")
    return _build(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506  a safe loader


def _build(table: Mapping[str, Any]) -> Rules:
    spam = [str(word) for word in table["spam"]["words"]]
    sure = frozenset(_folded(str(line)).strip(_ENDS) for line in table["tail"]["sure"])
    exact: dict[str, str] = {}
    names: dict[str, str] = {}
    parts: list[str] = []
    for reason, rows in table["reasons"].items():
        exact.update({_folded(str(line)).strip(_ENDS): reason for line in rows.get("exact", ())})
        patterns = rows.get("patterns", ())
        if patterns:
            name = reason.replace("-", "_")
            names[name] = reason
            parts.append(f"(?P<{name}>{'|'.join(patterns)})")
    return Rules(
        exact=exact,
        patterns=re.compile("|".join(parts)),
        posted=re.compile("|".join(table["reasons"]["posted"]["patterns"])),
        names=names,
        holds=tuple(
            (str(words), reason) for reason, rows in table["reasons"].items() for words in rows.get("holds", ())
        ),
        sure=sure,
        sure_letters=frozenset(line[:1] for line in sure) | {curly for curly, _ in _QUOTES},
        likely=frozenset(table["tail"]["likely"]),
        spam={letter: tuple(word for word in spam if word.startswith(letter)) for letter in {word[0] for word in spam}},
        spam_letters=frozenset(word[0] for word in spam),
        cues=tuple(str(cue).casefold() for cue in table["spam"]["cues"]),
    )
