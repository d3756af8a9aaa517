"""What words are about: content words, numbers, pairs of Chinese characters; the fast way tells what the plain one tells."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.matter import matter, topics, words_of_terms

PLAIN = re.compile(r"[a-zà-öø-ÿа-яё][a-zà-öø-ÿа-яё'’-]{3,}|\d[\d.,]*")
STOPPED = matter.__globals__["_STOP"]

WORDS_OF_TWO = st.lists(
    st.sampled_from(["港口", "关闭", "顾承海", "harbor", " ", "ferry ", "，", "3"]), max_size=8
).map("".join)


@given(st.text(st.sampled_from("abcdeXé'’-.,3 7\n“—ßœЖ\x85"), max_size=60))
def test_terms_are_runs_of_letters_and_numbers(text: str) -> None:
    assert matter(text) == frozenset(PLAIN.findall(text.lower())) - STOPPED


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The harbor's fees rose by 3.5 percent", {"harbor's", "fees", "rose", "3.5", "percent"}),
        ("’Tis the -harbor 3rd", {"harbor", "3"}),
        ("港口收费", {"港口", "口收", "收费"}),
        ("", set()),
    ],
)
def test_terms_of_known_texts(text: str, terms: set[str]) -> None:
    assert matter(text) == terms


def test_shortened_words_of_talk_are_no_topics() -> None:
    assert topics("We’ll see, don't leave the harbor’s crew: it's all they've closed") == {
        "leave", "harbor's", "crew", "closed",
    }  # fmt: skip


def test_pairs_are_told_as_the_words_they_make_in_a_text() -> None:
    terms = matter("顾承海外长将出访吗") & matter("顾承海外长昨天启程出访。")
    weights = dict.fromkeys(terms, 1.0)
    assert words_of_terms(terms, "顾承海外长昨天启程出访。", weights) == ("顾承海外长", "出访")
    assert words_of_terms({"harbor", "ferry"}, "The ferry left the harbor.", {"harbor": 1.0, "ferry": 2.0}) == (
        "ferry",
        "harbor",
    )


@given(WORDS_OF_TWO, WORDS_OF_TWO)
def test_what_is_told_of_shared_terms_stands_in_the_text(one: str, other: str) -> None:
    shared = matter(one) & matter(other)
    told = words_of_terms(shared, other, dict.fromkeys(shared, 1.0))
    assert all(word in other.lower() for word in told)
    assert bool(told) == bool(shared)
