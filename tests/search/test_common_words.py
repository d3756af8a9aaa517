import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search.common_words import COMMON, pairs, pairs_lines
from onrecord.search.tokens import BREAK, token_line

WORDS = st.sampled_from(["we", "of", "the", "are", "going", "goingx", "peace", "talks", BREAK, "和平", "e", "3"])
LINES = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=4)


def test_runs_of_common_words_are_pairs_with_a_sign_behind_them() -> None:
    assert pairs_lines(["peace of the river . we are going to . the"])[0].split() == [
        "of+the",
        BREAK,
        "we+are",
        "are+going",
        "going+to",
        BREAK,
    ]


def test_words_before_and_behind_a_sentence_sign_are_no_pair() -> None:
    assert pairs_lines(["that . the", "the", "of"]) == ["", "", ""]


def within(part: list[str], line: list[str]) -> bool:
    return any(line[at : at + len(part)] == part for at in range(len(line)))


@given(LINES)
def test_a_phrase_of_common_words_stands_among_the_pairs_just_where_it_stands_among_the_words(lines: list[str]) -> None:
    held = [line.split() for line in pairs_lines(lines)]
    words = [line.split() for line in lines]
    for line in words:
        for at in range(len(line)):
            for end in range(at + 2, len(line) + 1):
                joined = pairs(line[at:end])
                assert (joined is None) == any(word not in COMMON for word in line[at:end])
                expected = [within(line[at:end], other) for other in words]
                assert joined is None or [within(joined, other) for other in held] == expected


@pytest.mark.parametrize("words", [["the"], ["the", "peace"], [BREAK, BREAK]])
def test_one_word_or_a_rare_one_makes_no_pairs(words: list[str]) -> None:
    assert pairs(words) is None


def test_every_common_word_is_one_token_of_letters() -> None:
    assert [word for word in COMMON if token_line(word).split() != [word] or not word.isalpha()] == []
