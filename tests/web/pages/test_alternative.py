"""No picture goes out without words that a person wrote."""

import pytest

from onrecord.web.pages.alternative import fault


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Odoo CMS - a big picture",
        "IMG_2041.jpg",
        "DSC 0042",
        "image",
        "图片",
        "ferry-2024_final.webp",
        "x" * 251,
    ],
)
def test_words_that_nobody_wrote_for_the_picture_are_refused(text: str) -> None:
    assert fault(text, decorative=False) is not None


def test_the_name_of_a_file_is_no_description() -> None:
    assert fault("port_elling-2", decorative=False, title="port_elling-2") is not None


@pytest.mark.parametrize("text", ["A ferry in the strait", "两岸是山的海峡，一艘渡轮", "Gu Chenghai at the lectern"])
def test_words_that_say_what_is_shown_are_taken(text: str) -> None:
    assert fault(text, decorative=False, title=text) is None


def test_a_decorative_picture_has_no_words() -> None:
    assert fault("", decorative=True) is None
    assert fault("A ferry", decorative=True) is not None
