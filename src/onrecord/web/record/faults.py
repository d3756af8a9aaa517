"""What cannot be answered, said to readers in their language: the library's own sentences, and their translations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop

from onrecord.text.script import Script, script

_SAID: Final = (
    gettext_noop("the record holds nothing of a press office `%(name)s`"),
    gettext_noop("the record holds no words of `%(name)s`"),
    gettext_noop("the record holds no briefing with a date"),
    gettext_noop("the record holds no briefing `%(name)s`"),
    gettext_noop("the record holds no edition `%(name)s`"),
    gettext_noop("the record holds no statement `%(name)s`"),
    gettext_noop("the record holds no capture with the digest %(name)s"),
    gettext_noop("the record holds no capture of this address"),
    gettext_noop("the record holds no `%(name)s`"),
    gettext_noop("`%(name)s` has no revision %(n)s; it has 1 to %(last)s"),
    gettext_noop("`%(name)s` is no id of the record; ids look like %(like)s"),
    gettext_noop("`%(name)s` names no statement; a statement's id looks like %(like)s"),
    gettext_noop("the link names no words of this statement"),
    gettext_noop("there is no list `%(name)s`"),
    gettext_noop("a promise is met, open or lapsed"),
    gettext_noop("the quotation mark at character %(place)s of the query is not closed"),
    gettext_noop("the bracket at character %(place)s of the query is not closed"),
    gettext_noop("the bracket at character %(place)s of the query closes nothing"),
    gettext_noop("the filter %(name)s: at character %(place)s of the query has no value"),
    gettext_noop("no filter is called %(name)s (character %(place)s of the query); did you mean %(like)s? "
                 "Put the words in quotation marks to search for them"),
    gettext_noop("no %(sort)s is called %(name)s (character %(place)s of the query); known are %(known)s"),
    gettext_noop("%(name)s: at character %(place)s of the query takes one of %(known)s"),
    gettext_noop("%(value)s at character %(place)s of the query is no date; write 2022, 2022-07 or 2022-07-15"),
    gettext_noop("%(value)s at character %(place)s of the query stands between words or phrases only"),
    gettext_noop("%(value)s at character %(place)s of the query lacks a word beside it"),
    gettext_noop("%(value)s at character %(place)s of the query is too far; %(most)s is the most"),
    gettext_noop("the prefix at character %(place)s of the query needs two letters or more before the *"),
    gettext_noop("the quotation at character %(place)s of the query has no letter or digit"),
    gettext_noop("there is no letter or digit in the query to search for"),
    gettext_noop("the query is empty; give a word, a phrase or a filter"),
    gettext_noop("the query has %(n)s characters; %(most)s are the most"),
    gettext_noop("the query has %(n)s parts; %(most)s are the most"),
    gettext_noop("the query is too wide (%(why)s); make a prefix longer"),
    gettext_noop("%(value)s has no letter or digit to look for"),
    gettext_noop("a phrase has at most %(most)s characters, this has %(n)s"),
    gettext_noop("`%(value)s` is no date; write 2022, 2022-07 or 2022-07-15"),
    gettext_noop("`%(value)s` is no day; write 2021-12-14"),
    gettext_noop("`%(value)s` ends before it begins"),
    gettext_noop("the windows stand the wrong way round: the earlier one comes first"),
    gettext_noop("`%(value)s` is no span of time; write 2020-09..2022-06, 2022-07-01.. or ..2022"),
    gettext_noop("`%(value)s` has a day that no calendar knows"),
    gettext_noop("no issue is called `%(name)s`; there are %(known)s, and those of the record's %(file)s"),
    gettext_noop("%(n)s briefings lie in these windows, and at most %(most)s are read for a page; shorten them"),
    gettext_noop("`%(value)s` is no kind of statement; kinds are %(known)s"),
    gettext_noop("there is no page %(n)s of this list; its last is page %(last)s"),
    gettext_noop("this is too much, or no form that can be read"),
    gettext_noop("others are checking at this moment; try again in a minute"),
    gettext_noop("the file has %(n)s bytes; at most %(most)s are read"),
    gettext_noop("the text has %(n)s characters; at most %(most)s are read"),
    gettext_noop("an address begins with http:// or https://"),
    gettext_noop("paste a text, name an address or choose a file"),
    gettext_noop("%(address)s: refused, %(host)s is at %(place)s, which is no public address"),
    gettext_noop("%(address)s: only https addresses"),
    gettext_noop("words of %(id)s as captured at %(time)s; the office's page says otherwise since"),
    gettext_noop("too short to be told, given as words of %(name)s: “%(words)s”"),
    gettext_noop("the statement does not have the words “%(words)s”; choose words that stand in it"),
)  # fmt: skip
_FIELD: Final = re.compile(r"%\((\w+)\)s")


def sentence(said: str) -> str | None:
    """Returns a sentence of the library in the reader's language; None where it is not translated."""
    if (get_language() or "en") == "en" or script(said) is Script.HAN:
        return said
    for pattern, message in _patterns():
        found = pattern.fullmatch(said)
        if found is not None:
            return gettext(message) % found.groupdict()
    return None


def fault(said: str) -> SafeString | str:
    """Returns a sentence of the library for a page: translated, else in English and marked so."""
    told = sentence(str(said))
    return format_html('<span lang="en">{}</span>', said) if told is None else told


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_pattern(one), re.S), one) for one in _SAID)


def _pattern(message: str) -> str:
    parts = _FIELD.split(message)
    return "".join(f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
