import json

from hypothesis import given
from hypothesis import strategies as st
from test_tokens import WRITTEN

from onrecord.search.token_lines import token_lines
from onrecord.search.tokens import token_line

LETTERS = st.text(st.sampled_from("aBmrst.,;19 \n中国。、（(b)\u00a0\u3000"), max_size=30)


@given(st.lists(st.one_of(WRITTEN, LETTERS), min_size=1, max_size=6))
def test_many_texts_at_once_have_the_tokens_they_have_one_by_one(texts: list[str]) -> None:
    assert [line.split() for line in token_lines(texts)] == [token_line(text).split() for text in texts]


@given(st.lists(st.one_of(WRITTEN, LETTERS), min_size=1, max_size=6))
def test_lines_stand_in_json_as_they_are(texts: list[str]) -> None:
    lines = token_lines(texts)
    assert json.loads("[" + ",".join(f'"{line}"' for line in lines) + "]") == lines


def test_the_sign_between_texts_may_stand_in_one() -> None:
    assert [line.split() for line in token_lines(["peace\x1etalks", "和\x1e平"])] == [["peace", "talks"], ["和", "平"]]


def test_texts_without_words_have_lines_of_their_own() -> None:
    assert [line.split() for line in token_lines(["", "peace", " ", ""])] == [[], ["peace"], [], []]
