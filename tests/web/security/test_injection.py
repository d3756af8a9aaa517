"""Whatever is typed, or stands in a captured page, stays words: more than a hundred payloads through every input."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client, override_settings

from onrecord.web.api.options import ApiOptions
from onrecord.web.gate.headers import POLICY
from onrecord.web.record.book import book_of

from .payloads import LINKS, PAYLOADS, strange

ITEM = "/xa-mfa/2024-04-11/en/a1"
INPUTS = (
    "/search?q={}",
    "/search?q=talks&office={}&speaker={}",
    "/search?q=talks&outlet={}&kind={}&lang={}",
    "/search?q=talks&sort={}&page={}",
    "/search?from={}",
    "/search?q=talks&{}=1",
    "/phrase?q={}",
    "/phrase?q=talks&said={}&by={}&lang={}&order={}",
    "/phrase?q=talks&office={}",
    "/compare?before={}&after=2022..",
    "/compare?before=2020..2021&after=2022..&office={}&issue={}",
    "/dropped?since={}",
    "/dropped?since=2022&office=xa-mfa&issue={}",
    "/replies?office={}",
    "/follow-ups?state={}&office={}",
    "/names?office={}",
    "/corrections?office={}",
    "/check?address={}",
    "/feeds/search/rss?q={}",
    "/feeds/phrase/atom?q={}",
    "/feeds/{}/feed",
    "/people/{}",
    "/outlets/{}",
    f"{ITEM}?q={{}}",
    f"{ITEM}/copies?q={{}}",
    f"{ITEM}/quote?words={{}}",
    f"{ITEM}/quote?start={{}}&end={{}}",
    "/xa-mfa/2024-04-11/side-by-side?left={}&right={}",
    "/xa-mfa/2024-04-11/{}",
    "/timemap/link/{}",
    "/timegate/{}",
    "/captures/{}",
    "/{}",
    "/zh/{}",
    "/static/{}",
    "/discuss/{}",
    "/discuss/popular?period={}",
    "/api/v1/search?q={}",
    "/api/v1/{}",
    "/oai?verb={}",
)
QUIET = ("application/json", "application/problem+json", "text/xml", "application/xml", "application/rss+xml", "application/atom+xml",
         "application/feed+json", "application/link-format", "text/plain", "application/octet-stream", "application/x-bibtex")  # fmt: skip


def harmless(answer: object, where: str) -> None:
    """Fails when an answer has what no template of the site writes, or lets a browser guess what it is."""
    status, media = answer.status_code, answer.get("Content-Type", "")  # type: ignore[attr-defined]
    assert status in {200, 301, 302, 400, 404, 405, 410, 413, 422}, f"{status}: {where}"
    assert answer["X-Content-Type-Options"] == "nosniff", where  # type: ignore[index]
    policy = answer["Content-Security-Policy"]  # type: ignore[index]
    assert policy == POLICY or policy.startswith("sandbox"), where
    assert "unsafe" not in policy
    assert not answer.cookies, where  # type: ignore[attr-defined]
    target = answer.get("Location", "/")  # type: ignore[attr-defined]
    assert target.startswith("/"), where
    assert target[1:2] not in {"/", "\\"}, where
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if media.startswith("text/html"):
        assert strange(body.decode()) == [], where
    elif body:
        assert media.startswith(QUIET), f"{media}: {where}"


@pytest.fixture(autouse=True)
def no_limits() -> Iterator[None]:
    """Lets an address ask as often as it likes."""
    with override_settings(ONRECORD_API=ApiOptions(rate=0)):
        yield


def test_there_are_more_than_a_hundred_payloads_and_they_are_seen_where_they_take_hold() -> None:
    assert len(set(PAYLOADS)) > 100
    tags = [one for one in PAYLOADS if one.startswith(("<script>", "<iframe", "<img", '"><', "</title>"))]
    assert [one for one in tags if not strange(f'<p title="x">{one}</p><input value="{one}">')] == []
    assert [one for one in LINKS[:4] if not strange(f'<a href="{one}">x</a>')] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", INPUTS)
def test_what_is_typed_stays_words(client: Client, path: str) -> None:
    # What is escaped is escaped sign by sign: several at once say as much as each alone. Addresses count by their beginning.
    words = [" ".join(PAYLOADS[start : start + 8]) for start in range(0, len(PAYLOADS), 8)]
    for typed in (*words, *LINKS, PAYLOADS[0]):
        sent = path.replace("{}", quote(typed, safe=""))
        harmless(client.get(sent), sent)


@pytest.mark.slow
def test_what_is_handed_in_stays_words(client: Client) -> None:
    for start in range(0, len(PAYLOADS), 16):
        typed = "\n".join(PAYLOADS[start : start + 16])
        told = f"“Dialogue goes on {typed},” Du Hengzhou said on April 11, 2024."
        for form in (
            {"text": told},
            {"text": f"<title>{escape(typed)}</title><h1>{typed}</h1><p>{told}</p>"},
            {"address": typed},
        ):
            harmless(client.post("/check", form), str(form))


HEAD = "<html><head><title>Regular Press Conference on March {day}, 2024 {one}</title></head><body>"
TURNS = """<p><b>Reuters {one}:</b> Will the talks resume, {one}, before the summer?</p>
<p><b>Shen Zhiwei:</b> Dialogue goes on {one}. We hope that all parties will meet each other halfway, {one}</p>
<p><a href="{link}" title="{one}">{one}</a><img src=x alt="{one}"></p>"""


@pytest.fixture
def hostile(site: Callable[..., Client], grown: Callable[..., Path]) -> Client:
    """Returns the site of a record of pages that hold every payload: in title, label, words and links; read twice."""
    pages = []
    for version in ("", " changed"):
        for day, start in enumerate(range(0, len(PAYLOADS), 16), 1):
            some = [escape(one + version) for one in PAYLOADS[start : start + 16]]
            turns = "".join(TURNS.format(one=one, link=one) for one in some)
            address = f"https://www.mfa.anlan.example/en/{day}.html?x={quote(PAYLOADS[start], safe='<>()=')}"
            pages.append((address, HEAD.format(day=day, one=some[0]) + turns + "</body></html>"))
    return site(grown(*pages))


@pytest.mark.slow
def test_words_of_captured_pages_stay_words(hostile: Client) -> None:
    held = [one["editions"][0]["id"] for one in hostile.get("/index.json").json()["newest"]]
    assert len(held) > 5
    shown = "".join(hostile.get(f"/{edition}").content.decode() for edition in held)
    assert (
        sum(
            escape(one.strip(), quote=False)[:12] in shown.replace("&quot;", '"').replace("&#x27;", "'")
            for one in PAYLOADS
        )
        > 90
    )
    paths = ["/", "/people", "/outlets", "/names", "/coverage", "/replies", "/follow-ups", "/search?q=halfway", "/phrase?q=dialogue+goes+on",
             "/search?q=summer&kind=question", "/sitemap.xml", "/feeds/newest/rss"]  # fmt: skip
    for edition in held:
        briefing = edition.rpartition("/")[0]
        paths += [
            f"/{briefing}",
            f"/{edition}",
            f"/{edition}/revisions",
            f"/{edition}/new",
            f"/{edition}/terms",
            f"/{edition}/replies",
        ]
        paths += [
            f"/{edition}/{item}"
            for item in ("q1", "a1", "x1", "a1/cite", "a1/copies", "q2", "a2", "a1/cite.bib", "a1/receipt")
        ]
    for path in paths:
        harmless(hostile.get(path), path)


@pytest.mark.slow
def test_the_bytes_of_a_hostile_page_are_never_a_page_of_this_site(hostile: Client) -> None:
    edition = hostile.get("/index.json").json()["newest"][0]["editions"][0]["id"]
    digest = book_of(settings.ONRECORD.folder).store.revision(edition).capture.sha256
    for language in ("", "/zh"):
        file = hostile.get(f"{language}/captures/{digest}")
        assert b"<b>Reuters" in file.content
        assert file["Content-Type"] == "application/octet-stream"
        assert file["Content-Disposition"].startswith("attachment")
        assert file["X-Content-Type-Options"] == "nosniff"
        assert file["Content-Security-Policy"] == "sandbox; default-src 'none'"
