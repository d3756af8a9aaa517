"""What is typed into the API stays words, whatever it is."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client

from onrecord.errors import UsageError
from onrecord.web.api.options import api_options_from

PAYLOADS = [
    "<script>alert(1)</script>", "'; DROP TABLE briefings; --", '" OR 1=1', "../../../etc/passwd", "%00", "\x00", "\r\nSet-Cookie: a=b",
    "{{ settings }}", "${jndi:ldap://x}", "\u202e\ufeff", "\ud83d\ude00" * 30, "a" * 3000, "(" * 300, '"' * 301, "NEAR/50 " * 60,
    "a* " * 150, "NOT " * 199 + "a", "对" * 2000, "١٢٣", "９９９９-９９-９９", "file:///etc/passwd", "http://127.0.0.1/", "-1", "1e309", "NaN",
]  # fmt: skip
PATHS = [
    "search?q={}", "search?speaker={}", "search?outlet={}", "search?cursor={}", "search?by={}", "search?limit={}", "search?after={}",
    "briefings?office={}", "briefings?kind={}", "briefings?language={}", "history?phrase={}", "compare?before={}&after=2020..",
    "new?briefing={}", "replies?briefing={}", "followups?within={}", "names?standing={}", "coverage?office={}",
    "offices/{}", "briefings/{}/2024-04-11", "editions/xa-mfa/{}/en", "statements/xa-mfa/2024-04-11/en/{}",
    "annotations/xa-mfa/2024-04-11/en/a1?q={}", "annotations/xa-mfa/2024-04-11/en/a1/resolution?exact={}&prefix={}",
    "ledger/entries/{}", "ledger/consistency?old={}", "exports/{}", "exports/jsonl?id={}", "{}",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_nothing_typed_makes_a_fault_or_a_header(api: Client, path: str) -> None:
    for payload in PAYLOADS:
        typed = quote(payload.encode("utf-8", "surrogatepass"), safe="")
        answer = api.get(f"/api/v1/{path.replace('{}', typed)}")
        assert answer.status_code in {200, 404, 422}, payload
        assert "Set-Cookie" not in answer
        assert not answer["Content-Type"].startswith("text/html")
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"root:x" not in body
        if answer.status_code != 200:
            assert len(json.loads(body)["detail"]) <= 500


def test_the_oai_address_takes_the_same(api: Client) -> None:
    for payload in PAYLOADS:
        typed = quote(payload.encode("utf-8", "surrogatepass"), safe="")
        for path in (f"verb={typed}", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={typed}",
                     f"verb=ListRecords&resumptionToken={typed}", f"verb=ListRecords&metadataPrefix={typed}&set={typed}",
                     f"verb=ListRecords&metadataPrefix=oai_dc&from={typed}", f"{typed}=1"):  # fmt: skip
            answer = api.get(f"/oai?{path}")
            assert answer.status_code == 200
            assert b"<error" in answer.content
            assert b"<script" not in answer.content


def test_a_broken_record_is_no_traceback(api_site: Callable[..., Client], tmp_path: Path) -> None:
    answer = api_site(tmp_path).get("/api/v1/offices")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.content.decode()


def test_options_are_read_from_the_environment_and_a_slip_is_named() -> None:
    told = api_options_from(
        {"ONRECORD_API_RATE": "0", "ONRECORD_CHECK_MEGABYTES": "2", "ONRECORD_CONTACT": "a@b.example"}
    )
    assert (told.rate, told.check_bytes, told.contact) == (0, 2 << 20, "a@b.example")
    for name in ("ONRECORD_API_RATE", "ONRECORD_CONTACT", "ONRECORD_CHECK_SECONDS"):
        with pytest.raises(UsageError, match=name):
            api_options_from({name: "many"})
