"""What words are about: content words, numbers, pairs of Chinese characters; the fast way tells what the plain one tells."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.matter import matter

PLAIN = re.compile(r"[a-zà-öø-ÿа-яё][a-zà-öø-ÿа-яё'’-]{3,}|\d[\d.,]*")
STOPPED = matter.__globals__["_STOP"]


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
