"""The API as a whole: its operations, its description, and how its errors look."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

import onrecord
from onrecord.record.export.registry import known_formats
from onrecord.web.api import (
    briefings,
    checking,
    exports,
    ledger,
    offices,
    passages,
    phrases,
    registers,
    replies,
    searching,
    statements,
)
from onrecord.web.api.params import looks_like
from onrecord.web.api.problem import MEDIA, Fault, Refused, problem, unprocessable
from onrecord.web.api.reference import PREFIX

_ROUTERS: Final = (
    offices.router, briefings.router, statements.router, searching.router, phrases.router, replies.router,
    checking.router, passages.router, ledger.router, registers.router, exports.router,
)  # fmt: skip
ABOUT: Final = """Everything that the site shows, for programs. Reading needs no key and any site may ask (CORS).

Lists come in parts: take `next` of one part as `cursor` of the next; cursors stay good while the record grows.
Every answer has an ETag of the record's state: send it back in `If-None-Match`, and 304 says that nothing changed.
`RateLimit-*` headers tell how many requests are left; an operation counts as many as its `x-cost`. Errors are
`application/problem+json` (RFC 9457). Ids never change their meaning; an id without `@r…` means the newest revision.
Spans count code points; days are those of the briefing; times are UTC."""
_HEADERS: Final = {
    "ETag": ("The state of the record that the answer is of.", "string"),
    "RateLimit-Limit": ("How many requests are granted at once; left out where there is no limit.", "integer"),
    "RateLimit-Remaining": ("How many of them are left.", "integer"),
    "RateLimit-Reset": ("In how many seconds all of them are there again.", "integer"),
}


def make_api() -> NinjaAPI:
    """Returns the API with all of its operations."""
    api = NinjaAPI(
        title="OnRecord",
        version=onrecord.__version__,
        description=ABOUT,
        docs_url=None,
        openapi_url=None,
        urls_namespace="onrecord-api",
        openapi_extra={"info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}},
    )
    for router in _ROUTERS:
        api.add_router("", router)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(Exception, _unexpected)
    return api


def described(api: NinjaAPI, prefix: str = PREFIX) -> dict[str, Any]:
    """Returns the OpenAPI document."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=prefix))
    document["servers"] = [{"url": "/"}]
    for path in document["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                _finish(int(status), answer)
            operation["responses"] = {str(status): told for status, told in operation["responses"].items()}
    exports_answer = document["paths"][f"{prefix}exports/{{form}}"]["get"]["responses"]["200"]
    kinds = {one.media_type for one in known_formats().values() if one.name in _forms()}
    exports_answer["content"] = {media: {"schema": {"type": "string"}} for media in sorted(kinds)}
    return document


def _forms() -> tuple[str, ...]:
    return exports.Form.__args__  # type: ignore[attr-defined, no-any-return]  # the values of a Literal


def _finish(status: int, answer: dict[str, Any]) -> None:
    if status >= 400:
        answer["content"] = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    headers = {name: {"description": about, "schema": {"type": kind}} for name, (about, kind) in _HEADERS.items()}
    if status != 200:
        del headers["ETag"]
    if status in {429, 503}:
        headers["Retry-After"] = {"description": "In how many seconds to ask again.", "schema": {"type": "integer"}}
    answer["headers"] = headers


def _refused(request: HttpRequest, refused: Any) -> HttpResponse:  # noqa: ARG001  Ninja's form
    return problem(refused)


def _invalid(request: HttpRequest, fault: Any) -> HttpResponse:  # noqa: ARG001  Ninja's form
    faults = [
        Fault(place=".".join(str(part) for part in one["loc"])[:120], problem=_told(one)[:200])
        for one in fault.errors[:20]
    ]
    first = faults[0] if faults else Fault(place="request", problem="it cannot be understood")
    return problem(unprocessable(f"{first['place']}: {first['problem']}", *faults))


def _told(fault: dict[str, Any]) -> str:
    """Returns what is wrong with a parameter in words; a pattern is nothing to read, what fits it is."""
    if fault.get("type") != "string_pattern_mismatch":
        return str(fault["msg"])
    like = looks_like(str(fault.get("ctx", {}).get("pattern", "")))
    return f"it is not of the form wanted here, such as {like}" if like else "it is not of the form wanted here"


def _http(request: HttpRequest, fault: Any) -> HttpResponse:  # noqa: ARG001  Ninja's form
    return problem(Refused(fault.status_code, str(fault)))


def _missing(request: HttpRequest, fault: Any) -> HttpResponse:  # noqa: ARG001  Ninja's form
    return problem(Refused(404, "there is nothing at this address"))


def _unexpected(request: HttpRequest, fault: Any) -> HttpResponse:  # noqa: ARG001  Ninja's form
    raise fault
