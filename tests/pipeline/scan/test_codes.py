import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.pipeline.scan.codes import groups

WORDS = st.text(alphabet="ab Zé’“—…1-\u00ad\u200b\u202a\u180ežЖ한中國國东（A)ａ゙😀🜀𝐀𠀀กἀ\u2066\n.", max_size=40)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_words_have_the_numbers_that_the_matcher_gives_them(texts: list[str]) -> None:
    found: dict[int, list[int]] = {}
    for joined in groups(texts):
        for at, number in enumerate(joined.numbers.tolist()):
            found[number] = joined.codes[joined.bounds[at] : joined.bounds[at + 1]].tolist()
    assert found == {at: token_stream(text).codes.tolist() for at, text in enumerate(texts)}


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("the har\u00adbor trea\u200bty", "the harbor treaty"),
        ("和平解決漁業爭端", "和平解决渔业争端"),
        ("冈(gāng)田先生", "冈田先生"),
        ("Ｈａｒｂｏｒ treaty", "harbor treaty"),
        ("“harbor” — treaty…", "harbor treaty"),
    ],
)
def test_printings_of_the_same_words_have_the_same_numbers(text: str, same: str) -> None:
    first, second = ([one.codes.tolist() for one in groups([words])] for words in (text, same))
    assert first == second


def test_each_word_is_in_its_text() -> None:
    texts = ["one two", "", "three", "中国 four"]
    where = {
        int(joined.numbers[at]): int(np.sum(joined.text_of(np.arange(len(joined.codes))) == at))
        for joined in groups(texts)
        for at in range(len(joined.numbers))
    }
    assert where == {0: 2, 1: 0, 2: 1, 3: 3}
