import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.test import Client

from onrecord.record.export.columns import COLUMNS
from onrecord.web.record.card import can_draw, card
from onrecord.web.record.codebook_words import MEANINGS


def head(client: Client, path: str) -> Any:
    root: Any = html5lib.HTMLParser(namespaceHTMLElements=False).parse(client.get(path).content)
    return root.find("head")


def data(client: Client, path: str) -> Any:
    (one,) = (each for each in head(client, path).iter("script") if each.get("type") == "application/ld+json")
    return json.loads(one.text)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/xa-mfa/2024-04-11/en", "Event"),
        ("/xa-mfa/2024-04-11/en/a1", "Quotation"),
        ("/people/Lin%20Yueran", "Person"),
        ("/outlets/Reuters", "NewsMediaOrganization"),
        ("/phrase?q=sanctions", "Claim"),
    ],
)
def test_a_page_says_what_it_is_in_the_words_of_schema_org(client: Client, path: str, kind: str) -> None:
    assert (data(client, path)["@context"], data(client, path)["@type"]) == ("https://schema.org", kind)


def test_words_that_a_link_names_are_a_claim_with_its_appearance(client: Client) -> None:
    target = client.get("/xa-mfa/2024-04-11/en/a1/quote?start=0&end=20")["Location"]
    found = data(client, target)
    assert found["@type"] == "Claim"
    assert found["appearance"]["text"] == found["text"]
    assert head(client, target).find("link[@rel='canonical']").get("href") == target


def test_a_page_has_one_address_in_each_language(site: Callable[..., Client], demo: Path) -> None:
    client = site(demo, address="https://record.example")
    links = {
        one.get("hreflang"): one.get("href") for one in head(client, "/zh/coverage").iter("link") if one.get("hreflang")
    }
    assert links["en"] == links["x-default"] == "https://record.example/coverage"
    assert links["zh-Hans"] == "https://record.example/zh/coverage"


def test_a_statement_has_a_drawn_quotation(client: Client) -> None:
    shown = {one.get("property"): one.get("content") for one in head(client, "/xa-mfa/2024-04-11/en/a1").iter("meta")}
    answer = client.get(shown["og:image"])
    assert answer["Content-Type"] == "image/png"
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)


@pytest.mark.parametrize("words", ["Yes.", "A long answer. " * 400, "respect" * 90, ""])
def test_a_picture_is_drawn_of_any_words(words: str) -> None:
    made = card(words, "Du Hengzhou", "11 April 2024")
    assert made is not None
    assert made.startswith(b"\x89PNG")


def test_chinese_words_are_drawn_where_there_is_a_font_and_else_not_at_all() -> None:
    assert (card("各方应重启对话。" * 60, "杜衡舟", "2024年4月11日") is not None) == can_draw("各方")


def test_robots_and_sitemap_name_the_pages_and_leave_searches_alone(site: Callable[..., Client], demo: Path) -> None:
    client = site(demo, address="https://record.example")
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /search\n" in robots
    assert "Sitemap: https://record.example/sitemap.xml" in robots
    index = client.get("/sitemap.xml").content.decode()
    assert index.count("<sitemap>") == 2
    part = client.get("/sitemaps/1.xml").content.decode()
    assert "<loc>https://record.example/xa-mfa/2024-04-11/en</loc>" in part
    assert "<loc>https://record.example/zh/xa-mfa/2024-04-11/zh</loc>" in part
    assert "https://record.example/phrase" in client.get("/sitemaps/pages.xml").content.decode()
    assert client.get("/sitemaps/9.xml").status_code == 404


def test_the_codebook_is_told_in_the_readers_language_and_code_as_code(client: Client) -> None:
    assert {one.meaning for one in COLUMNS} == MEANINGS
    for path in ("/methods", "/zh/methods"):
        html = client.get(path).content.decode()
        assert "`" not in html
        assert "<code>onrecord receipt --check</code>" in html
    assert "The words, unchanged" not in client.get("/zh/methods").content.decode()
