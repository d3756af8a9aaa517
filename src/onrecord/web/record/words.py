"""Names of the record's codes for readers, in the reader's language; days and numbers as they are written there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from django.utils.translation import get_language, gettext, gettext_noop, ngettext

from onrecord.offices import offices
from onrecord.record.language_names import language_name
from onrecord.text.script import Script, script

_MONTHS: Final = "January February March April May June July August September October November December".split()
CODES: Final = {
    "speech": gettext_noop("Statement"),
    "question": gettext_noop("Question"),
    "answer": gettext_noop("Answer"),
    "narrative": gettext_noop("Stage direction"),
    "ok": gettext_noop("certain"),
    "unattributed": gettext_noop("unattributed"),
    "cut": gettext_noop("cut off"),
    "official": gettext_noop("official page"),
    "reprint": gettext_noop("reprint"),
    "article": gettext_noop("article"),
    "other": gettext_noop("other page"),
    "regular-press-conference": gettext_noop("Regular press conference"),
    "press-conference": gettext_noop("Press conference"),
    "press-briefing": gettext_noop("Press briefing"),
    "gaggle": gettext_noop("Gaggle"),
    "remarks": gettext_noop("Remarks"),
    "statement": gettext_noop("Written statement"),
    "interview": gettext_noop("Interview"),
    "noon-briefing": gettext_noop("Noon briefing"),
    "same": gettext_noop("the same"),
    "reworded": gettext_noop("reworded"),
    "split": gettext_noop("split"),
    "merged": gettext_noop("merged"),
    "moved": gettext_noop("moved"),
    "reattributed": gettext_noop("given to another speaker"),
    "removed": gettext_noop("removed"),
    "added": gettext_noop("added"),
    "new": gettext_noop("first capture"),
    "page-changed": gettext_noop("the page changed"),
    "re-read": gettext_noop("read again by a newer reader"),
    "correction": gettext_noop("correction"),
    "unchanged": gettext_noop("unchanged"),
    "not-modified": gettext_noop("unchanged"),
    "changed": gettext_noop("changed"),
    "gone": gettext_noop("gone"),
    "blocked": gettext_noop("blocked"),
    "challenge": gettext_noop("asked for proof of being human"),
    "failed": gettext_noop("failed"),
    "revised": gettext_noop("changed"),
    "same-words": gettext_noop("other bytes, same words"),
    "unchanged-text": gettext_noop("other bytes, same words"),
    "not-briefing": gettext_noop("no briefing"),
    "revision": gettext_noop("changed"),
    "capture": gettext_noop("captured"),
    "claimed": gettext_noop("claimed"),
    "seen-on-video": gettext_noop("seen on video"),
    "confirmed": gettext_noop("confirmed"),
    "withdrawn": gettext_noop("withdrawn"),
    "named": gettext_noop("known"),
    "ambiguous": gettext_noop("several possible"),
    "unresolved": gettext_noop("not known"),
    "unnamed": gettext_noop("nobody named"),
    "outlet": gettext_noop("Outlet"),
    "person": gettext_noop("Person"),
    "speaker": gettext_noop("Speaker"),
    "label": gettext_noop("Label"),
    "kind": gettext_noop("Kind"),
    "language": gettext_noop("Language"),
    "office": gettext_noop("Press office"),
    "month": gettext_noop("Month"),
    "title": gettext_noop("Title"),
    "remainder": gettext_noop("Outside the statements"),
    "furniture": gettext_noop("Furniture of the page"),
    "elsewhere": gettext_noop("Read elsewhere"),
    "exact": gettext_noop("exact"),
    "altered": gettext_noop("altered"),
    "lost": gettext_noop("lost"),
    "text": gettext_noop("text"),
    "posted": gettext_noop("day of posting"),
    "address": gettext_noop("address"),
    "presider": gettext_noop("Presider"),
    "date": gettext_noop("Date"),
    "exchange": gettext_noop("Exchange"),
    "follow_up": gettext_noop("Follow-up"),
    # Corrections of this field can no longer be made; older records hold some.
    "same-as": gettext_noop("Same as"),
    "met": gettext_noop("met"),
    "open": gettext_noop("open"),
    "lapsed": gettext_noop("lapsed"),
}
_LANGUAGES: Final = {
    "en": "英文", "zh": "中文", "zh-hant": "中文（繁体）", "ru": "俄文", "es": "西班牙文", "de": "德文", "ja": "日文",
    "fr": "法文", "ar": "阿拉伯文", "und": "语言未定",
}  # fmt: skip


def coded(code: str | None) -> str:
    """Returns what a code of the record is called; a code without a name as it stands, hyphens as spaces."""
    return _coded(get_language() or "en", code) if code else ""


@lru_cache(maxsize=512)
def _coded(language: str, code: str) -> str:  # noqa: ARG001  the language is part of the key
    return gettext(CODES[code]) if code in CODES else code.replace("-", " ")


def day(when: dt.date | str | None) -> str:
    """Returns a day as it is written: `24 December 2019`, `2019年12月24日`."""
    if when is None or when == "":
        return gettext("no date")
    one = dt.date.fromisoformat(when[:10]) if isinstance(when, str) else when
    if get_language() == "zh":
        return f"{one.year}年{one.month}月{one.day}日"
    return f"{one.day} {_MONTHS[one.month - 1]} {one.year}"


def moment(when: dt.datetime | str | None) -> str:
    """Returns a time in UTC, to the minute."""
    if not when:
        return gettext("never")
    one = dt.datetime.fromisoformat(when) if isinstance(when, str) else when
    return f"{day(one.date())} {one:%H:%M} UTC"


def month(name: str) -> str:
    """Returns a month (`2019-12`) as it is written."""
    return _month(get_language() or "en", name)


@lru_cache(maxsize=2_048)
def _month(language: str, name: str) -> str:
    year, _, number = name.partition("-")
    if not number:
        return name or gettext("no date")
    return f"{year}年{int(number)}月" if language == "zh" else f"{_MONTHS[int(number) - 1]} {year}"


def spoken(language: str | None) -> str:
    """Returns a language's name."""
    code = language or "und"
    if get_language() == "zh":
        return _LANGUAGES.get(code, code)
    return gettext("language not known") if code == "und" else language_name(code)


