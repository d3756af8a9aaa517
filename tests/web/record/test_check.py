import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onrecord.web.record import check as checks
from onrecord.web.record.book import book_of


def story(root: Path) -> str:
    pages = root / "src" / "onrecord" / "demo" / "pages" / "copies"
    return (pages / "news-easterly-courier-2021-12-16.html").read_text("utf-8")


def test_a_story_is_held_against_the_record(client: Client, root: Path) -> None:
    report = json.loads(client.post("/check.json", {"text": story(root)}).content)["report"]
    assert report["schema"] == "onrecord.fidelity/1"
    assert report["material"]
    assert {one["verdict"] for one in report["quotations"]} >= {"words-changed", "not-in-record"}
    page = client.post("/check", {"text": story(root)}).content.decode()
    assert 'class="verdict bad"' in page
    assert "<del" in page
    assert 'class="printed"' in page
    assert "threatens" in page.partition('id="headline"')[2]


def test_a_faithful_quotation_is_called_so(client: Client, demo: Path) -> None:
    words = book_of(demo).store.statement("xa-mfa/2024-04-11/en/a2")[1].text
    report = json.loads(client.post("/check.json", {"text": f"He said: “{words}”"}).content)["report"]
    assert not report["material"]


@pytest.mark.parametrize(
    ("prefix", "head"), [("", "1 of 2 quotations not in the record"), ("/zh", "2 处引语中有 1 处不在记录中")]
)
def test_the_worst_finding_is_the_head_in_both_languages(client: Client, prefix: str, head: str) -> None:
    text = "Lin Yueran said “Anlan suggests that the parties consider reciprocal suspension” and “Anlan rejects it forever”."
    page = client.post(f"{prefix}/check", {"text": text}).content.decode()
    assert f'<div class="verdict bad" role="status"><p>{head}</p>' in page


def test_nothing_found_is_no_praise(client: Client) -> None:
    assert 'class="verdict "' in client.post("/check", {"text": "Dialogue goes on."}).content.decode()


def test_a_file_is_read_as_the_text_is(client: Client, root: Path) -> None:
    file = SimpleUploadedFile("story.html", story(root).encode(), "text/html")
    found = json.loads(client.post("/check.json", {"page": file}).content)["report"]
    pasted = json.loads(client.post("/check.json", {"text": story(root)}).content)["report"]
    assert [one["verdict"] for one in found["quotations"]] == [one["verdict"] for one in pasted["quotations"]]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "paste a text"),
        ({"text": "a" * (checks.LONGEST + 1)}, "at most 50,000"),
        ({"address": "ftp://nowhere.example/"}, "begins with http"),
        ({"address": "http://127.0.0.1:9/"}, "no public address"),
        ({"address": "http://[::ffff:169.254.169.254]/"}, "no public address"),
        ({"page": SimpleUploadedFile("a.bin", b"\x00\x01" * 50, "application/pdf")}, ""),
    ],
)
def test_bad_input_costs_one_clear_line(client: Client, form: dict[str, object], told: str) -> None:
    answer = client.post("/check", form)
    assert answer.status_code == 400
    words = answer.content.decode().partition('role="alert"')[2].partition("</p>")[0]
    assert told in words
    assert "Traceback" not in words


def test_a_large_file_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LARGEST", 100)
    answer = client.post("/check", {"page": SimpleUploadedFile("a.txt", b"a" * 101)})
    assert answer.status_code == 400
    assert b"at most 100" in answer.content


def test_what_is_checked_is_kept_by_no_cache_and_sets_no_cookie(client: Client) -> None:
    answer = client.post("/check", {"text": "Dialogue goes on."})
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.usefixtures("client")
def test_a_form_from_anywhere_needs_no_secret_for_there_is_nothing_to_steal() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/check", {"text": "Dialogue goes on."}).status_code == 200


def test_few_check_at_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_PATIENCE", 0.01)
    for _ in range(2):
        checks._AT_ONCE.acquire()
    try:
        assert client.post("/check", {"text": "Dialogue goes on."}).status_code == 503
    finally:
        for _ in range(2):
            checks._AT_ONCE.release()
