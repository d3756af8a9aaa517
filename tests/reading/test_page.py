from __future__ import annotations

import pytest

from onrecord.errors import ReadingError
from onrecord.model import Capture
from onrecord.reading import page
from onrecord.reading.page import media_of, open_page

TITLE, TITLE_ZH = "Press Briefing, March 18, 2020", "2020年3月18日例行记者会"


@pytest.mark.parametrize(
    ("text", "declared", "media"),
    [
        ("<p>Q: Why?</p>", None, "text/html"),
        ("<p>问：为何？</p>", None, "text/html"),
        ("<!doctype html><html>", "text/plain", "text/html"),
        ("Q: Why?", "text/html", "text/html"),
        ("<p>Why?</p>", "application/xhtml+xml", "text/html"),
        ("Q: Why?\nA: So.", None, "text/plain"),
        ("问：为何？\n答：因为。", None, "text/plain"),
        ("Words of a <b>bold</b> man", None, "text/plain"),
        ("# Briefing\n\nQ: Why?", None, "text/markdown"),
        ("# 例行记者会\n\n问：为何？", None, "text/markdown"),
        ("**问：** 为何？", "text/plain", "text/markdown"),
        ("---\ntitle: x\n---\nQ: Why?", None, "text/markdown"),
        ("Q: Why?", "text/markdown", "text/markdown"),
    ],
)
def test_the_media_type_is_what_the_text_bears_out(text: str, declared: str | None, media: str) -> None:
    assert media_of(Capture(text.encode(), declared), text) == media
    assert open_page(Capture(text.encode(), declared, "utf-8")).media == media


@pytest.mark.parametrize("title", [TITLE, TITLE_ZH])
def test_an_opened_page_has_its_lines_and_its_title(title: str) -> None:
    source = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>Q: 为何？</p></body></html>"
    opened = open_page(Capture(source.encode(), "text/html", "utf-8"))
    assert opened.title == title
    assert [block.text for block in opened.layout.blocks] == [title, "Q: 为何？"]
    assert opened.source.text == source


@pytest.mark.parametrize("charset", ["gb18030", "big5"])
def test_a_declared_encoding_is_obeyed(charset: str) -> None:
    content = "<p>問：為何？</p>".encode(charset)
    assert [block.text for block in open_page(Capture(content, "text/html", charset)).layout.blocks] == ["問：為何？"]


def test_too_many_bytes_are_refused_with_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LARGEST", 20)
    assert open_page(Capture("<p>问：为何</p>".encode(), "text/html")).layout.blocks
    with pytest.raises(ReadingError, match="at most 20 bytes") as raised:
        open_page(Capture("<p>问：为何？为何？</p>".encode(), "text/html", address="https://a.example/1"))
    assert (raised.value.place, raised.value.address) == ("byte 20", "https://a.example/1")


@pytest.mark.parametrize("row", ["<p>So.</p>", "<p>问</p>"])
def test_a_page_of_more_lines_than_people_write_is_refused_in_one_line(row: str) -> None:
    assert len(open_page(Capture((row * 20_000).encode(), "text/html", "utf-8")).layout.blocks) == 20_000
    with pytest.raises(ReadingError, match="more than 20000 lines") as raised:
        open_page(Capture((row * 20_001).encode(), "text/html", "utf-8"))
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize("media", ["text/plain", "text/markdown"])
def test_plain_pages_have_the_same_most_lines(media: str) -> None:
    with pytest.raises(ReadingError, match="more than 20000 lines"):
        open_page(Capture("问：为何？\n\n".encode() * 20_001, media, "utf-8"))


def test_a_page_of_more_than_two_mebibytes_is_refused_in_one_line() -> None:
    assert page.LARGEST == 2 * 1024 * 1024
    with pytest.raises(ReadingError, match="2097153 bytes are more than a page") as raised:
        open_page(Capture(b"a" * (2 * 1024 * 1024 + 1), "text/plain", "utf-8"))
    assert len(str(raised.value).splitlines()) == 1
