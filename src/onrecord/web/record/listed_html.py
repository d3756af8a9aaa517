"""Briefings, matches and uses of a phrase as lines of a list, put together directly: a page has dozens of them.

Every value from the record goes through `escape`; the constants here are the only markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import quote

from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from onrecord.web.record import links, words
from onrecord.web.record.phrase import ShownUse
from onrecord.web.record.search import Facet, FoundStatement
from onrecord.web.record.shelf import Listed
from onrecord.web.record.turn_html import tongue

_NAMES: Final = {
    "kind": words.coded,
    "language": words.spoken,
    "office": words.office_name,
    "speaker": words.person_name,
}
"""How the values of a fact are called; others are called as they are printed."""


class Around:
    """The words and addresses of a list in the reader's language, each made once."""

    def __init__(self) -> None:
        """Looks up the language."""
        prefix = get_script_prefix() + ("zh/" if get_language() == "zh" else "")
        self.base = escape(prefix)
        self.offices: dict[str, str] = {}
        self.codes: dict[str, str] = {}

    def at(self, path: str) -> str:
        """Returns the address of an id or a path."""
        return self.base + _quoted(path)

    def office(self, name: str) -> str:
        """Returns the link to a press office."""
        made = self.offices.get(name)
        if made is None:
            made = self.offices[name] = f'<a href="{self.at(name)}">{escape(words.office_name(name))}</a>'
        return made

    def code(self, code: str) -> str:
        """Returns what a code of the record is called."""
        made = self.codes.get(code)
        if made is None:
            made = self.codes[code] = escape(words.coded(code))
        return made

    def person(self, name: str | None) -> str:
        """Returns the link to a person's page and the end of its line, nothing for nobody."""
        return f'<a href="{self.at(links.person(name))}">{escape(name)}</a>\n' if name else ""

    def outlet(self, name: str) -> str:
        """Returns the link to an outlet's page."""
        return f'<a href="{self.at(links.outlet(name))}">{escape(name)}</a>'


def found(hits: Iterable[FoundStatement]) -> SafeString:
    """Returns matches with the words that show why."""
    around = Around()
    return SafeString("".join(_found(one, around) for one in hits))


def uses(said: Iterable[ShownUse]) -> SafeString:
    """Returns uses of a phrase."""
    around, asked_by = Around(), escape(gettext("asked by"))
    return SafeString("".join(_use(one, around, asked_by) for one in said))


def rows(listed: Iterable[Listed], plain: object = None) -> SafeString:
    """Returns briefings; `plain` leaves the press office out."""
    around = Around()
    return SafeString("".join(_row(one, around, with_office=not plain) for one in listed))


def values(facet: Facet) -> SafeString:
    """Returns the values of a fact, each with its number and the search that it leads to."""
    called, base = _NAMES.get(facet.fact, str), Around().base
    made = []
    for one in facet.values:
        chosen = ' aria-current="true"' if one.chosen else ""
        name, count = escape(called(one.value)), words.number(one.count)
        made.append(f'<li><a href="{base}{escape(one.path[1:])}"{chosen}><span>{name}</span> <b>{count}</b></a></li>')
    return SafeString("".join(made))


def _found(one: FoundStatement, around: Around) -> str:
    outlet = around.outlet(one.outlet) + "\n" if one.outlet else ""
    said = "".join(f"<mark>{escape(run.text)}</mark>" if run.marked else escape(run.text) for run in one.snippet)
    before, after = "… " if one.before else "", " …" if one.after else ""
    return (
        f'<li class="hit {escape(one.kind)}">\n<p class="facts">{_day(one.date)}\n{around.office(one.office)}\n'
        f'<span class="kind">{around.code(one.kind)}</span>\n{around.person(one.speaker)}{outlet}</p>\n'
        f'<p class="quote" lang="{escape(tongue(one.language))}"><a href="{around.at(one.id)}">'
        f"{before}{said}{after}</a></p>\n</li>\n"
    )


def _use(one: ShownUse, around: Around, asked_by: str) -> str:
    asker = f"<span>{asked_by} {around.outlet(one.asker)}</span>\n" if one.asker else ""
    bare, _, query = one.path.partition("?")
    path = around.at(bare) + (f"?{escape(query)}" if query else "")
    said = f"{escape(one.before)}<mark>{escape(one.exact)}</mark>{escape(one.after)}"
    return (
        f'<li class="hit {escape(one.kind)}">\n<p class="facts">{_day(one.date)}\n{around.person(one.speaker)}{asker}'
        f'{around.office(one.office)}</p>\n<p class="quote" lang="{escape(tongue(one.language))}">'
        f'<a href="{path}">… {said} …</a></p>\n</li>\n'
    )


def _row(one: Listed, around: Around, *, with_office: bool) -> str:
    shown = one.shown
    day = "" if one.date is None else one.date.isoformat()
    facts = [f'<time datetime="{day}">{escape(words.day(one.date))}</time>']
    if with_office:
        facts.append(around.office(one.office))
    facts.append(f"<span>{around.code(one.kind)}</span>")
    if one.presider:
        facts.append(f"<span>{escape(words.person_name(one.presider))}</span>")
    if shown.exchanges:
        facts.append(f"<span>{_exchanges(get_language() or 'en', shown.exchanges)}</span>")
    facts.append(f"<span>{_spoken(get_language() or 'en', one.languages)}</span>")
    if shown.revisions > 1:
        told = _revisions(get_language() or "en", shown.revisions)
        facts.append(f'<a class="flag" href="{around.at(shown.id)}/revisions">{told}</a>')
    title = f'<a class="go" href="{around.at(one.id)}" lang="{escape(tongue(shown.language))}">{escape(shown.title or one.id)}</a>'
    return f'<li class="row">\n{title}\n<p class="facts">' + "\n".join(facts) + "</p>\n</li>\n"


def _day(day: str | None) -> str:
    return f'<time datetime="{escape(day or "")}">{escape(words.day(day))}</time>'


@lru_cache(maxsize=1_024)
def _quoted(path: str) -> str:
    return escape(quote(path.lstrip("/"), safe="/@:,;=+"))


@lru_cache(maxsize=512)
def _exchanges(language: str, count: int) -> str:  # noqa: ARG001  the language is part of the key
    return escape(ngettext("%(n)s exchange", "%(n)s exchanges", count) % {"n": count})


@lru_cache(maxsize=512)
def _revisions(language: str, count: int) -> str:  # noqa: ARG001  the language is part of the key
    return escape(ngettext("%(n)s revision", "%(n)s revisions", count) % {"n": count})


@lru_cache(maxsize=64)
def _spoken(language: str, languages: tuple[str, ...]) -> str:  # noqa: ARG001  the reader's language is part of the key
    return escape(gettext(", ").join(words.spoken(one) for one in languages))
