import json
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = ["newest", "xa-mfa", "people/Lin%20Yueran", "outlets/Reuters", "search?q=sanctions", "phrase?q=sanctions",
         "corrections", "revisions", "follow-ups", "follow-ups?state=lapsed"]  # fmt: skip


def address(name: str, form: str) -> str:
    path, _, query = name.partition("?")
    return f"/feeds/{path}/{form}" + (f"?{query}" if query else "")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_valid_feed_in_three_forms(client: Client, name: str) -> None:
    rss, atom, feed = (client.get(address(name, form)) for form in ("rss", "atom", "feed"))
    channel = ET.fromstring(rss.content).find("channel")  # noqa: S314  our own
    assert channel is not None
    assert all(channel.findtext(one) for one in ("title", "link", "description", "lastBuildDate"))
    items = channel.findall("item")
    assert all(parsedate_to_datetime(one.findtext("pubDate") or "") for one in items)
    assert all((one.findtext("link") or "").startswith("http://testserver/") for one in items)
    root = ET.fromstring(atom.content)  # noqa: S314  our own
    assert root.tag == f"{ATOM}feed"
    assert all(root.findtext(f"{ATOM}{one}") for one in ("id", "title", "updated"))
    ids = [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == len(items)
    told = json.loads(feed.content)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in told["items"]] == ids
    assert all(one["content_text"] and one["date_published"] for one in told["items"])
    assert feed["Content-Type"].startswith("application/feed+json")


@pytest.mark.parametrize("name", LISTS)
def test_what_a_feed_leads_to_is_there(client: Client, name: str) -> None:
    for one in json.loads(client.get(address(name, "feed")).content)["items"][:3]:
        path = one["url"].removeprefix("http://testserver").partition("#")[0]
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/xa-mfa", "/people/Lin%20Yueran", "/search?q=sanctions", "/phrase?q=sanctions",
                                  "/corrections", "/follow-ups"])  # fmt: skip
def test_a_page_names_its_feeds(client: Client, path: str) -> None:
    head = client.get(path).content.decode().partition("</head>")[0]
    links = [line for line in head.splitlines() if "application/rss+xml" in line]
    assert len(links) == 1
    target = links[0].partition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert client.get(target).status_code == 200


@pytest.mark.parametrize(
    "path", ["/feeds/nowhere/rss", "/feeds/people/rss", "/feeds/phrase/rss", "/feeds/newest/x/atom"]
)
def test_a_list_that_there_is_not_has_no_feed(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
