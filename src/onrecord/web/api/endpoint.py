"""From a function of the record to an operation of the API."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, get_type_hints

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from onrecord.errors import ListError, RecordError, UsageError
from onrecord.web.api.problem import Fault, Problem, not_found, unprocessable
from onrecord.web.record.book import book_of

JSON: Final = "application/json"
COST: Final = "x-cost"
"""The key of an operation's description under which stands how many requests it counts as."""
FAULTS: Final = (404, 405, 422, 429, 500, 503)
"""What every operation may answer besides."""


class NotHeldError(Exception):
    """A thing named in a path that the record does not hold: 404, where a wrong parameter is 422."""


def endpoint(
    router: Router, path: str, *, cost: int = 1, media: str | None = None, tag: str
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Returns a decorator that makes a function an operation answering GET.

    The function gets the record (a `Book`) and what path and query say; what it returns is what is answered, and its
    return annotation what the description says of it. With `media` the answer is a document of that media type.
    """

    def made(function: Callable[..., Any]) -> Callable[..., Any]:
        hints = get_type_hints(function, include_extras=True)
        given = [one for name, one in inspect.signature(function).parameters.items() if name != "book"]
        allowed = {one.name for one in given}

        @wraps(function)
        def operation(request: HttpRequest, **values: Any) -> HttpResponseBase:
            refuse_unknown(request, allowed)
            found = called(lambda: function(book_of(settings.ONRECORD.folder), **values))
            return found if isinstance(found, HttpResponseBase) else answered(request, found, media)

        request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest)
        typed = [one.replace(annotation=hints[one.name]) for one in given]
        operation.__signature__ = inspect.Signature([request, *typed])  # type: ignore[attr-defined]
        document = media is not None or hints["return"] is HttpResponseBase
        extra: dict[str, Any] = {COST: cost}
        if media is not None:
            kind = "object" if "json" in media else "string"
            extra["responses"] = {200: {"content": {media.partition(";")[0]: {"schema": {"type": kind}}}}}
        register = router.get(
            path,
            response={200: None if document else hints["return"], **dict.fromkeys(FAULTS, Problem)},
            operation_id=function.__name__,
            summary=_summary(function),
            description=_rest(function),
            tags=[tag],
            by_alias=True,
            openapi_extra=extra,
        )
        register(operation)
        return function

    return made


def called(make: Callable[[], Any]) -> Any:
    """Returns what a function of the record returns; what was asked wrong becomes a problem."""
    try:
        return make()
    except NotHeldError as fault:
        raise not_found(str(fault)) from None
    except ListError as fault:
        raise RecordError(str(fault)) from None
    except UsageError as fault:
        raise unprocessable(str(fault)) from None


def held(make: Callable[[], Any]) -> Any:
    """Returns what is looked up by a name out of a path; raises NotHeldError where the record has none such."""
    try:
        return make()
    except UsageError as fault:
        raise NotHeldError(str(fault)) from None


def at_root(make: Callable[[], Any]) -> Any:
    """Returns what is proved for a root that was given; raises UsageError where the ledger never had that root."""
    try:
        return make()
    except RecordError as fault:
        raise UsageError(str(fault).partition(": ")[2] or str(fault)) from None


def refuse_unknown(request: HttpRequest, allowed: set[str]) -> None:
    """Raises Refused where the query has a name that means nothing here: a slip that would else go unseen."""
    unknown = sorted(set(request.GET) - allowed)
    if unknown:
        known = ", ".join(sorted(allowed)) or "none"
        faults = [Fault(place=f"query.{name}"[:120], problem="is not known") for name in unknown[:5]]
        raise unprocessable(f"a parameter is not known here; known are: {known}", *faults)


def answered(request: HttpRequest, value: Any, media: str | None = None) -> HttpResponse:
    """Returns a value as JSON; a list that goes on says so in a header too."""
    if isinstance(value, str):
        return HttpResponse(
            value.encode("utf-8", "backslashreplace"), content_type=media or "text/plain; charset=utf-8"
        )
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        content = body.encode()
    except UnicodeEncodeError:
        # A lone surrogate of a broken page: as an escape nothing of it is lost.
        content = json.dumps(value, separators=(",", ":")).encode() + b"\n"
    made = HttpResponse(content, content_type=media or JSON, status=HTTPStatus.OK)
    following = value.get("next") if isinstance(value, dict) else None
    if isinstance(following, str):
        query = request.GET.copy()
        query["cursor"] = following
        made.headers["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
    return made


def _summary(function: Callable[..., Any]) -> str:
    first = (function.__doc__ or function.__name__).strip().partition("\n")[0].rstrip(".")
    word, _, rest = first.partition(" ")
    return rest[:1].upper() + rest[1:] if word in {"Returns", "Yields"} else first


def _rest(function: Callable[..., Any]) -> str:
    return inspect.cleandoc((function.__doc__ or "").strip().partition("\n")[2])
