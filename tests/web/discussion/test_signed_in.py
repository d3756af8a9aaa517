"""Who works here sees as whom, finds the desk, and can sign out."""

from collections.abc import Callable

import pytest
from django.test import Client

from .conftest import Reader


def test_the_desks_say_who_is_signed_in_and_lead_back_and_out(someone: Callable[[str], Reader]) -> None:
    client = someone("admin")
    for path in ("/discuss/moderate", "/cms/dossiers"):
        html = client.get(path).content.decode()
        assert "Signed in as the-admin" in html, path
        assert 'action="/cms/logout/"' in html
        assert '<a href="/cms/">' in html
        assert "csrfmiddlewaretoken" in html


def test_readers_are_told_nothing_of_it(client: Client) -> None:
    assert "Signed in as" not in client.get("/record").content.decode()


def test_the_page_to_sign_in_names_the_desk(client: Client, db: None) -> None:  # noqa: ARG001
    html = client.get("/cms/login/").content.decode()
    assert "Sign in to the editors’ desk" in html
    assert "Wagtail" not in html.partition("<h1>")[2].partition("</h1>")[0]


def test_a_moderator_is_led_to_the_desk_that_is_theirs(someone: Callable[[str], Reader]) -> None:
    client = someone("moderator")
    bar = client.get("/discuss/moderate").content.decode().partition('class="signed-in"')[2].partition("</form>")[0]
    assert '<a href="/discuss/moderate">Moderation</a>' in bar
    assert "/cms/" not in bar.partition("<span>")[2]
    entered = client.get("/cms/", follow=True).content.decode()
    assert '<a href="/discuss/moderate">You are signed in. Your desk is moderation.</a>' in entered
    refused = client.get("/cms/dossiers")
    assert refused.status_code == 403
    html = refused.content.decode()
    assert "You may not do this." in html
    assert '<header class="site">' in html, "a page with its surroundings"


@pytest.mark.parametrize(
    ("path", "browser"), [("/cms/login/?next=/zh/cms/dossiers", "en"), ("/cms/login/?next=/cms/", "zh-CN,zh;q=0.9")]
)
def test_the_page_to_sign_in_speaks_the_readers_language(
    client: Client,
    db: None,  # noqa: ARG001
    path: str,
    browser: str,
) -> None:
    html = client.get(path, headers={"Accept-Language": browser}).content.decode()
    assert '<html lang="zh-hans"' in html
    assert "密码" in html
    assert "Sign in to" not in html
