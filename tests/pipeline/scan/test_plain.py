import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.capture import Capture
from onrecord.pipeline.scan.plain import rough_text

from .conftest import FILLER, SAID, article, markup


def _rough(content: bytes, charset: str | None = None) -> str:
    return " ".join(rough_text(Capture(content, "text/html", charset, None)).split())


def test_paragraphs_stay_whole_and_scripts_and_menus_go() -> None:
    text = _rough(markup(article(1, copies=0)).encode())
    assert SAID[0] in text
    assert "alert" not in text
    assert "News" not in text


def test_links_and_bold_words_inside_a_paragraph_stay() -> None:
    page = f"<p>{FILLER}<a href='/x?a=1'>plums</a> and <b>pears</b> {FILLER}</p>"
    assert f"{FILLER} plums  and  pears  {FILLER}".split() == _rough(page.encode()).split()


@pytest.mark.parametrize("name", ["script", "STYLE", "Script type='text/javascript'"])
def test_what_stands_in_scripts_is_no_text_whatever_signs_it_has(name: str) -> None:
    inside = f"for (i = 0; i<9 && j>2; i++) document.write('{FILLER}')"
    close = name.split(maxsplit=1)[0]
    page = f"<p>{FILLER}</p><{name}>{inside}</{close}><p>{SAID[0]}</p><{name}>{inside}"
    assert _rough(page.encode()) == f"{FILLER.strip()} {SAID[0]}"


def test_a_tag_that_a_script_writes_does_not_end_it() -> None:
    inside = f"document.write('<script src=\"x.js\"><\\/script><style>{FILLER}<\\/style>' + '{FILLER}');"
    page = f"<p>{FILLER}</p><script>{inside}</script><p>{SAID[0]}</p>"
    assert _rough(page.encode()) == f"{FILLER.strip()} {SAID[0]}"


@pytest.mark.parametrize("page", ["", "<", ">", "a > b", "no tag at all", "<p", "p>", "<>", "><"])
def test_a_page_of_next_to_no_tags_is_read(page: str) -> None:
    assert set(_rough(page.encode())) <= {*page, " "}


@pytest.mark.parametrize(
    ("codec", "declared", "charset"),
    [
        ("utf-8", "utf-8", None),
        ("gb18030", "gb2312", None),
        ("gb18030", "", "gbk"),
        ("utf-16", "", None),
        ("big5", "big5", None),
    ],
)
def test_words_are_read_in_the_encoding_that_is_declared(codec: str, declared: str, charset: str | None) -> None:
    said = "安南方面一貫主張通過對話協商和平解決漁業爭端，希望各方珍惜這一良好局面，共同維護地區的和平與穩定。"
    page = f"<html><head><meta charset='{declared}'></head><body><p>{said}</p></body></html>"
    assert said in _rough(page.encode(codec), charset)


def test_character_references_are_resolved() -> None:
    said = "We said &ldquo;d&eacute;tente&rdquo;&nbsp;must not become detention, today or tomorrow."
    assert "“détente” must not become" in _rough(f"<p>{said}</p>".encode())


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gbk", "shift_jis", "no-such"]))
def test_no_bytes_make_it_fail(content: bytes, charset: str | None) -> None:
    rough_text(Capture(content, "text/html", charset, None))


@given(
    st.lists(
        st.sampled_from(["<", ">", "<p>", "<script>", "</script>", "words that go on for a while " * 2, "a"]),
        max_size=14,
    )
)
def test_no_order_of_tags_makes_it_fail_or_print_words_twice(parts: list[str]) -> None:
    page = "".join(parts)
    assert _rough(page.encode()).count("while") <= page.count("while")
