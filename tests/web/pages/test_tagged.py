"""A tag leads to the articles that have it, as a page and as a feed."""

import json
import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from onrecord.web.pages.types.article import ArticlePage

# Wagtail leaves the closing of temporary files of pictures to Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


@pytest.mark.parametrize(
    ("article", "tag", "address"),
    [
        ("/reciprocal-suspension", "Peninsula", "/tags/peninsula"),
        ("/zh/reciprocal-suspension", "半岛", "/zh/tags/半岛"),
    ],
)
def test_a_tag_of_an_article_leads_to_the_articles_that_have_it(
    newsroom: Client, article: str, tag: str, address: str
) -> None:
    assert f'<a href="{address}" class="tag">{tag}</a>' in newsroom.get(article).content.decode()
    html = newsroom.get(address).content.decode()
    assert f"<h1>{tag}</h1>" in html
    assert f'href="{article}"' in html
    assert "changed-page" not in html.partition("<main")[2], "an article without the tag"


def test_in_a_language_without_such_articles_those_of_the_other_are_shown(newsroom: Client) -> None:
    html = newsroom.get("/zh/tags/peninsula").content.decode()
    assert '<a class="go" href="/reciprocal-suspension" lang="en">' in html


def test_a_tag_that_no_published_article_has_is_not_there(newsroom: Client) -> None:
    assert newsroom.get("/tags/nothing").status_code == 404
    ArticlePage.objects.get(slug="reciprocal-suspension", locale__language_code="en").unpublish()
    assert newsroom.get("/tags/peninsula").status_code == 404
    assert newsroom.get("/feeds/tags/peninsula/rss").status_code == 404


def test_the_articles_have_feeds_in_three_forms(newsroom: Client) -> None:
    links = newsroom.get("/reciprocal-suspension").content.decode().partition("</head>")[0]
    assert 'href="/feeds/articles/rss"' in links
    rss = ET.fromstring(newsroom.get("/feeds/articles/rss").content)  # noqa: S314  our own
    assert rss.findtext("channel/title") == "Articles · The Keldan Desk"
    assert [one.text for one in rss.iter("link")][1:] == [
        "http://testserver/changed-page",
        "http://testserver/reciprocal-suspension",
    ]
    atom = newsroom.get("/zh/feeds/tags/半岛/atom").content.decode()
    assert "<author><name>克尔丹观察</name></author>" in atom
    told = json.loads(newsroom.get("/feeds/tags/peninsula/feed").content)
    assert [one["url"] for one in told["items"]] == ["http://testserver/reciprocal-suspension"]


def test_a_page_of_articles_answers_as_json(newsroom: Client) -> None:
    told = newsroom.get("/tags/peninsula.json").json()
    assert told["schema"] == "onrecord.page.tagged/1"
    assert [one["address"] for one in told["articles"]] == ["/reciprocal-suspension"]
