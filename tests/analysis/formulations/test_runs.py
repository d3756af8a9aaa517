from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.formulations.runs import FirstSeen

FIRST, SECOND, THIRD = date(2020, 1, 1), date(2020, 1, 2), date(2020, 1, 3)
TEXT = "安方一贯主张通过对话解决半岛问题"


def seen(*texts: tuple[date, str]) -> FirstSeen:
    made = FirstSeen()
    for one in texts:
        made.add([one])
    return made


def test_what_was_said_earlier_is_not_new() -> None:
    told = seen((FIRST, TEXT)).repeated(f"今天{TEXT}。", SECOND)
    assert [f"今天{TEXT}。"[one.start : one.end] for one in told.new] == ["今天"]
    assert told.before == len(TEXT)


def test_what_was_said_the_same_day_is_new() -> None:
    assert seen((FIRST, TEXT)).repeated(TEXT, FIRST).before == 0


def test_the_earliest_day_stands_in_whatever_order_texts_come() -> None:
    later_first = seen((THIRD, TEXT), (FIRST, TEXT))
    assert later_first.repeated(TEXT, SECOND).share == 1.0


def test_english_runs_are_of_five_words() -> None:
    made = seen((FIRST, "all options remain on the table"))
    assert made.repeated("ALL options remain on the floor", SECOND).before == 5
    assert made.repeated("some options remain on it", SECOND).before == 0


def test_a_text_too_short_to_tell_has_no_units() -> None:
    assert seen((FIRST, TEXT)).repeated("半岛问题", SECOND).units == 0


@given(st.text(alphabet="安方主张对话", max_size=40), st.text(alphabet="安方主张对话", max_size=40))
def test_new_spans_and_repeated_units_make_up_the_text(old: str, new: str) -> None:
    told = seen((FIRST, old)).repeated(new, SECOND)
    if told.units:
        assert sum(one.end - one.start for one in told.new) + told.before == len(new) == told.units
