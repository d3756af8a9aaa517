"""What readers typed, as it comes in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from attrs import frozen
from django.http import HttpRequest
from django.utils.translation import gettext

from onrecord.web.discussion.refused import Refused
from onrecord.web.discussion.tokens import Stamp, form_token, read_form

TRAP: Final = "website"
"""A field that people do not see; programs that fill in everything do."""


@frozen
class Form:
    """A form to write in: where it is sent, what is signed in it, what stands in it, and why it was not taken.

    `path` is the address without the language; `known` says that the writer signed in.
    """

    path: str
    stamp: str
    known: str = ""
    text: str = ""
    name: str = ""
    email: str = ""
    reason: str = ""
    parent: int | None = None
    question: int | None = None
    legend: str = ""


def field(request: HttpRequest, name: str, most: int = 30_000) -> str:
    """Returns what was sent under a name, "" for nothing; raises Refused for more than anybody types."""
    value = request.POST.get(name, "")
    if len(value) > most:
        raise Refused(gettext("That is too long."))
    return value


def whole(value: str | None) -> int | None:
    """Returns a whole number, None for anything else."""
    return int(value) if value and len(value) < 19 and value.isascii() and value.isdigit() else None


def moment_of(value: str) -> datetime | None:
    """Returns a moment as `2026-11-22T09:30:00Z` names it, None for none; raises Refused for anything else."""
    if not value:
        return None
    try:
        # A plus sign of an offset comes in as a space where the address was typed by hand.
        found = datetime.fromisoformat(value[:40].replace(" ", "+"))
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(gettext("Name a moment as in 2026-11-22T09:30:00Z.")) from None


def stamp(request: HttpRequest, purpose: str) -> Stamp:
    """Returns what the form's token says; raises Refused where it is not of this form, or old."""
    return read_form(field(request, "stamp", 400), purpose)


def blank(path: str, purpose: str, known: str = "") -> Form:
    """Returns an empty form."""
    return Form(path, form_token(purpose), known)


def again(request: HttpRequest, form: Form, reason: str) -> Form:
    """Returns a form with what was typed, to be sent again: nothing is lost."""
    return Form(
        path=form.path,
        stamp=form.stamp,
        known=form.known,
        text=request.POST.get("text", ""),
        name=request.POST.get("name", ""),
        email=request.POST.get("email", ""),
        reason=reason,
        parent=form.parent,
        question=form.question,
        legend=form.legend,
    )
