from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.offices.entries import Entries


def entries(**found: object) -> Entries:
    return Entries(found, "zz_press/office.yml")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2019, date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        (date(2019, 12, 24), date(2019, 12, 24), date(2019, 12, 24)),
        (None, None, None),
    ],
)
def test_a_year_or_a_month_is_its_first_day_or_its_last(value: object, first: date | None, last: date | None) -> None:
    assert entries(since=value).day("since") == first
    assert entries(since=value).day("since", last=True) == last


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda one: one.text("missing"), "missing: the key is missing; a text belongs here"),
        (lambda one: one.text("number"), "number: 3 is not a text; a text belongs here"),
        (lambda one: one.whole("flag"), "flag: True is not a whole number; a whole number belongs here"),
        (lambda one: one.texts("mixed"), "mixed: False is not a text; put it in quotation marks"),
        (lambda one: one.share("number"), "number: 3.0 is not a number from 0 to 1"),
        (lambda one: one.day("word"), "word: 'soon' is no day; write 2019-12-24, 2019-12 or 2019"),
        (lambda one: one.pattern("broken"), "broken: '(' is no regular expression: "),
        (lambda one: one.section("word"), "word: 'soon' is not a mapping; a mapping belongs here"),
    ],
)
def test_a_wrong_value_is_one_error_that_names_file_and_key(call: object, message: str) -> None:
    one = entries(number=3, flag=True, mixed=["a", False], word="soon", broken="(")
    with pytest.raises(UsageError, match=r"^zz_press/office\.yml: ") as raised:
        call(one)  # type: ignore[operator]
    assert message in str(raised.value)


def test_a_key_that_nobody_asked_for_is_an_error_that_lists_the_known_ones() -> None:
    one = entries(name="a", nmae="b")
    one.text("name")
    with pytest.raises(UsageError, match=r"^zz_press/office\.yml: unknown key `nmae`; known here: name$"):
        one.end()


def test_marks_in_a_pattern_stand_for_names() -> None:
    pattern = entries(title="spokesperson {presider}").pattern("title", {"{presider}": "Ana Example|安娜"})
    assert [
        bool(pattern.search(words)) for words in ("Spokesperson ana example", "spokesperson 安娜", "spokesperson")
    ] == [
        True,
        True,
        False,
    ]
