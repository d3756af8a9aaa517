"""Today's terms as Markdown and as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from onrecord.pipeline.periods import Held
from onrecord.pipeline.phrase_uses import Use
from onrecord.pipeline.terms import Term, Terms, Why
from onrecord.record.coverage import days_between

HEADS: Final[dict[Why, str]] = {
    "new": "Said for the first time",
    "back": "Back after an absence",
    "standing": "Standing formulations",
}
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")


def markdown(found: Terms) -> str:
    """Returns the report as Markdown."""
    lines = [f"# {_md(_headline(found))}", "", f"{_md(searched(found.coverage))}.", ""]
    for why, head in HEADS.items():
        some = [one for one in found.terms if one.why == why]
        if some:
            lines += [f"## {head}", ""]
            for one in some:
                lines += [*_md_term(one), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def html(found: Terms) -> str:
    """Returns the report as a page of HTML without styles or scripts of others."""
    head = escape(_headline(found))
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(found.language)}"><head><meta charset="utf-8"><title>{head}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>',
        f"<h1>{head}</h1>",
        f"<p>{escape(searched(found.coverage))}.</p>",
    ]
    for why, title in HEADS.items():
        some = [one for one in found.terms if one.why == why]
        if some:
            parts += [f"<h2>{title}</h2>", *(line for one in some for line in _html_term(one))]
    return "\n".join([*parts, "</body></html>"]) + "\n"


def searched(held: Held) -> str:
    """Returns how much was searched for earlier uses, in words."""
    if held.first is None:
        return "Nothing earlier is held"
    share = f", {held.held:,} of {held.expected:,} expected briefings held" if held.expected else ""
    return f"Searched: {held.statements:,} statement{'' if held.statements == 1 else 's'}, {days_between(held.first, held.last)}{share}"


def counted(one: Term) -> str:
    """Returns on how many earlier days a term was said, in words."""
    if one.first is None:
        return "no earlier use in what is held"
    return f"said on {one.days:,} earlier day{'' if one.days == 1 else 's'}, first on {one.first.date}"


def _headline(found: Terms) -> str:
    who = f", {found.presider}" if found.presider else ""
    return f"Terms of {found.briefing} ({found.language}){who}"


def _uses(one: Term) -> Iterator[Use]:
    if one.first is not None:
        yield one.first
    yield from one.earlier


def _beside(one: Term) -> Iterator[str]:
    for form in one.counterparts:
        yield f"{form.language}: {form.text} (in {form.together} of {form.exchanges} exchanges with the term)"


def _md_term(one: Term) -> Iterator[str]:
    yield f"### {_md(one.text)}"
    yield ""
    yield from (f"{_md(line)}  " for line in _beside(one))
    yield f"> {_md(one.sentence)}"
    yield f"> — `{one.statement}`"
    yield ""
    yield f"{counted(one)}:" if one.first else counted(one)
    for use in _uses(one):
        before, after = _gap(use.before[-1:]), _gap(use.after[:1])
        words = f"…{_md(use.before)}{before}**{_md(use.exact)}**{after}{_md(use.after)}…"
        yield f"- {use.date}: {words} (`{use.statement}`)"


def _html_term(one: Term) -> Iterator[str]:
    yield f"<h3>{escape(one.text)}</h3>"
    yield from (f"<p>{escape(line)}</p>" for line in _beside(one))
    yield f"<blockquote><p>{escape(one.sentence)}</p><footer><code>{escape(one.statement)}</code></footer></blockquote>"
    yield f"<p>{escape(counted(one))}</p>"
    if one.first is not None:
        yield "<ul>"
        for use in _uses(one):
            words = f"…{escape(use.before)}<mark>{escape(use.exact)}</mark>{escape(use.after)}…"
            yield f"<li><time>{use.date}</time>: {words} <code>{escape(use.statement)}</code></li>"
        yield "</ul>"


def _gap(sign: str) -> str:
    return " " if sign.isspace() else ""


def _md(text: str) -> str:
    """Returns the words so that nothing in them is a sign of Markdown or HTML."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
