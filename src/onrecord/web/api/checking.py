"""Operation: whether a page or a draft reports the record right."""

from __future__ import annotations

import json
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import Router

from onrecord.web.api.checker import Checker
from onrecord.web.api.endpoint import COST, FAULTS, answered, refuse_unknown
from onrecord.web.api.options import options
from onrecord.web.api.problem import Fault, Problem, Refused, unprocessable
from onrecord.web.api.shapes.proofs import Fidelity

router = Router()
_RAW: Final = (
    "text/html",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/octet-stream",
)
_MULTIPART: Final = "multipart/form-data"
_JSON: Final = "application/json"
_BODY: Final[dict[str, Any]] = {
    _JSON: {
        "schema": {
            "type": "object",
            "properties": {
                "text": {"type": "string", "minLength": 1, "description": "A draft, or the HTML of a page."}
            },
            "required": ["text"],
            "additionalProperties": False,
        }
    },
    _MULTIPART: {
        "schema": {
            "type": "object",
            "properties": {"file": {"type": "string", "format": "binary"}},
            "required": ["file"],
        }
    },
    **{media: {"schema": {"type": "string", "minLength": 1}} for media in _RAW},
}


@router.post(
    "/check",
    response={200: Fidelity, **dict.fromkeys((*FAULTS, 413, 415), Problem)},
    operation_id="check",
    summary="The report on a page or draft: what of it is in the record, and how its words differ",
    tags=["check"],
    by_alias=True,
    openapi_extra={COST: 20, "requestBody": {"required": True, "content": _BODY}},
)
def check(request: HttpRequest) -> HttpResponse:
    """The page is the body itself (HTML, text, Markdown, DOCX or PDF), a file of a form, or `text` of a JSON object.

    The report states what differs, never who lied. Nothing of the page is kept, and nothing is fetched.
    """
    refuse_unknown(request, set())
    chosen = options()
    content = page_of(request, chosen.check_bytes)
    checker = _checker(settings.ONRECORD.folder, chosen.checks, chosen.check_megabytes)
    return answered(request, checker.check(content, chosen.check_seconds))


def page_of(request: HttpRequest, most: int) -> bytes:
    """Returns the page that a request brings; raises Refused for one too large, empty, or of a form not known."""
    media = (request.content_type or "").lower()
    if media not in {*_RAW, _JSON, _MULTIPART}:
        detail = f"a page comes as {_JSON}, {_MULTIPART}, {', '.join(_RAW)}"
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
    length = request.META.get("CONTENT_LENGTH", "") or "0"
    if not length.isascii() or not length.isdigit() or int(length[:15]) > most + (_FORM if media == _MULTIPART else 0):
        raise _too_large(most)
    content = _of_form(request) if media == _MULTIPART else request.read(most + 1)
    if len(content) > most:
        raise _too_large(most)
    if media == _JSON:
        content = _of_json(content)
    if not content.strip():
        raise unprocessable("the page is empty")
    return content


_FORM: Final = 4096
"""Bytes that the form around a file may take."""


def _too_large(most: int) -> Refused:
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a page of at most {most:,} bytes is checked here")


def _of_form(request: HttpRequest) -> bytes:
    try:
        file = request.FILES.get("file")
    except (MultiPartParserError, SuspiciousOperation):
        file = None
    if file is None:
        raise unprocessable("the form has no file", Fault(place="body.file", problem="a file of this name is needed"))
    return file.read()  # type: ignore[no-any-return]


def _of_json(content: bytes) -> bytes:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        value = None
    text = value.get("text") if isinstance(value, dict) and set(value) == {"text"} else None
    if not isinstance(text, str):
        raise unprocessable(
            "the body is no JSON object with the one key `text`", Fault(place="body.text", problem="a text is needed")
        )
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=4)
def _checker(folder: Path, processes: int, megabytes: int) -> Checker:
    return Checker(folder, processes=processes, megabytes=megabytes)


def close_checkers() -> None:
    """Ends the processes that wait for the next page."""
    chosen = options()
    _checker(settings.ONRECORD.folder, chosen.checks, chosen.check_megabytes).close()
    _checker.cache_clear()
