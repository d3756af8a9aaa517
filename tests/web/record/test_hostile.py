"""Captured pages are other people's, and so is what is typed: neither may become code."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import html5lib
import pytest
from django.test import Client

from onrecord.web.gate.headers import POLICY

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "{{ settings }}{% debug %}",
    "<a href=javascript:alert(1)>x</a>",
    "<style>*{display:none}</style>",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u2028<script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
]
PAGE = """<html><head><title>Regular Press Conference on March 18, 2024 {0}</title></head><body>
<h1>Regular Press Conference on March 18, 2024 {0}</h1>
<p><b>Reuters {0}:</b> Will the talks resume, {0}, before the summer?</p>
<p><b>Shen Zhiwei:</b> Dialogue goes on {0}. We hope that all parties will meet each other halfway.</p>
<p>{0}</p></body></html>"""
ADDRESS = 'https://www.mfa.anlan.example/en/1.html?x="><script>alert(1)</script>'


def harmless(body: bytes) -> None:
    root: Any = html5lib.HTMLParser(namespaceHTMLElements=False).parse(body)
    # Data for search engines is no script: the browser never runs it, and nothing in it ends the element.
    scripts = [one.get("src", "none") for one in root.iter("script") if one.get("type") != "application/ld+json"]
    for one in root.iter("script"):
        if one.get("type") == "application/ld+json":
            assert "<" not in (one.text or "")
            json.loads(one.text)
    assert all(one.startswith("/static/") for one in scripts)
    assert not [one.tag for one in root.iter() if one.tag in {"iframe", "style", "img", "object", "embed", "base"}]
    for one in root.iter():
        if isinstance(one.tag, str):
            assert not [name for name in one.attrib if name.lower().startswith("on") or name == "style"]
            assert not (one.get("href") or one.get("action") or "").lower().strip().startswith(("javascript:", "data:"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_a_captured_page_stay_words(
    payload: str, site: Callable[..., Client], grown: Callable[..., Path]
) -> None:
    first, second = PAGE.format(escape(payload)), PAGE.format(escape(payload + " changed"))
    client = site(grown((ADDRESS, first), (ADDRESS, second)))
    briefing = client.get("/index.json").json()["newest"][0]
    edition = briefing["editions"][0]["id"]
    turns = [one for group in client.get(f"/{edition}.json").json()["groups"] for one in group["turns"]]
    assert payload.strip()[:8] in str(turns)
    paths = [f"/{edition}/new", f"/{edition}/terms", f"/{edition}/replies", "/replies", "/follow-ups", "/phrase?q=summer",
             "/compare?before=..2024&after=2024..", *(f"/{one['id']}/copies" for one in turns),
             "/", f"/{briefing['office']}", f"/{briefing['id']}", f"/{edition}/revisions", "/people", "/outlets", "/names",
             "/search?q=halfway", "/search?q=summer", *(f"/{one['id']}" for one in turns),
             *(f"/{one['id']}/cite" for one in turns)]  # fmt: skip
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        harmless(answer.content)
        assert b"INSTALLED_APPS" not in answer.content


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_typed_stays_words(payload: str, client: Client) -> None:
    typed = quote(payload)
    for path in (
        f"/search?q={typed}",
        f"/search?q=talks&office={typed}&speaker={typed}&kind={typed}&from={typed}&sort={typed}&page={typed}",
        f"/search?outlet={typed}",
        f"/people/{typed}",
        f"/outlets/{typed}",
        f"/names?office={typed}",
        f"/phrase?q={typed}",
        f"/phrase?q=talks&said={typed}&from={typed}&by={typed}&lang={typed}&order={typed}",
        f"/compare?before={typed}&after={typed}&issue={typed}&office={typed}",
        f"/compare?before=2020..2021&after=2022..&issue={typed}",
        f"/dropped?since={typed}",
        f"/replies?office={typed}",
        f"/follow-ups?state={typed}",
        f"/check?address={typed}",
        f"/xa-mfa/2024-04-11/en/a1/copies?q={typed}",
        f"/timemap/link/{typed}",
        f"/xa-mfa/2024-04-11/en/a1?q={typed}",
        f"/xa-mfa/2024-04-11/en/a1/quote?words={typed}",
        f"/xa-mfa/2024-04-11/side-by-side?left={typed}&right={typed}",
        f"/{typed}",
    ):
        answer = client.get(path)
        assert answer.status_code in {200, 400, 404}, path
        harmless(answer.content)
        assert answer["Content-Security-Policy"] == POLICY


def test_a_header_cannot_be_written_through_an_address(client: Client) -> None:
    answer = client.get("/xa-mfa/2024-04-11/en/a1/quote?words=%0d%0aSet-Cookie:%20a=b")
    assert "Set-Cookie" not in answer
    assert client.get("/coverage%0d%0aSet-Cookie:%20a=b/").status_code in {301, 404}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_handed_in_to_be_checked_stays_words(payload: str, client: Client) -> None:
    text = f"“Dialogue goes on {payload} and on,” Shen Zhiwei said on March 18, 2020. {payload}"
    for form in ({"text": text}, {"address": payload}, {"text": f"<title>{payload}</title><p>{text}</p>"}):
        answer = client.post("/check", form)
        assert answer.status_code in {200, 400}
        harmless(answer.content)


def test_a_feed_of_hostile_words_is_still_xml(site: Callable[..., Client], grown: Callable[..., Path]) -> None:
    client = site(grown((ADDRESS, PAGE.format(escape("]]><x>\x01 & <script>")))))
    for form in ("rss", "atom"):
        assert ET.fromstring(client.get(f"/feeds/newest/{form}").content) is not None  # noqa: S314  our own
    for path in ("/feeds/search/rss?q=%3Cx%3E", "/feeds/phrase/atom?q=%3Cscript%3E"):
        assert ET.fromstring(client.get(path).content) is not None  # noqa: S314  our own
