"""How a reading is counted against the gold."""

from gold import Statement
from hypothesis import given
from hypothesis import strategies as st
from tally import Reading, Tally, folded, same_name, tally

WORDS = st.sampled_from(["Why?", "Because.", "中方对此有何评论？", "So it is."])
STATEMENTS = st.lists(
    st.builds(
        Statement,
        st.sampled_from(["question", "answer", "speech"]),
        st.sampled_from(["Q", "A:", "问："]),
        WORDS,
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=8,
).map(tuple)


def said(kind: str, words: str, exchange: int = 0, *, label: str = "Q", follow_up: bool = False) -> Statement:
    return Statement(kind, label, words, exchange, follow_up)


@given(STATEMENTS)
def test_a_reading_that_is_the_gold_has_no_fault(statements: tuple[Statement, ...]) -> None:
    reading = Reading(statements)
    shares = tally(reading, reading).shares()
    assert {name: value for name, value in shares.items() if value != (0 if name in {"lost", "swallowed"} else 1)} == {}


@given(STATEMENTS, STATEMENTS)
def test_lost_and_swallowed_change_places_with_the_sides(
    one: tuple[Statement, ...], two: tuple[Statement, ...]
) -> None:
    there, back = tally(Reading(one), Reading(two)), tally(Reading(two), Reading(one))
    assert (there.lost, there.swallowed, there.words_right) == (back.swallowed, back.lost, back.words_right)


@given(STATEMENTS, STATEMENTS)
def test_counts_of_pages_add_up(one: tuple[Statement, ...], two: tuple[Statement, ...]) -> None:
    first, second = tally(Reading(one), Reading(two)), tally(Reading(two), Reading(two))
    assert (first + second).gold == first.gold + second.gold
    assert first + Tally() == first


def test_white_space_is_no_word() -> None:
    assert folded("a\n b\u3000c\xa0") == "a b c"
    assert tally(Reading((said("question", "你 好"),)), Reading((said("question", "你\n好"),))).words_right == 1


def test_a_wrong_kind_has_right_words_only() -> None:
    counts = tally(Reading((said("question", "Why?", 1),)), Reading((said("answer", "Why?", 1),)))
    assert (counts.words_right, counts.kind_right, counts.exchanges_right) == (1, 0, 0)


def test_an_exchange_is_right_whatever_its_number() -> None:
    gold = Reading((said("question", "Why?", 1), said("answer", "So.", 1)))
    got = Reading((said("question", "Why?", 7), said("answer", "So.", 7)))
    assert tally(gold, got).exchanges_right == 1


def test_only_questions_under_anonymous_labels_count_as_follow_ups() -> None:
    gold = Reading((said("question", "Why?", 1, label="路透社记者："), said("question", "But why?", 1, follow_up=True)))
    counts = tally(gold, gold)
    assert (counts.anonymous, counts.follow_right) == (1, 1)


def test_a_chinese_character_is_a_word() -> None:
    counts = tally(Reading((said("answer", "我们反对。No."),)), Reading())
    assert (counts.words, counts.lost) == (5, 5)


def test_a_surname_in_the_gold_is_enough_and_in_the_reading_is_not() -> None:
    assert same_name("Earnest", "Josh Earnest")
    assert same_name("donald  trump", "Donald Trump")
    assert not same_name("Josh Earnest", "Earnest")
    assert not same_name(None, "Josh Earnest")
    assert same_name(None, None)


def test_a_day_of_posting_is_right_only_where_the_basis_says_so() -> None:
    gold = Reading()
    further = frozenset({("2021-08-07", "posted")})
    assert tally(gold, Reading(date="2021-08-07", basis="posted"), dates=further).dates_right == 1
    assert tally(gold, Reading(date="2021-08-07", basis="text"), dates=further).dates_right == 0
