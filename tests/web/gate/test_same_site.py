"""What another site sends in a reader's name is refused."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from onrecord.web.gate.open_paths import OPEN, is_under
from onrecord.web.gate.same_site import from_here


@from_here
def sent(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  any view
    return HttpResponse("taken")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://testserver"}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Cookie": "sessionid=abc"}, 403),
    ],
)
def test_a_form_is_taken_from_this_site_only(headers: dict[str, str], status: int) -> None:
    assert sent(RequestFactory().post("/discuss/x", headers=headers)).status_code == status


def test_a_page_may_be_asked_for_from_anywhere() -> None:
    assert sent(RequestFactory().get("/discuss/x", headers={"Sec-Fetch-Site": "cross-site"})).status_code == 200


@pytest.mark.parametrize(
    ("path", "told"), [("/check", True), ("/check/file", True), ("/checked", False), ("/api/v1/x", True), ("/", False)]
)
def test_an_open_address_is_whole_parts_of_a_path(path: str, told: bool) -> None:  # noqa: FBT001
    assert is_under(path, OPEN) is told
