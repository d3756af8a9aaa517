import pytest

from onrecord.record.check.words import words_differ

PAGE = "<p>和平 &amp; dialogue</p> <b>now</b>".encode()
CASES = [("和平 & dialogue", [[3, 24]]), ("和平&dialoguenow", [[3, 24], [32, 35]]), ("now", [(32, 35)])]


@pytest.mark.parametrize(("text", "ranges"), CASES)
def test_words_that_stand_there_do_not_differ(text: str, ranges: list[list[int]]) -> None:
    assert words_differ(text, ranges, PAGE, encoding="utf-8", media_type="text/html") is None


@pytest.mark.parametrize(("text", "ranges"), CASES)
def test_another_word_is_shown_beside_what_stands_there(text: str, ranges: list[list[int]]) -> None:
    told = words_differ(text + "X", ranges, PAGE, encoding="utf-8", media_type="text/html")
    assert told is not None
    assert "X" in told


def test_references_are_kept_where_the_page_is_plain_text() -> None:
    assert words_differ("&amp;", [[0, 5]], b"&amp;", encoding="utf-8", media_type="text/plain") is None
    assert words_differ("&", [[0, 5]], b"&amp;", encoding="utf-8", media_type="text/plain") is not None


def test_in_markdown_only_whole_references_are_resolved() -> None:
    assert words_differ("&ampx &", [[0, 11]], b"&ampx &amp;", encoding="utf-8", media_type="text/markdown") is None


@pytest.mark.parametrize("ranges", [[], [[0, 99]], [[5, 5]], [[-1, 3]], [[3, 1]], [[1, 2, 3]]])
def test_ranges_outside_the_page_are_told(ranges: list[list[int]]) -> None:
    told = words_differ("now", ranges, PAGE, encoding="utf-8", media_type="text/html")
    assert told is not None
    assert "do not lie in the page" in told


def test_an_unknown_encoding_is_told() -> None:
    assert (
        words_differ("now", [[32, 35]], PAGE, encoding="martian", media_type=None)
        == "its encoding 'martian' is not known"
    )


def test_encodings_with_states_are_checked_for_their_ranges_only() -> None:
    assert words_differ("now", [[0, 3]], PAGE, encoding="iso-2022-jp", media_type=None) is None


def test_malformed_bytes_are_one_sign() -> None:
    assert words_differ("a\ufffdb", [[0, 4]], b"a\xff\xffb", encoding="utf-8", media_type=None) is None
