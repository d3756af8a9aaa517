"""Words around a quotation are whole words, and nothing is left out without a sign."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.span import Span
from onrecord.web.alerts.watch.quoted import AROUND, quoted


@given(st.text(alphabet="ab 半岛。", max_size=400), st.data())
def test_what_is_shown_stands_there_and_what_is_not_is_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, exact, after = quoted(text, Span(start, end))
    assert exact == text[start:end]
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))
    assert before.startswith("… ") == (start > AROUND)
    assert after.endswith(" …") == (len(text) - end > AROUND)


def test_words_are_not_cut() -> None:
    text = "settlement " * 30 + "talks" + " settlement" * 30
    before, _, after = quoted(text, Span(330, 335))
    assert set(before.split()) == {"…", "settlement"}
    assert set(after.split()) == {"…", "settlement"}