def office_name(office: str) -> str:
    """Returns the name of a press office in the reader's language where it has one, else in English, else its id."""
    known = offices().get(office)
    if known is None:
        return office
    return known.names.get(get_language() or "en") or known.name


def person_name(name: str) -> str:
    """Returns the name of somebody who presides in the reader's script, where the office tells it; others as printed."""
    return _people((get_language() or "en").partition("-")[0]).get(name, name)


@lru_cache(maxsize=4)
def _people(language: str) -> Mapping[str, str]:
    """Returns by each name of a presider the first one in a language's script; names of several people are left out."""
    found: dict[str, set[str]] = {}
    for person in (one for office in offices().values() for one in office.presiders):
        own = next(
            (name for name in person.names if (script(name) is Script.HAN) == (language == "zh")), person.names[0]
        )
        for name in person.names:
            found.setdefault(name, set()).add(own)
    return {name: next(iter(own)) for name, own in found.items() if len(own) == 1}


def holdings(briefings: int, other_pages: int) -> str:
    """Returns how much is held: `36 briefings, 3 other pages`; those that are no briefings where there are any."""
    told = ngettext("%(n)s briefing", "%(n)s briefings", briefings) % {"n": number(briefings)}
    if not other_pages:
        return told
    others = ngettext("%(n)s other page", "%(n)s other pages", other_pages) % {"n": number(other_pages)}
    return told + gettext(", ") + others


def number(count: int) -> str:
    """Returns a number with its thousands set apart."""
    return f"{count:,}"


def said_by(_: object) -> list[tuple[str, str]]:
    """Returns whose words may be counted, with what that is called."""
    named = (gettext("the press office"), gettext("those who ask"), gettext("everybody"))
    return list(zip(("office", "askers", "all"), named, strict=True))
