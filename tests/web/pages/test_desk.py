"""What Wagtail's own desk gives around the newsroom's pages: blocks, previews, crops."""

import io

import pytest
from django.core.files.images import ImageFile
from django.test import Client, RequestFactory
from PIL import Image
from wagtail.images import get_image_model
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from onrecord.web.pages.blocks.body import Body
from onrecord.web.pages.menus import Menu
from onrecord.web.pages.theme import Theme
from onrecord.web.pages.types.article import ArticlePage

# Wagtail leaves the closing of temporary files of pictures to Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
BLOCKS = {
    *("title", "text", "notice", "accordion", "tabs", "steps", "call_to_action", "card"),
    *("big_picture", "cover", "text_image", "gallery", "embed"),
    *("quotation", "key_figures", "positions", "phrase_chart", "timeline", "search_box"),
    *("columns", "contents", "share", "listed"),
}


def test_an_editor_has_the_blocks_of_the_design_and_no_others() -> None:
    assert set(Body().child_blocks) == BLOCKS


def test_menus_and_the_look_are_previewed_before_they_are_saved(newsroom: Client) -> None:  # noqa: ARG001
    request = RequestFactory().get("/")
    menu = Menu.objects.get(language="en", place="bar")
    assert "The record" in menu.serve_preview(request, "").content.decode()
    look = Theme(site=menu.site, name="A desk", strong="#7a1f3d")
    assert "--strong: #7a1f3d;" in look.serve_preview(request, "").content.decode()


@pytest.mark.parametrize(("middle", "color"), [(20, "red"), (380, "blue")])
def test_a_crop_keeps_the_point_that_matters(newsroom: Client, middle: int, color: str) -> None:  # noqa: ARG001
    drawn, file = Image.new("RGB", (400, 100), "red"), io.BytesIO()
    drawn.paste(Image.new("RGB", (200, 100), "blue"), (200, 0))
    drawn.save(file, "PNG")
    image = get_image_model()(title="Two halves", file=ImageFile(io.BytesIO(file.getvalue()), name="halves.png"))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = middle, 50, 10, 10
    image.save()
    made = image.get_rendition("fill-50x50|format-png")
    with made.file.open("rb") as held, Image.open(held) as shown:
        found = shown.convert("RGB").getpixel((25, 25))
    assert found == {"red": (255, 0, 0), "blue": (0, 0, 255)}[color]


def test_two_versions_of_a_page_are_compared_word_by_word(editor: Client) -> None:
    page = ArticlePage.objects.get(slug="changed-page", locale__language_code="en")
    page.lede = page.lede.replace("softened", "hardened")
    page.save_revision()
    html = editor.get(f"/cms/pages/{page.pk}/revisions/compare/live...latest/").content.decode()
    assert '<span class="deletion">softened</span>' in html
    assert '<span class="addition">hardened</span>' in html


def test_the_form_of_a_page_has_the_panel_for_search_engines_the_checks_and_the_preview(editor: Client) -> None:
    page = ArticlePage.objects.get(slug="changed-page", locale__language_code="en")
    html = editor.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "w-panel-found" in html
    assert 'name="noindex"' in html
    assert 'data-side-panel="checks"' in html
    assert 'data-side-panel="preview"' in html
    found = html.partition("w-panel-found")[2][:1500]
    assert page.title in found
    assert (page.search_description or page.lede)[:60] in found


def test_a_form_is_previewed_as_typed_and_nothing_of_it_is_saved(editor: Client) -> None:
    page = ArticlePage.objects.get(slug="changed-page", locale__language_code="en")
    body = streamfield([("text", {"text": rich_text("<p>Words that nobody saved.</p>")})])
    typed = {
        "title": "A draft nobody saved",
        "slug": page.slug,
        "date": "2024-07-01",
        "cover": streamfield([]),
        "body": body,
    }
    sent = nested_form_data({**typed, "lede": "A lede", "comments": inline_formset([])})
    told = editor.post(f"/cms/pages/{page.pk}/edit/preview/", sent)
    assert told.json() == {"is_valid": True, "is_available": True}
    shown = editor.get(f"/cms/pages/{page.pk}/edit/preview/?mode=").content.decode()
    assert "A draft nobody saved" in shown
    assert "Words that nobody saved." in shown
    assert "nobody saved" not in Client().get("/changed-page").content.decode()
    page.refresh_from_db()
    assert page.title != "A draft nobody saved"
