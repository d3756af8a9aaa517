from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.near import likeness, near_places

AROUND = ("The spokesperson said that ", " would serve the interests of both sides.")
AROUND_ZH = ("发言人表示，有关各方应当", "，这符合双方的共同利益。")


def test_words_between_the_same_neighbors_are_found_however_changed() -> None:
    text = "Opening. " + AROUND[0] + "a long detention" + AROUND[1] + " Thanks."
    (best, *_) = near_places("detente", AROUND, text)
    assert (best.span.cut(text), best.before, best.after) == ("a long detention", 1.0, 1.0)


def test_chinese_words_between_the_same_neighbors_are_found() -> None:
    text = "各位下午好。" + AROUND_ZH[0] + "双规并行" + AROUND_ZH[1] + "谢谢。"
    (best, *_) = near_places("双轨并进", AROUND_ZH, text)
    assert (best.span.cut(text), best.similarity) == ("双规并行", 0.5)


def test_nothing_is_near_in_a_text_that_shares_nothing() -> None:
    assert near_places("detente", AROUND, "Quite other words stand here, 完全不同。") == []


def test_places_come_in_order_of_likeness() -> None:
    near = AROUND[0] + "the detente" + AROUND[1]
    far = AROUND[0] + "the weather in the capital" + AROUND[1].replace("both sides", "no one")
    found = near_places("a detente", AROUND, far + " " + near)
    assert [likeness(one) for one in found] == sorted((likeness(one) for one in found), reverse=True)
    assert found[0].span.cut(far + " " + near) == "the detente"


@given(st.text(alphabet="ab c外交部。", max_size=40), st.text(alphabet="ab c外交部。", min_size=1, max_size=12))
def test_places_are_inside_the_text(text: str, exact: str) -> None:
    for one in near_places(exact, ("ab ", "部。"), text):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert 0 <= one.similarity <= 1
