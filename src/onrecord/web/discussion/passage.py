"""The first words of a passage or an answer, as a thread shows them."""

from __future__ import annotations

import re
from typing import Final

from onrecord.text.span import Span
from onrecord.web.discussion.models import Question
from onrecord.web.record.links import at
from onrecord.web.record.quote import link_to

WORDS: Final = 20
"""How many words of a passage stand before an answer to it."""
ANSWER: Final = 85
"""How many characters of an answer stand beside the passage."""
_UNIT: Final = re.compile(r"[㐀-鿿豈-﫿぀-ヿ]{1,2}|[^\s㐀-鿿豈-﫿぀-ヿ]+")


def first_words(text: str, most: int = WORDS) -> str:
    """Returns the first words; two characters of Chinese or Japanese count as one."""
    places = [found.end() for found in _UNIT.finditer(text)]
    return text if len(places) <= most else text[: places[most - 1]] + "…"


def cut(text: str, most: int = ANSWER) -> str:
    """Returns words on one line, cut to a number of characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + "…"


def path_of(question: Question) -> str:
    """Returns the address at which a passage stands: in its statement the very words, in a page the block."""
    if question.revision and question.start is not None and question.end is not None:
        # The words are known, their place is known: the link can be made without the statement.
        padded = " " * question.start + question.exact
        return f"{at(question.revision)}?q={link_to(padded, Span(question.start, question.end))}"
    return at(question.topic.path) + f"#b-{question.block}"
