"""Who works here sees as whom, finds the desk, and can sign out."""

from collections.abc import Callable

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
