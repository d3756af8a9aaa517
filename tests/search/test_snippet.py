from hypothesis import given
from hypothesis import strategies as st

from onrecord.search.phrases import phrase
from onrecord.search.snippet import marks, snippet, strict_marks
from onrecord.text.span import Span


def marked(text: str, *words: str) -> list[str]:
    return [one.cut(text) for one in marks(text, [phrase(word) for word in words])]


def test_marks_are_the_words_as_they_stand_in_the_text() -> None:
    assert marked("The Dual–Track approach", "dual-track") == ["Dual–Track"]
    assert marked("我們談判，談判。", "谈判") == ["談判", "談判"]
    assert marked("冈(gāng)山的", "冈山") == ["冈(gāng)山"]
    assert marked("a cafe\u0301 here", "café") == ["cafe\u0301"] or marked("a cafe\u0301 here", "café") == ["cafe"]


def test_an_only_character_is_marked_without_its_neighbor() -> None:
    assert marked("朝鲜半岛，半", "半") == ["半", "半"]
    assert marked("x控制", "x控") == ["x控"]


def test_marks_that_overlap_are_one() -> None:
    assert marked("合作共赢", "合作共", "共赢") == ["合作共赢"]


def test_a_prefix_marks_the_whole_word() -> None:
    text = "denuclearization"
    assert [one.cut(text) for one in marks(text, [phrase("denuc*", prefix=True)])] == [text]


def test_strict_words_are_marked_over_any_blanks() -> None:
    assert [one.cut("The\n plan. The plan") for one in strict_marks("The\n plan. The plan", "The plan")] == (
        ["The\n plan", "The plan"]
    )


@given(st.text(st.sampled_from("peace talks。，的和平 \n"), max_size=900), st.integers(20, 200))
def test_a_snippet_is_a_part_of_the_text_with_its_marks_inside(text: str, points: int) -> None:
    found = marks(text, [phrase("peace"), phrase("和平")])
    made = snippet(text, found, points=points)
    assert made.text == made.span.cut(text)
    assert all(made.span.holds(mark) for mark in made.marks)
    assert set(made.marks) <= set(found)
    assert bool(made.marks) == bool(found)
    assert len(made.text) <= points + max((one.length for one in found), default=0)


def test_a_snippet_shows_where_most_of_the_words_stand() -> None:
    text = "peace " + "and so on " * 60 + "peace talks and peace treaty " + "or not " * 60
    made = snippet(text, marks(text, [phrase("peace"), phrase("talks"), phrase("treaty")]))
    assert len(made.marks) == 4
    assert snippet("short", ()).span == Span(0, 5)
