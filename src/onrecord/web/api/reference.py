"""The page that describes the API, made from its OpenAPI document on the server: nothing is loaded from elsewhere."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, Final

from attrs import frozen
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext

from onrecord.web.api.params import described as described_by
from onrecord.web.gate.address import PLAIN
from onrecord.web.record.about import About
from onrecord.web.record.answer import Frame

_TAGS: Final = ("record", "offices", "briefings", "statements", "search", "phrases", "replies", "check", "passages",
                "proofs", "registers", "exports")  # fmt: skip


PREFIX: Final = "/api/v1/"


@frozen
class Parameter:
    """A parameter of an operation."""

    name: str
    where: str
    form: str
    required: bool
    about: str
    default: str


@frozen
class Operation:
    """An operation as the page shows it. `example` is an address to try, "" where there is none."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    cost: int
    parameters: tuple[Parameter, ...]
    answers: tuple[str, ...]
    example: str


@frozen
class Section:
    """Operations on one sort of thing."""

    name: str
    operations: tuple[Operation, ...]


@frozen
class ReferencePage:
    """The whole description."""

    about: tuple[str, ...]
    sections: tuple[Section, ...]


def reference_page(request: HttpRequest, document: dict[str, Any]) -> HttpResponse:
    """Returns the page, with around it what stands around every page of the site."""
    title = gettext("The open API")
    about = About(title, gettext("All that the site shows, for programs: addresses, parameters, answers."))
    frame = Frame(get_language() or "en", request.META[PLAIN], "", HTTPStatus.OK, about, for_machines=False)
    openapi = document["servers"][0]["url"].rstrip("/") + f"{PREFIX}openapi.json"
    context = {"page": described(document), "frame": frame, "about": about, "openapi": openapi}
    return HttpResponse(render_to_string("reference.html", context))


def described(document: dict[str, Any]) -> ReferencePage:
    """Returns the description out of an OpenAPI document."""
    found: dict[str, list[Operation]] = {}
    for path, operations in document["paths"].items():
        for method, one in operations.items():
            found.setdefault(one["tags"][0], []).append(_operation(method, path, one))
    sections = tuple(Section(name, tuple(found[name])) for name in sorted(found, key=_TAGS.index))
    return ReferencePage(tuple(document["info"]["description"].split("\n\n")), sections)


def _operation(method: str, path: str, one: dict[str, Any]) -> Operation:
    parameters = tuple(_parameter(each) for each in one["parameters"])
    answer = one["responses"]["200"]
    kinds = [_kind(media, told) for media, told in answer["content"].items()]
    return Operation(
        id=one["operationId"],
        method=method.upper(),
        path=path,
        summary=one["summary"],
        about=one.get("description", "").removeprefix(one["summary"]).strip(". "),
        cost=one["x-cost"],
        parameters=parameters,
        answers=tuple(kinds),
        example=_example(path, one["parameters"]) if method == "get" else "",
    )


def _kind(media: str, told: dict[str, Any]) -> str:
    reference = told["schema"].get("$ref", "")
    return f"{media}: {reference.rpartition('/')[2]}" if reference else media


def _parameter(one: dict[str, Any]) -> Parameter:
    schema = one["schema"]
    default = schema.get("default")
    return Parameter(
        name=one["name"],
        where=one["in"],
        form=_form(schema),
        required=one["required"],
        about=one.get("description") or _about(one),
        default="" if default in (None, "", []) else json.dumps(default),
    )


def _about(parameter: dict[str, Any]) -> str:
    """Returns what a value is, where one of the schemas that it may have says so, and what it looks like."""
    schema = parameter["schema"]
    every = (schema, *schema.get("anyOf", ()), schema.get("items", {}))
    told = next((one["description"] for one in every if "description" in one), "")
    told = told or next((described_by(one["pattern"]) for one in every if "pattern" in one), "")
    examples = parameter.get("examples") or next((one["examples"] for one in every if "examples" in one), ())
    like = next((one for one in examples if isinstance(one, str)), "")
    return " ".join(part for part in (told, f"`{like}`" if like else "") if part)


def _form(schema: dict[str, Any]) -> str:
    """Returns what a value looks like, in a word or two."""
    if "anyOf" in schema:
        return _form(next(one for one in schema["anyOf"] if one.get("type") != "null"))
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"{_form(schema['items'])} …"
    low, high = schema.get("minimum"), schema.get("maximum")
    bounds = f" {low}-{high}" if low is not None and high is not None and high < 1 << 40 else ""
    return str(schema.get("format") or schema.get("type", "any")) + bounds


def _example(path: str, parameters: list[dict[str, Any]]) -> str:
    for one in parameters:
        examples = one.get("examples") or one["schema"].get("examples")
        if one["in"] == "path":
            if not examples and one["schema"].get("enum"):
                examples = one["schema"]["enum"]
            if not examples:
                return ""
            path = path.replace("{" + one["name"] + "}", examples[0])
        elif one["required"]:
            return ""
    return path
