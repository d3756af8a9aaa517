"""Which literals a text holds: what is passed over by words and characters is what is not there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.literals import Literals

WORDS = st.text(st.sampled_from("abcdlies' .,—é中核水！"), max_size=60) | st.lists(
    st.sampled_from(["lies", "abcd", "bad", "is", "alies", "abcds", "x", "(lies", "abcd,"]), max_size=12
).map(" ".join)
LITERALS = [
    "lies",
    "abcd",
    "bad ",
    "a lie",
    "is a",
    "核水",
    "中",
    "é",
    ".",
    "'s",
    "slide",
    "lies abcd",
    "abcd lies",
    "bad lies is",
]


def held(literal: str, text: str) -> bool:
    return Literals([(literal, 7)]).held(text) == {7: [literal]}


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        ("lies", "such lies"),
        ("lies", "(lies)"),
        ("refer you", "let me refer you"),
        ("核水", "排放核水。"),
        ("?", "so?"),
    ],
)
def test_a_literal_in_the_text_is_found(literal: str, text: str) -> None:
    assert held(literal, text)


def test_a_literal_of_letters_begins_where_a_word_does() -> None:
    assert not held("lies", "our allies")
    assert held("lies", "our allies tell lies")
    assert held("check", "a double-check")


def test_every_place_that_asks_for_a_literal_gets_it() -> None:
    assert Literals([("one", 1), ("three", 2), ("three", 3), ("four", 3)]).held("three and four") == {
        2: ["three"], 3: ["three", "four"],
    }  # fmt: skip


@given(WORDS)
def test_what_is_found_is_what_a_plain_search_finds_at_word_starts(text: str) -> None:
    found = Literals(enumerate_places()).held(text)
    for place, literal in enumerate(LITERALS):
        plain = literal in text
        starts = re.search(rf"(?<![\w']){re.escape(literal)}", text) is not None
        if place in found:
            assert plain
        elif literal.isascii() and literal[:4].isalpha():
            assert not starts
        else:
            assert not plain or " " in literal


def enumerate_places() -> list[tuple[str, int]]:
    return [(literal, place) for place, literal in enumerate(LITERALS)]


@given(WORDS)
def test_what_is_asked_for_anywhere_is_found_inside_words_too(text: str) -> None:
    assert held_anywhere(text) == {place for place, literal in enumerate(LITERALS) if literal in text}


def held_anywhere(text: str) -> set[int]:
    return set(Literals((), anywhere=enumerate_places()).held(text))


def test_words_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.analysis.replies.literals._MOST", 3)
    some = Literals([("word", 1)])
    for at in range(40):
        assert some.held(f"a{at} b{at} words") == {1: ["word"]}
