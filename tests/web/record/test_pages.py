import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from django.test import Client

from onrecord.web.record import book as books

Site = Callable[..., Client]
PAGES = [
    "/",
    "/xa-mfa",
    "/mid-gov-orsk-example",
    "/xa-mfa/2024-04-11",
    "/xa-mfa/2024-04-11/zh",
    "/xa-mfa/2024-04-11/zh@r1",
    "/xa-mfa/2022-12-28",
    "/xa-mfa/2024-04-11/en/a1",
    "/xa-mfa/2024-04-11/zh/x1@r1",
    "/xa-mfa/2024-04-11/zh/a1@r1?q=0-9~000000",
    "/xa-mfa/2024-04-11/zh/revisions",
    "/xa-mfa/2024-04-11/side-by-side",
    "/xa-mfa/2019-07-17/side-by-side?left=en&right=en-2",
    "/xa-mfa/2024-04-11/en/a1@r1/cite",
    "/search",
    "/search?q=sanctions",
    "/search?q=%E5%AF%B9%E7%AD%89%E6%9A%82%E5%81%9C&kind=answer&from=2022&to=2024-09&sort=newest",
    "/search?q=zzqq",
    "/search?q=https://nowhere.example/1.html",
    "/phrase",
    "/phrase?q=sanctions&by=year&said=all&order=oldest",
    "/phrase?q=%E5%AF%B9%E7%AD%89%E6%9A%82%E5%81%9C",
    "/phrase?q=zzqq",
    "/compare",
    "/compare?before=..2021&after=2022..&office=xa-mfa",
    "/dropped",
    "/dropped?since=2022&office=xa-mfa&issue=korean-peninsula",
    "/xa-mfa/2024-04-11/new",
    "/xa-mfa/2024-04-11/zh/terms",
    "/xa-mfa/2024-04-11/replies",
    "/xa-mfa/2024-04-11/zh/a1/copies",
    "/replies",
    "/replies?office=xa-mfa",
    "/follow-ups",
    "/follow-ups?office=xa-mfa&state=open",
    "/check",
    "/feeds",
    "/people",
    "/people/Lin%20Yueran",
    "/outlets",
    "/outlets/Reuters",
    "/coverage",
    "/names",
    "/names?office=xa-mfa",
    "/corrections",
    "/methods",
]
OTHERS = {
    "/phrase?q=!": 400,
    "/compare?before=x&after=2022": 400,
    "/xa-mfa/2024-04-11/zh/q3": 410,
    "/xa-mfa/2024-04-11/zh/x3": 410,
    "/nothing/here": 404,
    "/search?q=(": 400,
}
EVERY = {**dict.fromkeys(PAGES, 200), **OTHERS}
WHOLE = 100_000


def tree(body: bytes) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(body)


@pytest.mark.parametrize("language", ["", "/zh"])
@pytest.mark.parametrize("path", EVERY)
def test_every_page_is_valid_html_with_one_heading_in_both_languages(client: Client, path: str, language: str) -> None:
    answer = client.get(language + path)
    assert answer.status_code == EVERY[path]
    root = tree(answer.content)
    assert root.get("lang") == ("zh-Hans" if language else "en")
    assert len(root.findall(".//h1")) == 1
    assert root.find("head/title").text
    assert len(answer.content) < WHOLE
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", EVERY)
def test_every_page_answers_json(client: Client, path: str) -> None:
    bare, _, query = path.partition("?")
    answer = client.get(f"{'/index' if bare == '/' else bare}.json" + (f"?{query}" if query else ""))
    assert answer.status_code == EVERY[path]
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert json.loads(answer.content)["schema"].startswith("onrecord.page.")


@pytest.mark.parametrize("path", EVERY)
def test_no_page_names_a_message_that_is_not_translated(client: Client, path: str) -> None:
    root = tree(client.get("/zh" + path).content)
    words = [one.text or "" for one in root.iter() if one.tag in {"h2", "button", "summary", "figcaption", "label"}]
    foreign = [one for one in words if one.strip() and not re.search("[\u4e00-\u9fff]", one)]
    assert [one for one in foreign if one not in {"BibTeX", "RIS", "CSL-JSON", "2019", "2024-09"}] == []


