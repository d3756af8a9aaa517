"""Printed lines for marking by hand, and words without Markdown marks."""

import pytest
from lines import lines, unmarked


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        (r"I know \[redacted\], who", "I know [redacted], who"),
        ("more than <s>forty</s> fifty", "more than forty fifty"),
        ("see [the list](https://a.example/b_c) now", "see the list now"),
        ("**Q:** what *is* it, snake_case __here__?", "Q: what is it, snake_case here?"),
        ("2 * 3 &amp; 4", "2 * 3 & 4"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_marks_are_resolved_and_words_are_not_touched(marked: str, words: str) -> None:
    assert unmarked(marked) == words


def test_a_line_is_what_stands_between_block_tags() -> None:
    assert lines("html", "<p>a <b>b</b><br>c</p><script>x</script>\u3000d") == ["a b", "c", "d"]
    assert lines("text", "a  b\n\nc") == ["a b", "c"]
    assert lines("markdown", "a\nb\n\nc  \nd") == ["a b", "c", "d"]
