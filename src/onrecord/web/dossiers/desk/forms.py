"""Forms of parts: from the fields of a part to what a form shows, and from what was sent back to fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import frozen
from django.http import QueryDict
from django.utils.translation import get_language, gettext, gettext_noop

from onrecord.web.dossiers.shapes import Dossier, Role, parts, spoken_in

LANGUAGES: Final = ("en", "zh")
_MOST: Final = 40
"""A form has at most so many quotations."""


@frozen
class Field:
    """A field. `sort` is key, text, day, choice, words, lines, keys, part or names; `choices` are (value, label)."""

    name: str
    sort: str
    label: str
    choices: tuple[str, ...] = ()
    needed: bool = True


@frozen
class Shown:
    """A field as a form shows it: `values` are (name, language, value), or (value, label, chosen) of choices."""

    field: Field
    label: str
    values: tuple[tuple[Any, ...], ...]


_KEY: Final = Field("key", "key", gettext_noop("Key (a short word: lower case letters, digits, hyphens)"))
_NOTE: Final = Field("note", "words", gettext_noop("Note"), needed=False)
_SINCE: Final = Field("since", "day", gettext_noop("From the day"))
_UNTIL: Final = Field("until", "day", gettext_noop("Until the day"), needed=False)
_TITLE: Final = Field("title", "words", gettext_noop("Title"))
_BY: Final = Field("by", "keys", gettext_noop("Done by"), ("actors",), needed=False)
_PROPOSAL: Final = Field("proposal", "part", gettext_noop("Proposal"), ("proposals",), needed=False)
FIELDS: Final = {
    "term": (_KEY, Field("forms", "lines", gettext_noop("Forms, one on each line"))),
    "actor": (
        _KEY,
        Field("kind", "choice", gettext_noop("Kind"), parts.ACTOR_KINDS),
        Field("name", "words", gettext_noop("Name")),
        Field("office", "key", gettext_noop("Press office in the record"), needed=False),
        Field("names", "names", gettext_noop("Names as sides use them: who | language | name"), needed=False),
    ),
    "proposal": (
        _KEY,
        Field("kind", "choice", gettext_noop("Kind"), parts.PROPOSAL_KINDS),
        _TITLE,
        _BY,
        Field("date", "day", gettext_noop("Day"), needed=False),
        Field("elements", "lines", gettext_noop("Elements, one on each line"), needed=False),
    ),
    "step": (
        _KEY,
        _TITLE,
        _BY,
        Field("asked_by", "keys", gettext_noop("Asked by"), ("actors",), needed=False),
        _PROPOSAL,
        Field("track", "key", gettext_noop("Track"), needed=False),
        Field("pair", "part", gettext_noop("In return for"), ("steps",), needed=False),
        Field("after", "part", gettext_noop("After"), ("steps",), needed=False),
        Field("condition", "words", gettext_noop("On condition"), needed=False),
    ),
    "state": (Field("state", "choice", gettext_noop("State"), parts.STATES), _SINCE, _NOTE),
    "position": (
        Field("holder", "part", gettext_noop("Who holds it"), ("actors",)),
        Field("stance", "choice", gettext_noop("Stance"), parts.STANCES),
        _PROPOSAL,
        Field("question", "words", gettext_noop("Or on a question"), needed=False),
        _SINCE,
        _UNTIL,
        _NOTE,
    ),
    "pending": (
        Field("kind", "choice", gettext_noop("Kind"), parts.PENDING_KINDS),
        Field("of", "part", gettext_noop("Who owes it"), ("actors",)),
        Field("text", "words", gettext_noop("What"), needed=True),
        _SINCE,
        _UNTIL,
    ),
}
"""The fields of each kind of part; the quotations come besides."""
HEADINGS: Final = {
    "proposal": gettext_noop("Mechanisms and proposals"),
    "position": gettext_noop("Positions"),
    "step": gettext_noop("Steps"),
    "state": gettext_noop("States of steps"),
    "pending": gettext_noop("Open questions and promises"),
    "actor": gettext_noop("Actors"),
    "term": gettext_noop("Terms"),
}
"""What the kinds are called."""
CLAIMS: Final = ("proposal", "state", "position", "pending")
"""The kinds that need quotations."""
_QUOTED: Final = ("statement", "words", "title", "address", "date", "language")


def sent(kind: str, post: QueryDict, held: dict[str, Any]) -> dict[str, Any]:
    """Returns the fields of a part from what a form sent; empty ones are left out.

    `held` are the fields as they stood: texts in languages that the form does not show are kept.
    """
    told: dict[str, Any] = {}
    for field in FIELDS[kind]:
        if field.name == "forms":
            told |= {code: rows for code, rows in held.items() if code not in {"key", *LANGUAGES}}
            told |= {code: lines for code in LANGUAGES if (lines := _lines(post.get(f"forms.{code}", "")))}
            continue
        value = _with_others(field, _sent(field, post), held.get(field.name))
        if value not in ("", [], {}, None):
            told[field.name] = value
    if kind in CLAIMS:
        told["evidence"] = quotations(post)
    return told


def quotations(post: QueryDict) -> list[dict[str, Any]]:
    """Returns the quotations that a form sent; those without words are left out."""
    made = []
    for number in range(_MOST):
        held = {name: post.get(f"evidence.{number}.{name}", "").replace("\r\n", "\n") for name in _QUOTED}
        if not held["words"].strip():
            continue
        wanted = ("statement", "words") if held["statement"].strip() else _QUOTED[1:]
        one: dict[str, Any] = {name: held[name] for name in wanted if held[name].strip()}
        start = post.get(f"evidence.{number}.start", "")
        if "statement" in one and start.isascii() and start.isdigit() and len(start) < 8:
            one["start"] = int(start)
        made.append({**one, "role": post.get(f"evidence.{number}.role", "") or Role.SUPPORTS.value})
    return made


def _with_others(field: Field, value: Any, held: Any) -> Any:
    """Returns a text, or a list of them, with what stood there in other languages."""
    if field.sort == "words":
        return {**value, **{code: text for code, text in (held or {}).items() if code not in LANGUAGES}}
    if field.sort == "lines":
        others = [{code: text for code, text in one.items() if code not in LANGUAGES} for one in held or ()]
        return [{**one, **(others[at] if at < len(others) else {})} for at, one in enumerate(value)]
    return value


def shown(kind: str, told: dict[str, Any], dossier: Dossier) -> list[Shown]:
    """Returns the fields of a form that shows a part."""
    return [Shown(field, gettext(field.label), tuple(_values(field, told, dossier))) for field in FIELDS[kind]]


def _sent(field: Field, post: QueryDict) -> Any:
    if field.sort == "words":
        return {code: text for code in LANGUAGES if (text := post.get(f"{field.name}.{code}", "").strip())}
    if field.sort == "lines":
        rows = {code: _lines(post.get(f"{field.name}.{code}", "")) for code in LANGUAGES}
        many = max(map(len, rows.values()))
        return [{code: held[at] for code, held in rows.items() if at < len(held)} for at in range(many)]
    if field.sort == "keys":
        return post.getlist(field.name)
    if field.sort == "names":
        split = (line.split("|", 2) for line in _lines(post.get(field.name, "")))
        return [dict(zip(("by", "language", "name"), map(str.strip, row), strict=False)) for row in split]
    return post.get(field.name, "").strip()


def _values(field: Field, told: dict[str, Any], dossier: Dossier) -> Iterable[tuple[Any, ...]]:
    value = told.get(field.name)
    if field.name == "forms":
        return [(f"forms.{code}", code, "\n".join(told.get(code, ()))) for code in LANGUAGES]
    if field.sort == "words":
        return [(f"{field.name}.{code}", code, (value or {}).get(code, "")) for code in LANGUAGES]
    if field.sort == "lines":
        return [
            (f"{field.name}.{code}", code, "\n".join(one.get(code, "") for one in value or ())) for code in LANGUAGES
        ]
    if field.sort == "choice":
        return [(one, one, one == value) for one in field.choices]
    if field.sort in {"keys", "part"}:
        chosen = value if isinstance(value, list) else [value]
        held = getattr(dossier, field.choices[0])
        return [(one.key, _label(one), one.key in chosen) for one in held]
    if field.sort == "names":
        rows = (" | ".join(one.get(name, "") for name in ("by", "language", "name")) for one in value or ())
        return [(field.name, "", "\n".join(rows))]
    return [(field.name, "", value or "")]


def _label(one: Any) -> str:
    return spoken_in(one.name if hasattr(one, "name") else one.title, get_language() or "en")[0]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
