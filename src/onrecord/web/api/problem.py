"""What went wrong, as RFC 9457 says it: `application/problem+json` for every error."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final, NotRequired

from attrs import Factory, frozen
from django.http import HttpResponse
from typing_extensions import TypedDict

MEDIA: Final = "application/problem+json"
_LONGEST: Final = 500


class Fault(TypedDict):
    """One thing wrong in a request: where (`query.limit`) and what."""

    place: str
    problem: str


class Problem(TypedDict):
    """An error: its status, what it is called, what is wrong with this request, and where."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[Fault]]


@frozen
class Refused(Exception):  # noqa: N818  what is refused is not always in error: too many requests, a busy server
    """A request that gets no answer; `headers` go with the problem."""

    status: int
    detail: str
    errors: Sequence[Fault] = ()
    headers: Mapping[str, str] = Factory(dict)


def not_found(detail: str) -> Refused:
    """Returns what says that there is no such thing."""
    return Refused(HTTPStatus.NOT_FOUND, detail)


def unprocessable(detail: str, *faults: Fault) -> Refused:
    """Returns what says that a request cannot be understood."""
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, detail, faults)


def busy(detail: str, *, seconds: int) -> Refused:
    """Returns what says that the server has no hands free, and when to ask again."""
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": str(seconds)})


def problem(refused: Refused) -> HttpResponse:
    """Returns the answer to a request that is refused."""
    status = HTTPStatus(refused.status)
    made: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": refused.detail[:_LONGEST],
    }
    if refused.errors:
        made["errors"] = list(refused.errors)
    body = json.dumps(made, ensure_ascii=False).encode("utf-8", "backslashreplace")
    headers = {"Cache-Control": "no-store", **refused.headers}
    return HttpResponse(body, content_type=MEDIA, status=status.value, headers=headers)
