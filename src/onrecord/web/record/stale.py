"""A form whose token is no longer good: Django refuses it, and the sender is told so in a page of the site."""

from __future__ import annotations

from http import HTTPStatus

from attrs import frozen
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from onrecord.web.gate.address import FORM, PLAIN
from onrecord.web.record.answer import Answer, respond


@frozen
class Stale:
    """Where a form was sent that was not taken."""

    path: str


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponseBase:  # noqa: ARG001  Django's form
    """Returns the page that says that a form was not taken, and what to do."""
    # A request that was refused before the gate took its address apart has none of what the gate notes.
    path = str(request.META.setdefault(PLAIN, request.path))
    request.META.setdefault(FORM, "html")
    spoken = translation.get_language_from_request(request) if path.startswith("/cms") else translation.get_language()
    with translation.override("zh" if (spoken or "").startswith("zh") else "en"):
        return respond(request, Answer("stale", Stale(path), status=HTTPStatus.FORBIDDEN))
