"""The first newsroom, as readers see it."""

import json

import pytest
from django.test import Client

from onrecord.web.gate.generation import generation
from onrecord.web.pages.around import forget
from onrecord.web.pages.clock import tick
from onrecord.web.pages.first.build import first_newsroom
from onrecord.web.pages.menus import Menu
from onrecord.web.pages.types.article import ArticlePage
from onrecord.web.pages.types.plain import StandardPage

# Wagtail leaves the closing of temporary files of pictures to Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

PATHS = [
    "/",
    "/articles",
    "/reciprocal-suspension",
    "/changed-page",
    "/about",
    "/reporters",
    "/keldan-peninsula",
    "/letters",
]


def test_every_page_is_there_in_both_languages_and_is_made_once(newsroom: Client) -> None:
    assert first_newsroom() is False
    for path in [*PATHS, *(f"/zh{one}" for one in PATHS)]:
        response = newsroom.get(path)
        html = response.content.decode()
        assert response.status_code == 200, path
        assert not response.cookies
        assert "cannot be found in the record" not in html
        assert "style=" not in html
        assert html.count("<img") == html.count(' alt="')


def test_a_changed_page_is_quoted_in_the_words_of_its_first_capture(newsroom: Client) -> None:
    html = newsroom.get("/zh/changed-page").content.decode()
    assert "/zh/xa-mfa/2024-04-11/zh/a2@r1" in html
    assert "林岳然" not in html


def test_the_first_page_is_titled_with_the_sites_name_once(newsroom: Client) -> None:
    assert "<title>The Keldan Desk</title>" in newsroom.get("/").content.decode()
    assert "<title>About · The Keldan Desk</title>" in newsroom.get("/about").content.decode()


def test_the_record_is_where_it_was_and_its_home_beside_the_newsroom(newsroom: Client) -> None:
    assert b"Newest briefings" in newsroom.get("/record").content
    assert newsroom.get("/xa-mfa").status_code == 200
    assert newsroom.get("/about/").headers["Location"] == "/about"


def test_without_a_newsroom_the_first_page_is_the_records(client: Client, db: None) -> None:  # noqa: ARG001
    forget()
    assert b'class="hero"' in client.get("/").content
    forget()


def test_the_menu_stands_on_record_pages_without_a_question_to_the_database(newsroom: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    newsroom.get("/xa-mfa")
    with CaptureQueriesContext(connection) as asked:
        newsroom.get("/reciprocal-suspension?n=1")
        assert len(asked) > 0
    with CaptureQueriesContext(connection) as asked:
        html = newsroom.get("/xa-mfa/2024-04-11/en").content.decode()
    assert 'class="menu"' in html
    assert "The Keldan Desk" in html
    assert len(asked) == 0


def test_the_other_language_leads_to_the_translation(newsroom: Client) -> None:
    html = newsroom.get("/changed-page").content.decode()
    assert '<link rel="alternate" hreflang="zh-Hans" href="/zh/changed-page">' in html
    assert 'class="tongue" href="/zh/changed-page"' in html


def test_an_article_tells_what_it_is(newsroom: Client) -> None:
    html = newsroom.get("/reciprocal-suspension").content.decode()
    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    told = json.loads(data)
    assert told["@type"] == "NewsArticle"
    assert told["author"][0]["name"] == "Mara Lindqvist"
    assert 'property="og:image"' in html


def test_a_page_kept_from_search_engines_says_so(newsroom: Client) -> None:
    page = StandardPage.objects.get(slug="about", locale__language_code="en")
    page.noindex = True
    page.save_revision().publish()
    assert '<meta name="robots" content="noindex">' in newsroom.get("/about").content.decode()


def test_pages_answer_as_json_too(newsroom: Client) -> None:
    told = newsroom.get("/reciprocal-suspension.json").json()
    assert told["schema"] == "onrecord.page.article/1"
    assert {"quotation", "phrase_chart", "timeline"} <= {one["type"] for one in told["blocks"]}


def test_an_address_of_the_record_is_no_pages(newsroom: Client) -> None:  # noqa: ARG001
    from django.core.exceptions import ValidationError

    page = StandardPage.objects.first()
    for slug in ("search", "xa-mfa", "cn-mfa", "dossiers"):
        page.slug = slug
        with pytest.raises(ValidationError, match="record"):
            page.full_clean()


def test_publishing_begins_a_new_generation(newsroom: Client) -> None:  # noqa: ARG001
    from django.conf import settings
    from django.test import TestCase

    before = generation(settings.ONRECORD.site_folder)
    with TestCase.captureOnCommitCallbacks(execute=True):
        Menu.objects.first().save()
    assert generation(settings.ONRECORD.site_folder) > before


def test_a_picture_without_words_is_not_published_by_any_way(newsroom: Client) -> None:  # noqa: ARG001
    from datetime import timedelta

    from django.core.exceptions import ValidationError
    from django.utils import timezone
    from wagtail.models import Revision

    page = ArticlePage.objects.get(slug="changed-page", locale__language_code="en")
    page.cover[0].value["alt"] = ""
    revision = page.save_revision()
    with pytest.raises(ValidationError, match="Say what the picture shows"):
        revision.publish()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert tick().refused[0][0] == page.pk
    assert tick().refused == ()


def test_the_clock_publishes_and_takes_down(newsroom: Client) -> None:  # noqa: ARG001
    from datetime import timedelta

    from django.utils import timezone
    from wagtail.models import Revision

    page = StandardPage.objects.get(slug="about", locale__language_code="en")
    page.unpublish()
    revision = page.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert tick().published == (page.pk,)
    StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert tick().expired == (page.pk,)
