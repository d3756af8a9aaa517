"""What every address of the API does alike, and what each answers."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from onrecord.record.corrections import correct
from onrecord.record.writer import Writer

GOLDEN = Path(__file__).parent / "openapi.json"
ANSWERS = [
    "record", "offices", "offices/xa-mfa", "briefings", "briefings/xa-mfa/2024-04-11", "editions/xa-mfa/2024-04-11/en",
    "editions/xa-mfa/2024-04-11/zh@r1", "editions/xa-mfa/2024-04-11/zh/revisions", "editions/xa-mfa/2024-04-11/zh/changes",
    "statements/xa-mfa/2024-04-11/en/a1", "statements/xa-mfa/2024-04-11/zh/q3", "exchanges/xa-mfa/2024-04-11/en/x1",
    "statements/xa-mfa/2024-04-11/en/a1/receipt", "search?q=sanctions&by=month&by=office", "search?kind=answer",
    "history?phrase=reciprocal%20pause", "compare?before=..2020&after=2021..&office=xa-mfa", "dropped?since=2022-01-01",
    "new", "terms?briefing=xa-mfa/2024-04-11", "replies?briefing=xa-mfa/2024-04-11", "replies/counts?by=outlet",
    "ladders", "ladders/cn-warning", "tiers?phrase=dialogue&phrase=talks", "briefings/xa-mfa/2024-04-11/parallel?languages=en,zh",
    "briefings/xa-mfa/2024-04-11/omitted", "statements/xa-mfa/2024-04-11/en/a1/copies?start=0&end=20",
    "citations?id=xa-mfa/2024-04-11/en/a1&form=bibtex", "briefings?sort=oldest", "corrections?target=xa-mfa/2024-04-11",
    "followups", "annotations/xa-mfa/2024-04-11/en/a1?start=0&end=20",
    "annotations/xa-mfa/2024-04-11/en/a1/resolution?exact=Anlan%20welcomes", "ledger", "ledger/entries/3",
    "ledger/entries/3/inclusion", "coverage", "names?office=xa-mfa", "corrections", "openapi.json", "docs", "",
]  # fmt: skip
REFUSED = {
    "offices/zz": 404, "briefings/zz/2024-04-11": 404, "editions/xa-mfa/2024-04-11/fr": 404,
    "editions/xa-mfa/2024-04-11/en@r9": 404, "statements/xa-mfa/2024-04-11/en/a99": 404, "ledger/entries/999999": 404,
    "exchanges/xa-mfa/2024-04-11/en/x99": 404, "replies?briefing=xa-mfa/1999-01-01": 404, "nothing/here": 404,
    "offices/UPPER": 422, "search?q=(": 422, "search?cursor=zz": 422, "search?limit=0": 422, "search?offce=xa-mfa": 422,
    "search?after=2024-13-01": 422, "search?after=1700000000": 422, "history": 422, "history?phrase=…": 422,
    "compare?before=2020&after=2021": 422, "dropped?since=yesterday": 422, "exports/nope": 422,
    "compare?before=..2020&after=2021..&issue=nope": 422, "exports/csv?id=xa-mfa/2024-04-11&q=x": 422,
    "annotations/xa-mfa/2024-04-11/en/a1?start=99999": 422, "ledger/consistency?old=1:" + "0" * 64: 422,
    "exports/csv?id=xa-mfa/1999-04-11": 422, "editions/xa-mfa/2024-04-11/zh/changes?old=9": 422, "names?office=zz": 422, "ladders/zz": 404,
    "tiers": 422, "citations": 422, "citations?id=xa-mfa/1999-01-01": 422, "citations?id=xa-mfa/2024-04-11&form=x": 422,
    "briefings/xa-mfa/1999-01-01/parallel": 404, "briefings?office=zz": 422, "briefings/xa-mfa/1999-01-01/omitted": 404, "corrections?target=x": 422,
    "briefings/xa-mfa/2024-04-11/parallel?languages=en,fr": 422, "statements/xa-mfa/2024-04-11/en/a99/copies": 404,
    "statements/xa-mfa/2024-04-11/en/a1/copies?start=9&end=9": 422,
}  # fmt: skip


def get(api: Client, path: str, **headers: str) -> Any:
    return api.get(f"/api/v1/{path}", headers=headers)


@pytest.mark.parametrize("path", ANSWERS)
def test_every_address_answers_whoever_asks_and_says_when_nothing_changed(api: Client, path: str) -> None:
    answer = get(api, path)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    if not answer["Content-Type"].startswith("text/html"):
        assert json.loads(answer.content)
    again = get(api, path, **{"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == answer["ETag"]
    assert get(api, path, **{"if-modified-since": answer["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize("path", REFUSED)
def test_every_error_is_a_problem(api: Client, path: str) -> None:
    answer = get(api, path)
    assert answer.status_code == REFUSED[path]
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = json.loads(answer.content)
    assert told["status"] == answer.status_code
    assert told["detail"]
    assert {"type", "title"} <= set(told)
    assert "ETag" not in answer


def test_an_etag_is_that_of_one_address_and_one_state(
    api_site: Callable[..., Client], demo: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "record"
    shutil.copytree(demo, folder)
    api = api_site(folder)
    first = get(api, "offices")["ETag"]
    assert get(api, "briefings", **{"if-none-match": first}).status_code == 200
    with Writer(folder) as writer:
        correct(writer, "xa-mfa/2024-04-11/en/a2", "speaker", "D. H.", reason="as its label", author="ed")
    answer = get(api, "offices", **{"if-none-match": first})
    assert answer.status_code == 200
    assert answer["ETag"] != first


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_method_that_is_not_answered_is_refused_with_those_that_are(api: Client, method: str) -> None:
    answer = getattr(api, method)("/api/v1/offices")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer["Content-Type"] == "application/problem+json"
    assert api.get("/api/v1/check").status_code == 405


def test_head_has_the_headers_of_get_and_reads_no_export(api: Client) -> None:
    told, whole = api.head("/api/v1/offices"), get(api, "offices")
    assert (told.content, told["Content-Length"], told["ETag"]) == (b"", str(len(whole.content)), whole["ETag"])
    assert api.head("/api/v1/exports/jsonl").content == b""


def test_a_browser_of_another_site_may_ask(api: Client) -> None:
    answer = api.options("/api/v1/check", headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Methods"] == "POST"
    assert "Content-Type" in answer["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer


def test_a_long_answer_is_packed_for_who_can_unpack_it(api: Client) -> None:
    packed = get(api, "editions/xa-mfa/2024-04-11/en", **{"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]


def test_the_description_is_the_one_that_was_read_before(api: Client) -> None:
    """`ONRECORD_GOLDEN=1` rewrites it: what changes here changes for everybody's programs."""
    told = json.loads(get(api, "openapi.json").content)
    told["info"]["version"] = "*"
    text = json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get("ONRECORD_GOLDEN"):
        GOLDEN.write_text(text, "utf-8")
    assert GOLDEN.read_text("utf-8") == text


