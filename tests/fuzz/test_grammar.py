"""No page, however broken, gives anything but a verifiable transcript or a refusal."""

from pathlib import Path

from grammar import CHARSETS, HTML, MARKDOWN, MEDIA, TEXT
from hypothesis import given
from hypothesis import strategies as st
from strict import faults

from onrecord.errors import ReadingError
from onrecord.model import Capture
from onrecord.pipeline.time_limit import time_limit

PAGES = sorted((Path(__file__).resolve().parents[2] / "src" / "onrecord" / "demo" / "pages").rglob("*.html"))
SECONDS = 10


def held(capture: Capture) -> None:
    with time_limit(SECONDS):
        try:
            found = faults(capture)
        except ReadingError:
            return
    assert found == []


@given(st.binary(max_size=400), MEDIA, CHARSETS)
def test_random_bytes_are_read_or_refused(content: bytes, media: str | None, charset: str | None) -> None:
    held(Capture(content, media, charset))


@given(HTML)
def test_tag_soup_is_read_word_for_word(page: str) -> None:
    held(Capture(page.encode("utf-8", "replace"), "text/html"))


@given(TEXT, MEDIA)
def test_plain_text_is_read_word_for_word(page: str, media: str | None) -> None:
    held(Capture(page.encode("utf-8", "replace"), media, "utf-8"))


@given(MARKDOWN)
def test_markdown_is_read_word_for_word(page: str) -> None:
    held(Capture(page.encode("utf-8", "replace"), "text/markdown", "utf-8"))


@given(HTML, CHARSETS, st.sampled_from(["gb18030", "utf-16", "utf-8-sig"]))
def test_any_encoding_is_tied_to_its_bytes(page: str, charset: str | None, encoding: str) -> None:
    held(Capture(page.encode(encoding, "replace"), "text/html", charset))


@given(st.sampled_from(PAGES), st.data())
def test_a_broken_sample_page_is_read_or_refused(page: Path, data: st.DataObject) -> None:
    content = page.read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(start + 300, len(content))))
        content = content[:start] + data.draw(st.binary(max_size=20) | HTML.map(str.encode)) + content[end:]
    held(Capture(content, "text/html"))
