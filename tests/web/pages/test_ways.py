"""What an editor sets besides pages: redirects, privacy, a workflow, a second site, an optional link, the name."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client, TestCase, override_settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site, Workflow, WorkflowPage

from onrecord.web.dossiers.keldan import demo_dossier
from onrecord.web.pages.around import forget
from onrecord.web.pages.blocks.body import Body
from onrecord.web.pages.menus import Menu
from onrecord.web.pages.people import make_editor
from onrecord.web.pages.theme import Theme
from onrecord.web.pages.types.article import ArticlePage
from onrecord.web.pages.types.plain import HomePage, StandardPage

# Wagtail leaves the closing of temporary files of pictures to Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


def page_of(slug: str) -> StandardPage:
    found: StandardPage = StandardPage.objects.get(slug=slug, locale__language_code="en")
    return found


def test_an_old_address_leads_to_the_page(newsroom: Client) -> None:
    Redirect.objects.create(old_path=Redirect.normalise_path("/an-old-story"), redirect_page=page_of("about"))
    answer = newsroom.get("/an-old-story")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/about")


def test_a_page_that_gets_another_address_is_found_at_the_old_one(newsroom: Client) -> None:
    page = page_of("about")
    page.slug = "who-we-are"
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()
    forget()
    assert newsroom.get("/who-we-are").status_code == 200
    answer = newsroom.get("/about?moved")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/who-we-are")


def test_the_password_of_a_private_page_opens_it_and_a_wrong_one_does_not(newsroom: Client) -> None:
    page = page_of("about")
    made = PageViewRestriction.objects.create(page=page, restriction_type="password", password="ferry-at-dusk")  # noqa: S106
    address = f"/cms/_pass/{made.pk}/{page.pk}/"
    asked = newsroom.get("/about?closed").content.decode()
    assert address in asked
    wrong = newsroom.post(address, {"password": "ferry-at-dawn", "return_url": "/about?wrong"})
    assert wrong.status_code == 200
    assert page.lede not in newsroom.get("/about?wrong").content.decode()
    right = newsroom.post(address, {"password": "ferry-at-dusk", "return_url": "/about?right"})
    assert right.status_code == 302
    opened = newsroom.get("/about?right")
    assert page.lede in opened.content.decode()
    assert "no-store" in opened.headers["Cache-Control"]
    # What one reader opened is shut for everybody else.
    assert page.lede not in Client().get("/about?right").content.decode()


def test_a_private_page_asks_for_its_password_and_is_kept_by_nobody(newsroom: Client) -> None:
    page = page_of("about")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="ferry-at-dusk")  # noqa: S106
    words = page.lede or page.title
    answer = newsroom.get("/about?private")
    assert "no-store" in answer.headers["Cache-Control"]
    assert words not in answer.content.decode().partition("<main")[2]
    assert page.lede == "" or page.lede not in newsroom.get("/about.json?private").content.decode()


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_page_for_those_who_signed_in_leads_others_to_the_door(newsroom: Client, kind: str) -> None:
    PageViewRestriction.objects.create(page=page_of("about"), restriction_type=kind)
    answer = newsroom.get("/about?private")
    assert answer.status_code == 302
    assert "/cms/login/?next=" in answer.headers["Location"]


def test_what_an_author_submits_is_published_when_an_editor_approves(newsroom: Client) -> None:
    make_editor("cy", role="author", password="Lanjing-2024-x")  # noqa: S106  a test's
    make_editor("di", role="editor", password="Lanjing-2024-x")  # noqa: S106  a test's
    author, editor = User.objects.get(username="cy"), User.objects.get(username="di")
    page = ArticlePage.objects.get(slug="changed-page", locale__language_code="en")
    assert not page.permissions_for_user(author).can_publish()
    assert page.permissions_for_user(editor).can_publish()
    workflow = Workflow.objects.filter(active=True).first()
    assert workflow is not None
    WorkflowPage.objects.get_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    page.lede = "Words of an author."
    page.save_revision(user=author)
    state = workflow.start(page, author)
    assert "Words of an author." not in newsroom.get("/changed-page?before").content.decode()
    state.current_task_state.approve(user=editor)
    assert "Words of an author." in newsroom.get("/changed-page?after").content.decode()


@override_settings(ALLOWED_HOSTS=["testserver", "other.example"])
def test_a_second_site_shows_its_own_pages_menus_and_look_beside_the_same_record(newsroom: Client) -> None:
    there = {"host": "other.example"}
    home = HomePage.objects.get(locale__language_code="en")
    other = HomePage(title="The other desk", slug="other-desk", locale=home.locale)
    Page.get_first_root_node().add_child(instance=other)
    other.save_revision().publish()
    one = StandardPage(title="Ours alone", slug="ours-alone", locale=home.locale)
    other.add_child(instance=one)
    one.save_revision().publish()
    site = Site.objects.create(hostname="other.example", port=80, root_page=other)
    Theme.objects.create(site=site, name="The other desk", strong="#7a1f3d")
    entry = [{"type": "link", "value": {"text": "Only here", "page": None, "address": "/coverage"}}]
    Menu.objects.create(site=site, language="en", place="bar", entries=json.dumps(entry))
    forget()
    assert "The other desk" in newsroom.get("/", headers=there).content.decode()
    assert newsroom.get("/ours-alone", headers=there).status_code == 200
    assert newsroom.get("/ours-alone?here").status_code == 404
    assert newsroom.get("/about?there", headers=there).status_code == 404
    assert newsroom.get("/about?here").status_code == 200
    record = "/xa-mfa/2024-04-11/en"
    here, elsewhere = (newsroom.get(record, headers=told).content.decode() for told in ({}, there))
    assert ("Only here" in here, "Only here" in elsewhere) == (False, True)
    assert ("/theme/" in here, "/theme/" in elsewhere) == (False, True)
    assert here.partition("<main")[2].partition("</main>")[0] == elsewhere.partition("<main")[2].partition("</main>")[0]


def test_a_link_that_may_be_left_out_is_no_fault_and_one_that_is_needed_is() -> None:
    blocks = Body().child_blocks
    blocks["big_picture"].child_blocks["link"].clean(blocks["big_picture"].child_blocks["link"].get_default())
    needed = blocks["call_to_action"].child_blocks["link"]
    with pytest.raises(ValidationError):
        needed.clean(needed.get_default())


def test_pages_are_passed_on_under_the_newsrooms_name(newsroom: Client) -> None:
    for path in ("/about", "/xa-mfa/2024-04-11/en"):
        html = newsroom.get(path + "?name").content.decode()
        assert '<meta property="og:site_name" content="The Keldan Desk">' in html


def test_the_beacon_of_an_editor_is_silent(editor: Client) -> None:
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = editor.cookies
    assert checked.post("/views", {"key": "xa-mfa/2024-04-11/en"}).status_code == 204
    assert checked.get("/views").status_code == 405


@pytest.mark.parametrize(("role", "moderates"), [("author", False), ("moderator", True), ("editor", True)])
def test_accounts_may_do_in_discussions_what_their_role_says(newsroom: Client, role: str, moderates: bool) -> None:  # noqa: ARG001, FBT001
    make_editor("eve", role=role, password="Lanjing-2024-x")  # noqa: S106  a test's
    assert User.objects.get(username="eve").has_perm("discussion.moderate") is moderates


@pytest.mark.parametrize(
    ("role", "desks"), [("editor", {"/cms/dossiers", "/discuss/moderate"}), ("author", {"/cms/dossiers"})]
)
def test_the_ways_to_other_desks_stand_in_the_menu_of_those_who_may_work_there(
    newsroom: Client, role: str, desks: set[str]
) -> None:
    make_editor("fay", role=role, password="Lanjing-2024-x")  # noqa: S106  a test's
    newsroom.login(username="fay", password="Lanjing-2024-x")  # noqa: S106  as above
    html = newsroom.get("/cms/", follow=True).content.decode()
    assert {one for one in ("/cms/dossiers", "/discuss/moderate") if one in html} == desks


def test_a_timeline_of_a_dossier_names_the_dossier_and_shows_its_newest_entries(newsroom: Client) -> None:
    assert "Nothing yet." in newsroom.get("/?none").content.decode()
    demo_dossier()
    for language, title in (("", "Dossier: "), ("/zh", "专题档案：")):
        html = newsroom.get(f"{language or '/'}?dossier").content.decode()
        block = html.partition('class="block b-timeline"')[2].partition("</section>")[0]
        assert block.count("<li>") == 8
        assert title in block
        assert f'href="{language}/dossiers/keldan-nuclear"' in block
        assert f'href="{language}/dossiers/keldan-nuclear/timeline"' in block
