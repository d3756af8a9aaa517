"""What an editor sets besides pages: redirects, privacy, a workflow, a second site, an optional link, the name."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Workflow, WorkflowPage

from onrecord.web.pages.blocks.body import Body
from onrecord.web.pages.people import make_editor
from onrecord.web.pages.types.article import ArticlePage
from onrecord.web.pages.types.plain import StandardPage

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
