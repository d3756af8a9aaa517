from __future__ import annotations

import pytest

from onrecord.reading.block import Head
from onrecord.reading.software import software


def test_printed_default_strings_tell_the_builder_in_plain_text() -> None:
    assert software("Title\n\nOdoo CMS - a big picture\n", Head()) == ("odoo",)


def test_a_widget_tells_the_software_it_runs_in() -> None:
    assert software("Inline Feedbacks\nView all comments\n", Head()) == ("wordpress", "wpdiscuz")


def test_the_generator_meta_tells() -> None:
    assert software("<html></html>", Head(metas={"generator": "Drupal 10"})) == ("drupal",)


def test_asset_paths_tell_in_html_but_a_link_in_plain_text_does_not() -> None:
    path = "https://press.westmark.example/wp-content/uploads/slides.pdf"
    assert software(f"<html><div><img src='{path}'></div></html>", Head()) == ("wordpress",)
    assert software(f"To view the slides: {path}", Head()) == ()


def test_an_ordinary_page_tells_nothing() -> None:
    assert software("<html><div><p>双轨并进</p></div></html>", Head()) == ()


@pytest.mark.parametrize("words", ["Press room", "新闻发布厅"])
def test_a_mark_tells_again_on_each_page_that_prints_its_line(words: str) -> None:
    page = f"<html>\n<link href='/wp-content/themes/a.css'>\n<title>{words}</title>\n<div></div>"
    assert [software(page, Head()) for _ in range(3)] == [("wordpress",)] * 3
    assert software(page.replace("wp-content", "static"), Head()) == ()
