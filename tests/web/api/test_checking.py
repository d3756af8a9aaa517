"""A page handed in to be checked: what is taken, what is refused, what it cannot do."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onrecord.pipeline.check import check
from onrecord.pipeline.opened import open_record
from onrecord.web.api.options import ApiOptions

STORY = (
    "<html><head><title>Anlan says</title></head><body><h1>Anlan on the Peninsula</h1><p>“Anlan welcomes the signs of "
    "detention on the Peninsula,” Du Hengzhou said on April 11, 2024.</p></body></html>"
).encode()
ADDRESS = "/api/v1/check"


def test_the_report_is_that_of_the_command(api: Client, demo: Path) -> None:
    answer = api.post(ADDRESS, data=STORY, content_type="text/html")
    with open_record(demo) as record:
        assert answer.json() == json.loads(json.dumps(check(STORY, record).to_dict()))
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_text_a_file_and_json_are_taken_alike(api: Client) -> None:
    text = "Anlan welcomes the signs of detention on the Peninsula. A hotline that rings and a drill that falls silent"
    bodies = [
        api.post(ADDRESS, data=text.encode(), content_type="text/plain; charset=utf-8"),
        api.post(ADDRESS, data={"text": text}, content_type="application/json"),
        api.post(ADDRESS, data={"file": SimpleUploadedFile("../../draft.txt", text.encode())}),
    ]
    told = [one.json()["passages"] for one in bodies]
    assert told[0] == told[1] == told[2] != []


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b" \n ", "text/html", 422), (b"x", "image/png", 415), (b"x", "application/xml", 415), (b"{", "application/json", 422),
        (b'{"text": 1}', "application/json", 422), (b"[" * 15_000, "application/json", 422),
        (b'{"text": "a", "address": "http://127.0.0.1/"}', "application/json", 422),
        (b"PK\x03\x04" + b"\x00" * 100, "application/octet-stream", 422), (b"x" * 20_001, "text/html", 413),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x", 422),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(
    api_site: Callable[..., Client], demo: Path, body: bytes, media: str, status: int
) -> None:
    api = api_site(demo, ApiOptions(rate=0, check_bytes=20_000))
    answer = api.generic("POST", ADDRESS, body, content_type=media)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


def test_a_body_longer_than_it_says_is_not_read_on(api_site: Callable[..., Client], demo: Path) -> None:
    api = api_site(demo, ApiOptions(rate=0, check_bytes=20_000))
    for length in ("-1", "1e9", "99999999999999999999", "١٢"):
        assert api.generic("POST", ADDRESS, b"x", content_type="text/html", CONTENT_LENGTH=length).status_code in {
            413,
            422,
        }


def test_a_page_that_takes_too_long_ends_and_the_next_one_is_checked(
    api_site: Callable[..., Client], demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = api_site(demo, ApiOptions(rate=0, checks=1, check_seconds=0.0))
    monkeypatch.setattr("onrecord.web.api.checker._START", 0.0)
    slow = api.post(ADDRESS, data=STORY, content_type="text/html")
    assert slow.status_code == 422
    assert "within" in slow.json()["detail"]
    monkeypatch.setattr("onrecord.web.api.checker._START", 120.0)
    assert api.post(ADDRESS, data=STORY, content_type="text/html").status_code == 200


def test_a_fourth_page_waits_for_a_hand_and_is_told_so(
    api_site: Callable[..., Client], demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.web.api import checking

    api = api_site(demo, ApiOptions(rate=0, checks=1, check_megabytes=999))
    monkeypatch.setattr("onrecord.web.api.checker._WAIT", 0.01)
    checker = checking._checker(demo, 1, 999)
    with checker._hands:
        answer = api.post(ADDRESS, data=STORY, content_type="text/html")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
