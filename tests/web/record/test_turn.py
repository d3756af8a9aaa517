from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.span import Span
from onrecord.web.record.turn import lines, opening


@given(st.text(alphabet="ab字\n ", max_size=60), st.lists(st.integers(0, 60), max_size=8, unique=True))
def test_lines_are_the_text_whatever_is_marked(text: str, ends: list[int]) -> None:
    cuts = sorted(min(one, len(text)) for one in ends)
    marks = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    found = list(lines(text, marks))
    assert "\n".join("".join(piece.text for piece in one.pieces) for one in found) == text
    assert all(text[one.start :].startswith("".join(piece.text for piece in one.pieces)) for one in found)
    marked = "".join(piece.text for one in found for piece in one.pieces if piece.marked)
    assert marked == "".join(mark.cut(text) for mark in marks).replace("\n", "")


def test_an_opening_ends_between_words_and_is_shorter_in_chinese() -> None:
    assert opening("Will the talks resume? " * 9).endswith("talks …")
    assert len(opening("各方应重启对话。" * 20)) == 47
    assert opening("Yes.") == "Yes."
