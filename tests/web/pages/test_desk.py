"""What Wagtail's own desk gives around the newsroom's pages: blocks, previews, crops."""

import io

import pytest
from django.core.files.images import ImageFile
from django.test import Client, RequestFactory
from PIL import Image
from wagtail.images import get_image_model

from onrecord.web.pages.blocks.body import Body
from onrecord.web.pages.menus import Menu
from onrecord.web.pages.theme import Theme

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
