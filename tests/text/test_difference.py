from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.difference import Change, apart, differences, tokens
from onrecord.text.span import Span, ordered

texts = st.text(alphabet="ab c.,外交部\n", max_size=30)


def test_a_changed_word_is_named_with_both_places() -> None:
    assert differences("hopes for detente now", "hopes for detention now") == (
        Change("detente", "detention", Span(10, 17), Span(10, 19)),
    )
    assert differences("双轨并进思路", "双规并进思路") == (Change("轨", "规", Span(1, 2), Span(1, 2)),)


def test_added_and_dropped_words_have_an_empty_side() -> None:
    assert differences("we agree", "we do not agree") == (Change("", "do not", Span(3, 3), Span(3, 9)),)
    assert differences("不同意", "同意") == (Change("不", "", Span(0, 1), Span(0, 0)),)


def test_white_space_alone_is_no_difference() -> None:
    assert differences("dual track\nand more", "dual  track and more") == ()
    assert differences("外交\n部", "外交部") == ()


def test_punctuation_counts() -> None:
    assert [(one.before, one.after) for one in differences("是，否", "是、否")] == [("，", "、")]


@given(texts)
def test_tokens_cover_all_but_white_space(text: str) -> None:
    assert ordered(tokens(text))
    assert "".join(span.cut(text) for span in tokens(text)) == "".join(text.split())


@given(texts, texts)
def test_making_the_changes_turns_one_text_into_the_other(before: str, after: str) -> None:
    made, done = [], 0
    for change in differences(before, after):
        made += [before[done : change.before_span.start], " ", change.after, " "]
        done = change.before_span.end
        assert change.before == change.before_span.cut(before)
        assert change.after == change.after_span.cut(after)
    joined = "".join([*made, before[done:]])
    assert "".join(joined.split()) == "".join(after.split())


def marked(before: str, after: str) -> tuple[list[str], list[str]]:
    left, right = apart(before, after)
    return [one.cut(before) for one in left], [one.cut(after) for one in right]


def test_only_words_that_the_other_text_does_not_have_are_apart() -> None:
    said = (
        "The detente on the Peninsula is hard-won and should be cherished.",
        "the current detente should be cherished",
    )
    assert marked(*said) == (["on the Peninsula is hard-won and"], ["current"])
    assert marked("当前半岛缓和局面来之不易，值得珍惜", "当前的缓和局面值得珍惜") == (["半岛", "来之不易，"], ["的"])


def test_a_word_at_another_place_is_not_apart() -> None:
    assert marked("talks first, then steps", "steps first, then talks") == ([], [])


@given(texts, texts)
def test_words_apart_are_no_words_of_the_other_beyond_its_count(before: str, after: str) -> None:
    for one, other in ((before, after), (after, before)):
        assert ordered(apart(one, other)[0])
        assert apart(one, one) == ([], [])