def test_no_link_of_the_site_is_dead(client: Client) -> None:
    waiting, seen = ["/", "/zh"], set[str]()
    dead = []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        answer.close()
        # What is gone from a page has a page of its own, with its last words.
        if answer.status_code not in {200, 301, 302, 410}:
            dead.append((path, answer.status_code))
        if answer.status_code not in {200, 410} or not answer["Content-Type"].startswith("text/html"):
            continue
        text = answer.content.decode()
        ids = set(re.findall(r' id="([^"]+)"', text))
        for found in re.findall(r' (?:href|src)="([^"]*)"', text):
            target = urljoin(path, unescape(found)).removeprefix("http://testserver")
            parts = urlsplit(target)
            if parts.netloc:
                continue
            if parts.path == urlsplit(path).path and parts.fragment and parts.fragment not in ids:
                dead.append((target, 0))
            # The pages of two briefings stand for the rest, those in Chinese of one; all of the first level is walked.
            bare = parts.path.removeprefix("/zh")
            deep = bare.count("/") > 2 or bare.startswith(("/search", "/phrase")) or bare.endswith(".json")
            wanted = "2024-04-11|static" if bare != parts.path else "2024-04-11|2019-07-17|static"
            if not deep or re.search(wanted, target):
                waiting.append(parts._replace(fragment="").geturl())
    assert dead == []
    assert len(seen) > 200


@pytest.fixture
def asked(demo: Path) -> Iterator[list[str]]:
    """Returns the questions to the catalog of the demo's record, as they come."""
    found: list[str] = []
    catalog = books.book_of(demo).store.catalog
    catalog.set_trace_callback(found.append)
    yield found
    catalog.set_trace_callback(None)


@pytest.mark.parametrize("path", EVERY)
def test_a_page_asks_the_catalog_at_most_five_questions(site: Site, demo: Path, asked: list[str], path: str) -> None:
    reader = site(demo, cache=0)
    # What is counted over many briefings is kept while the record stays as it is.
    reader.get(path)
    asked.clear()
    reader.get(path)
    assert asked[5:] == []


def test_a_question_and_its_answer_look_and_read_apart(client: Client) -> None:
    root = tree(client.get("/xa-mfa/2024-04-11/en").content)
    kinds = [one.get("class") for one in root.iter("article")]
    assert kinds[:4] == ["turn question", "turn answer", "turn question", "turn answer"]
    labels = [one.text for one in root.iter("a") if one.get("class") == "label"]
    assert labels[:2] == ["Keldan Broadcasting:", "Du Hengzhou:"]


def test_the_words_of_a_page_are_those_of_the_record(client: Client, demo: Path) -> None:
    revision = books.book_of(demo).store.revision("xa-mfa/2024-04-11/zh")
    root = tree(client.get("/xa-mfa/2024-04-11/zh").content)
    shown = [
        "\n".join("".join(line.itertext()) for line in one.iter("p"))
        for one in root.iter("div")
        if one.get("data-quote")
    ]
    assert shown == [one.text for one in revision.statements]


def test_a_briefing_is_shown_in_the_readers_language(client: Client) -> None:
    assert b"April 11, 2024</h1>" in client.get("/xa-mfa/2024-04-11").content
    assert "主持例行记者会</h1>".encode() in client.get("/zh/xa-mfa/2024-04-11").content


def test_what_was_removed_is_gone_with_its_last_words(client: Client) -> None:
    answer = client.get("/xa-mfa/2024-04-11/zh/q3")
    assert answer.status_code == 410
    assert b"xa-mfa/2024-04-11/zh/q3@r1" in answer.content
    assert json.loads(client.get("/xa-mfa/2024-04-11/zh/q3.json").content)["kind"] == "removed"
    assert client.get("/xa-mfa/2024-04-11/zh/q3@r1").status_code == 200