def test_the_description_names_every_operation_once_with_an_answer(api: Client) -> None:
    told = json.loads(get(api, "openapi.json").content)
    assert told["openapi"].startswith("3.1")
    operations = [one for path in told["paths"].values() for one in path.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names)) > 30
    for one in operations:
        assert one["responses"]["200"]["content"], one["operationId"]
        assert one["responses"]["429"]["content"]["application/problem+json"]
        assert one["summary"] != one["operationId"]


def test_the_page_that_describes_loads_nothing_from_elsewhere_and_has_nothing_inline(api: Client) -> None:
    for path in ("/api/v1/docs", "/zh/api/v1/docs"):
        text = api.get(path).content.decode()
        assert "<script" not in text
        assert "style=" not in text
        assert "//" not in text.replace("://", "").partition("<h1>")[0]
        assert text.count("<h1>") == 1
        assert 'id="history"' in text


def test_an_id_of_a_wrong_form_is_answered_with_one_that_fits(api: Client) -> None:
    for path, like in (("offices/UPPER", "xa-mfa"), ("editions/xa-mfa/2024-04-11/EN", "en or en@r1")):
        told = json.loads(get(api, path).content)
        assert "^" not in told["detail"]
        assert told["detail"].endswith(f"it is not of the form wanted here, such as {like}")


def test_the_page_that_describes_stands_in_the_site(api: Client) -> None:
    for head in ("", "/zh"):
        text = api.get(f"{head}/api/v1/docs").content.decode()
        assert f'href="{head}/search"' in text.replace('action="', 'href="')
        assert '<footer class="site">' in text
        assert "`" not in text
        assert f'href="{head}/api/v1/docs"' in text
    assert "An edition, by its language." in text
    summaries = re.findall(r"<h3>(.*?)</h3>\n<p><code>.*?</code></p>\n(?:<p>(.*?)</p>)?", text)
    assert summaries
    assert not [one for one, about in summaries if one.strip(".") in about]
