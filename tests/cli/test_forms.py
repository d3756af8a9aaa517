import json

import pytest

import onrecord
from onrecord.cli.forms import error_line, error_object, json_line, page_text, painted_play
from onrecord.cli.terminal import Paper
from onrecord.errors import CaptureError, ReadingError


def test_json_stays_on_one_line_for_every_reader() -> None:
    line = json_line({"text": "a\u2028b\u0085c\nd"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": "a\u2028b\u0085c\nd"}


def test_chinese_is_printed_as_it_is() -> None:
    assert json_line({"text": "问"}) == '{"text": "问"}'


def test_an_error_names_the_place_in_the_page() -> None:
    refusal = ReadingError("no words", address="page.pdf", place="page 3")
    assert error_line(refusal) == "onrecord: page.pdf: page 3: no words"
    assert error_object(refusal) == {
        "schema": "onrecord.error/1",
        "address": "page.pdf",
        "error": "no words",
        "place": "page 3",
    }


def test_an_address_is_not_named_twice() -> None:
    assert error_line(CaptureError("a.html: no such file", address="a.html")) == "onrecord: a.html: no such file"


def test_an_error_is_one_line_without_control_characters() -> None:
    assert error_line(CaptureError("a\n\x1b[31mb", address=None)) == "onrecord: a \\x1b[31mb"


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no form is called poem"):
        page_text(onrecord.read(b"<p>Nothing.</p>"), "poem", Paper())


def test_a_play_is_painted_by_what_its_lines_are() -> None:
    made = painted_play("Title\n~ [caption] (0–4) Home\n[q1 x1] (5–9) Q:\n    Why?", Paper(colors=True))
    assert made == "Title\n\x1b[2m~ [caption] (0–4) Home\x1b[0m\n\x1b[36m\x1b[1m[q1 x1] (5–9) Q:\x1b[0m\n    Why?"


def test_without_colors_a_play_stays_as_it_is() -> None:
    assert painted_play("~ [caption] (0–4) Home\n", Paper()) == "~ [caption] (0–4) Home\n"
