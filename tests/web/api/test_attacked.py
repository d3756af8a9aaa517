"""Schemathesis asks every operation what its description allows and what it does not: no fault, no answer but those described."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from schemathesis import GenerationMode  # noqa: E402  only where it is there
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
DESCRIPTION = json.loads((Path(__file__).parent / "openapi.json").read_text("utf-8"))
OPERATIONS = [(method, path) for path, methods in DESCRIPTION["paths"].items() for method in methods]
HELD = {
    "office": "xa-mfa", "day": "2024-04-11", "edition": "zh", "item": "a1", "number": 3, "form": "jsonl",
}  # fmt: skip
"""Parts of addresses that the demo record holds, so that not every answer is 404."""
BOUNDED = settings(
    max_examples=5, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@lru_cache(maxsize=1)
def described() -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def held(path: str) -> dict[str, Any]:
    known = {**HELD, "item": "x1"} if "/exchanges/" in path else HELD
    return {name: value for name, value in known.items() if "{" + name + "}" in path}


@pytest.mark.usefixtures("api")
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_described_is_answered_as_described(method: str, path: str) -> None:
    operation = described()[path][method]

    @BOUNDED
    @given(operation.as_strategy(GenerationMode.POSITIVE, path_parameters=held(path) or None))
    def ask(case: Any) -> None:
        case.validate_response(case.call(headers={"Accept-Encoding": "identity"}), checks=CHECKS)

    ask()


@pytest.mark.usefixtures("api")
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_not_described_is_refused(method: str, path: str) -> None:
    operation = described()[path][method]
    if not operation.query and not operation.path_parameters and not operation.body:
        return

    # As a body of text everything is text: a number is a page, too.
    checks = CHECKS if path.endswith("/check") else [*CHECKS, negative_data_rejection]

    @BOUNDED
    @given(operation.as_strategy(GenerationMode.NEGATIVE))
    def ask(case: Any) -> None:
        case.validate_response(case.call(headers={"Accept-Encoding": "identity"}), checks=checks)

    ask()
