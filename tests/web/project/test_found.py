"""What the sitemaps name besides the record: pages and dossiers that anybody may read, and no others."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from onrecord.web.dossiers.keldan import demo_dossier
from onrecord.web.dossiers.models import Dossier
from onrecord.web.pages.around import forget
from onrecord.web.pages.first.build import first_newsroom
from onrecord.web.pages.types.plain import StandardPage

# Wagtail leaves the closing of temporary files of pictures to Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


@pytest.fixture
def reader(site: Callable[..., Client], demo: Path, db: None) -> Iterator[Client]:  # noqa: ARG001  tables are written
    """Returns a reader of a site that keeps no page, with the demo's newsroom and dossier."""
    client = site(demo, cache=0)
    first_newsroom()
    demo_dossier()
    forget()
    yield client
    forget()


def named(reader: Client, part: str) -> list[str]:
    """Returns the addresses that a part of the sitemap names."""
    answer = reader.get(f"/sitemaps/{part}.xml")
    assert answer.status_code == 200
    return [one.removeprefix("http://testserver") for one in re.findall("<loc>([^<]+)</loc>", answer.content.decode())]


def about() -> Any:
    return StandardPage.objects.get(slug="about", locale__language_code="en")


@pytest.mark.parametrize("part", ["newsroom", "dossiers"])
def test_every_address_of_a_part_is_there_once_and_answers(reader: Client, part: str) -> None:
    paths = named(reader, part)
    assert len(paths) == len(set(paths)) > 10
    assert {path: reader.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_the_index_names_both_parts_with_what_is_in_them(reader: Client) -> None:
    index = reader.get("/sitemap.xml").content.decode()
    assert all(f"/sitemaps/{part}.xml</loc>" in index for part in ("newsroom", "dossiers", "pages", "1"))
    assert {"/", "/zh", "/about", "/zh/about"} <= set(named(reader, "newsroom"))
    assert {"/dossiers", "/zh/dossiers/keldan-nuclear", "/dossiers/keldan-nuclear/matrix"} <= set(
        named(reader, "dossiers")
    )


def test_a_page_and_its_translation_name_each_other(reader: Client) -> None:
    part = reader.get("/sitemaps/newsroom.xml").content.decode()
    (entry,) = re.findall(r"<url><loc>http://testserver/about</loc>.*</url>", part)
    assert 'hreflang="en" href="http://testserver/about"' in entry
    assert 'hreflang="zh-Hans" href="http://testserver/zh/about"' in entry
    assert "<lastmod>20" in entry


@pytest.mark.parametrize("hidden", ["draft", "password", "noindex"])
def test_no_page_is_named_that_is_a_draft_or_closed_or_kept_from_search_engines(reader: Client, hidden: str) -> None:
    assert "/about" in named(reader, "newsroom")
    page = about()
    if hidden == "draft":
        page.unpublish()
    elif hidden == "noindex":
        page.noindex = True
        page.save_revision().publish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="ferry")  # noqa: S106
    assert "/about" not in named(reader, "newsroom")
    assert "/zh/about" in named(reader, "newsroom")


def test_no_page_below_a_closed_one_is_named(reader: Client) -> None:
    below = StandardPage(title="Below", slug="below")
    about().add_child(instance=below)
    assert "/about/below" in named(reader, "newsroom")
    PageViewRestriction.objects.create(page=about(), restriction_type="login")
    assert "/about/below" not in named(reader, "newsroom")


def test_a_dossier_that_is_not_published_is_not_named(reader: Client) -> None:
    Dossier.objects.update(published=False)
    assert "dossiers" not in reader.get("/sitemap.xml").content.decode()
    assert reader.get("/sitemaps/dossiers.xml").status_code == 404
    assert reader.get("/sitemaps/nothing.xml").status_code == 404
