"""The small parts: films, colors, spam, forms, media, editors."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from onrecord.errors import UsageError
from onrecord.web.pages.blocks.body import Body
from onrecord.web.pages.colors import contrast, lifted, on
from onrecord.web.pages.people import make_editor
from onrecord.web.pages.providers import player_of
from onrecord.web.pages.spam import Rates, is_spam
from onrecord.web.pages.theme import Theme
from onrecord.web.pages.types.form import FormPage

# Wagtail leaves the closing of temporary files of pictures to Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


def test_only_films_of_the_list_are_embedded_and_without_cookies() -> None:
    found = player_of("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3")
    assert found is not None
    assert found.source == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    for other in (
        "https://evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "",
    ):
        assert player_of(other) is None


def test_colors_that_could_not_be_read_are_refused() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert contrast(lifted("#0f4c5c", "#161715"), "#161715") >= 4.5
    assert on("#ffe58a") == "#1d1c1a"
    with pytest.raises(ValidationError) as told:
        Theme(link="#ffff00", paper="red").clean()
    assert "paper" in told.value.message_dict
    with pytest.raises(ValidationError):
        Theme(link="#ffff00").clean()
    assert "--strong: #7a1f3d;" in Theme(strong="#7a1f3d").css()


def test_what_programs_send_is_told_from_what_people_send() -> None:
    assert is_spam({"website": "x"})
    assert is_spam({"took": "1"})
    assert is_spam({"text": "http://a http://b http://c"})
    assert not is_spam({"text": "The page of 11 April is missing.", "took": "40"})
    assert not is_spam({"text": "没有脚本也可以", "took": ""})


def test_an_address_that_sends_too_much_waits() -> None:
    now = [0.0]
    rates = Rates(lambda: now[0])
    assert [rates.too_many("a") for _ in range(6)] == [False] * 5 + [True]
    assert not rates.too_many("b")
    now[0] = 601.0
    assert not rates.too_many("a")


def test_every_block_has_a_preview_and_a_description() -> None:
    for one in Body().child_blocks.values():
        assert str(one.meta.description), one.name
        assert one.is_previewable, one.name
        assert str(one.meta.group), one.name


def test_a_form_is_taken_from_this_site_only_and_spam_is_dropped(newsroom: Client) -> None:
    page = FormPage.objects.get(slug="letters", locale__language_code="en")
    html = newsroom.get("/letters").content.decode()
    assert "csrfmiddlewaretoken" not in html
    address = f"/forms/{page.pk}"
    names = page.get_form(page=page, user=None).fields
    told = dict(zip(names, ("Ana", "", "A page is missing."), strict=True))
    assert newsroom.post(address, {}).status_code == 422
    assert newsroom.post(address, {**told, "website": "x"}).status_code == 302
    assert page.get_submission_class().objects.count() == 0
    assert newsroom.post(address, told, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert newsroom.post(address, told).status_code == 302
    assert page.get_submission_class().objects.count() == 1
    assert b'role="status"' in newsroom.get("/letters?sent=1").content


def test_media_are_pictures_and_nothing_else(newsroom: Client) -> None:
    from wagtail.images import get_image_model

    image = get_image_model().objects.first()
    shown = newsroom.get(image.get_rendition("width-100|format-webp").url)
    assert shown.headers["Content-Type"] == "image/webp"
    assert b"".join(shown)[8:12] == b"WEBP"
    for path in (
        "/media/../site.sqlite3",
        "/media/secret",
        "/media/images/x.svg",
        "/media/documents/a.pdf",
        "/media/%2e%2e/secret.png",
    ):
        assert newsroom.get(path).status_code == 404


def test_an_editor_is_made_when_asked_and_a_name_only_once(db: None) -> None:  # noqa: ARG001
    assert len(make_editor("bo", role="editor")) > 12
    with pytest.raises(UsageError, match="already"):
        make_editor("bo")
    with pytest.raises(UsageError, match="no role"):
        make_editor("cy", role="king")
    with pytest.raises(UsageError, match="password"):
        make_editor("cy", password="1234")  # noqa: S106  a test's
