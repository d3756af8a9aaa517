"""The addresses of the API, to be included under `api/v1/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, re_path

from onrecord.web.api.answering import guarded
from onrecord.web.api.api import described, make_api
from onrecord.web.api.endpoint import COST, answered
from onrecord.web.api.problem import not_found
from onrecord.web.api.reference import reference_page
from onrecord.web.record.links import at

_api: Final = make_api()
document: Final[dict[str, Any]] = described(_api)
"""The OpenAPI document."""


def openapi(request: HttpRequest) -> HttpResponseBase:
    """Returns the OpenAPI document."""
    return answered(request, document, "application/openapi+json; version=3.1")


def reference(request: HttpRequest) -> HttpResponseBase:
    """Returns the page that describes the API."""
    return reference_page(request, document)


def to_reference(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001  Django's form
    """Leads to the page that describes the API."""
    return HttpResponseRedirect(at("/api/v1/docs"))


def nothing(request: HttpRequest) -> HttpResponseBase:
    """Raises what says that there is nothing at an address."""
    raise not_found(f"there is nothing at {request.path[:200]}")


def _patterns() -> Iterator[URLPattern]:
    known = {one["operationId"]: (one, method) for path in document["paths"].values() for method, one in path.items()}
    for one in _api.urls[0]:
        if isinstance(one, URLPattern) and one.name in known:
            operation, method = known[one.name]
            made = guarded(one.callback, cost=operation[COST], methods=(method.upper(),), kept=method == "get")
            yield URLPattern(one.pattern, made, one.default_args, one.name)


urlpatterns = [
    *_patterns(),
    # The site takes `.json` off every address before it is looked up.
    re_path(r"^openapi(?:\.json)?$", guarded(openapi), name="openapi"),
    re_path(r"^(?:docs)?$", guarded(reference), name="reference"),
    re_path(r"^", guarded(nothing, kept=False)),
]
