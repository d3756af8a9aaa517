import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.search import Finder
from onrecord.search.query import DEEPEST, parse
from onrecord.search.query_tree import Days, Every, Fact, Near, Quoted, Some, Without, Words

PARTS = """AND OR NOT - ( ) " “ ” = ="a NEAR/3 NEAR NEAR/99 talks 的 dual-track peac* * a* speaker: speaker:"Lan kind:answer
kind:x after:2019-02-30 on:2019 sort:date spaeker:x http://x 10:30 ： （ ） lang：zh copies:with & x控 「 briefing:xa-mfa/2019"""
PART = st.sampled_from([*PARTS.split(), "\u3000", "\x00", "\ud800"])


@given(
    st.one_of(st.text(max_size=40), st.lists(PART, max_size=12).map(" ".join), st.lists(PART, max_size=9).map("".join))
)
@example("(" * 5000)
@example("briefing:xa-mfa/2019\ud800")
@example("briefing:xa-mfa/2019-01-02/\ud800")
@example("-" * 3000 + "a")
@example("NOT " * 900 + "a")
@example("a OR " * 700 + "a")
def test_any_text_is_answered_or_refused_with_one_line(finder: Finder, text: str) -> None:
    refused: list[str] = []
    try:
        answer = finder.search(text, limit=3, by=("month",))
    except UsageError as error:
        refused.append(str(error))
    else:
        assert answer.total >= len(answer.hits)
    assert [line for line in refused if not line or "\n" in repr(line)] == []


def test_words_stand_together_by_and() -> None:
    assert parse("peace AND talks").tree == parse("peace talks").tree == Every((Words("peace"), Words("talks")))


def test_or_binds_less_than_and() -> None:
    both = Every((Words("a1"), Words("b1")))
    assert parse("a1 b1 OR c1").tree == Some((both, Words("c1")))
    assert parse("a1 (b1 OR c1)").tree == Every((Words("a1"), Some((Words("b1"), Words("c1")))))


def test_minus_and_not_are_the_same_and_two_of_them_are_none() -> None:
    assert parse("-peace").tree == parse("NOT peace").tree == Without(Words("peace"))
    assert parse("NOT -peace").tree == Words("peace")
    assert parse("dual-track").tree == Words("dual-track")


def test_full_width_signs_are_read() -> None:
    assert parse("“合作、共赢” speaker：兰为 （和平）").tree == Every(
        (Quoted("合作、共赢"), Fact("speaker", "兰为"), Words("和平"))
    )
    assert parse("「和平」").tree == Quoted("和平")


def test_a_filter_takes_quoted_words() -> None:
    assert parse('speaker:"Lan Wei"').tree == Fact("speaker", "Lan Wei")


def test_strict_phrases_have_an_equals_sign() -> None:
    assert parse('="The Minister"').tree == Quoted("The Minister", strict=True)


def test_near_takes_words_phrases_and_alternatives() -> None:
    assert parse('peace NEAR/3 ("a treaty" OR talks)').tree == (
        Near((Words("peace"),), (Quoted("a treaty"), Words("talks")), 3)
    )
    assert parse("peace NEAR talks").tree == Near((Words("peace"),), (Words("talks"),), 10)


def test_after_includes_its_time_and_before_excludes_it() -> None:
    assert parse("after:2019-12").tree == Days(dt.date(2019, 12, 1), None)
    assert parse("before:2020").tree == Days(None, dt.date(2019, 12, 31))
    assert parse("on:2020-02").tree == Days(dt.date(2020, 2, 1), dt.date(2020, 2, 29))
    assert parse("on:2020年2月3日").tree == Days(dt.date(2020, 2, 3), dt.date(2020, 2, 3))


def test_order_and_copies_are_no_words() -> None:
    query = parse("peace sort:oldest copies:with")
    assert (query.tree, query.sort, query.copies) == (Words("peace"), "oldest", "with")


def test_words_with_other_colons_are_words() -> None:
    assert parse("10:30").tree == Words("10:30")
    assert parse("https://anlan.example/a").tree == Words("https://anlan.example/a")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("&", "no letter or digit"),
        ('peace "talks', "character 7"),
        ("peace OR", "OR at character 7"),
        ("peace (talks", "character 7"),
        ("peace) talks", "character 6"),
        ("after:soon", "'soon' at character 1"),
        ("on:2019-02-30", "no date"),
        ("kind:reply", "known are speech, question, answer, narrative"),
        ("speaker:", "has no value"),
        ("spaeker:lan", "did you mean speaker:"),
        ("a*", "two letters"),
        ("peace NEAR/60 talks", "50 is the most"),
        ("peace NEAR/3 -talks", "lacks a word"),
        ("(a1 b1) NEAR/3 c1", "between words or phrases only"),
        ('peace OR ="Talks"', "strict phrase"),
        ("sort:up", "takes one of"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), f"more than {DEEPEST} brackets"),
        ("a" * 5000, "4,000 are the most"),
        ("a1 " * 300, "200 are the most"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(finder: Finder, text: str, told: str) -> None:
    with pytest.raises(UsageError) as refusal:
        finder.search(text)
    assert told in str(refusal.value)