def test_corrections_and_omissions_stand_beside_the_official_words(client: Client) -> None:
    page = client.get("/xa-mfa/2024-04-11/en").content.decode()
    assert "<ins>Du H.</ins>" in page
    assert "And what of the ferry?" in page
    log = json.loads(client.get("/corrections.json").content)["log"]
    assert [one["change"]["kind"] for one in log] == ["omission", "correction"]


def test_the_changes_of_a_page_are_marked(client: Client) -> None:
    page = client.get("/xa-mfa/2024-04-11/zh/revisions").content.decode()
    assert "<del>强烈不满、坚决反对</del><ins>表示严重关切</ins>" in page


def test_editions_of_two_languages_stand_beside_each_other_by_statement(client: Client) -> None:
    pairs = json.loads(client.get("/xa-mfa/2024-04-11/side-by-side.json").content)["pairs"]
    assert [[one["short"] for one in pairs[4][side]] for side in ("left", "right")] == [["q3"], ["q4"]]


def test_a_stroke_at_the_end_leads_to_the_page_without_it(client: Client) -> None:
    assert client.get("/zh/coverage/")["Location"] == "/zh/coverage"
    assert client.get("/", PATH_INFO="//elsewhere.example/")["Location"] == "/elsewhere.example"


def test_a_citation_can_be_taken_along(client: Client) -> None:
    answer = client.get("/xa-mfa/2024-04-11/en/a1@r1/cite.bib")
    assert answer["Content-Disposition"] == 'attachment; filename="xa-mfa-2024-04-11-en-a1-r1.bib"'
    assert answer.content.startswith(b"@misc{xa-mfa:2024-04-11:en:a1:r1,")
    receipt = json.loads(client.get("/xa-mfa/2024-04-11/en/a1/receipt").content)
    assert receipt["statement"]["id"] == "xa-mfa/2024-04-11/en/a1@r1"


def test_a_capture_is_handed_out_as_a_file_that_runs_nothing(client: Client, demo: Path) -> None:
    sha256 = books.book_of(demo).store.revision("xa-mfa/2024-04-11/en").capture.sha256
    answer = client.get(f"/captures/{sha256}")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_page_is_made_anew_when_the_record_grows(site: Callable[..., Client], grown: Callable[..., Path]) -> None:
    page = "<title>Press conference on March {day}, 2024</title><p>Q: Will the talks resume?</p><p>A: In spring.</p>"
    folder = grown(("https://www.mfa.anlan.example/en/1.html", page.format(day=1)))
    client = site(folder)
    before = client.get("/")
    assert client.get("/", headers={"if-none-match": before["ETag"]}).status_code == 304
    grown(
        ("https://www.mfa.anlan.example/en/1.html", page.format(day=1)),
        ("https://www.mfa.anlan.example/en/2.html", page.format(day=2)),
    )
    after = client.get("/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert b"March 2, 2024" in after.content
    assert b"March 2, 2024" not in before.content


def test_a_file_of_somebodys_machine_is_not_told_of(site: Callable[..., Client], grown: Callable[..., Path]) -> None:
    page = "<title>Press conference on March 1, 2024</title><p>Q: Will the talks resume?</p><p>A: In spring.</p>"
    client = site(grown(("/home/ed/private/1.html", page)))
    office = json.loads(client.get("/index.json").content)["newest"][0]["id"]
    for path in (f"/{office}", f"/{office}.json", f"/{office}/revisions", f"/{office}/revisions.json"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert b"private" not in answer.content


def test_the_contents_number_exchanges_as_their_headings_do(client: Client) -> None:
    html = client.get("/xa-mfa/2024-04-11/zh").content.decode()
    listed = re.findall(r'<li value="(\d+)"><a href="#q', html)
    headed = re.findall(r'<p class="number"><a href="[^"]*/x(\d+)', html)
    assert listed == headed == ["1", "2", "4", "5", "6"]


def test_the_api_is_described_one_click_from_every_page(client: Client) -> None:
    for head in ("", "/zh"):
        assert client.get(f"{head}/api/")["Location"] == f"{head}/api/v1/docs"
        assert f'href="{head}/api/v1/docs"' in client.get(f"{head}/record").content.decode()
