import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search.common_words import COMMON, pairs, pairs_line
from onrecord.search.tokens import BREAK, token_line

WORDS = st.sampled_from(["we", "of", "the", "are", "going", "peace", "talks", BREAK, "和平"])


def test_a_pair_stands_in_the_place_of_its_first_word() -> None:
    assert pairs_line("peace of the river . we are going to . the") == ". of+the . . . we+are are+going going+to . ."


def test_words_before_and_behind_a_sentence_sign_are_no_pair() -> None:
    assert pairs_line("that is . the") == "that+is . ."


@given(st.lists(WORDS, max_size=12))
def test_a_phrase_of_common_words_stands_among_the_pairs_where_it_stands_among_the_words(words: list[str]) -> None:
    held = pairs_line(" ".join(words)).split()
    for at in range(len(words)):
        for end in range(at + 2, len(words) + 1):
            joined = pairs(words[at:end])
            assert (joined is None) == any(word not in COMMON for word in words[at:end])
            assert joined is None or joined == held[at : end - 1]


@pytest.mark.parametrize("words", [["the"], ["the", "peace"], [BREAK, BREAK]])
def test_one_word_or_a_rare_one_makes_no_pairs(words: list[str]) -> None:
    assert pairs(words) is None


def test_every_common_word_is_one_token() -> None:
    assert [word for word in sorted(COMMON) if token_line(word).split() != [word]] == []
