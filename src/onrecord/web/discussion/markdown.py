"""Readers' words as HTML: paragraphs, emphasis, links, lists, quotations and code of Markdown; nothing else.

Two walls: the Markdown reader (CommonMark's rules, HTML off) makes these elements only, and nh3 lets no other through.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

import nh3
from markdown_it import MarkdownIt

_TAGS: Final = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"}
_RULES: Final = (
    "emphasis", "link", "list", "blockquote", "backticks", "fence", "autolink", "newline", "escape", "entity",
)  # fmt: skip
_BARE: Final = re.compile(
    r"(?<![\w(<\[\"'`=/])(https?://[^\s<>()\[\]`\"]{3,500}?)(?=[.,;:!?'。，；：！？、）]*(?:[\s<>()\[\]`\"]|$))"
)
# What turns the direction of writing around, and what is not seen: used to make words look like others.
_UNSEEN: Final = re.compile("[\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]")


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 12}).enable(list(_RULES))


def tidy(words: str) -> str:
    """Returns words as they are kept: one kind of line end, no control characters, nothing unseen."""
    plain = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(sign for sign in plain if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn"})
    return re.sub(r"\n{3,}", "\n\n", _UNSEEN.sub("", kept)).strip()


def tidy_line(words: str, most: int) -> str:
    """Returns words that stand on one line: a name, a title, a subject."""
    return re.sub(r"\s+", " ", tidy(words))[:most].strip()


def to_html(words: str) -> str:
    """Returns safe HTML."""
    # What is not seen may be written as an entity, too.
    made = _UNSEEN.sub("", _reader().render(_BARE.sub(r"<\1>", words)))
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="nofollow ugc noopener",
    ).strip()


def link_count(html: str) -> int:
    """Returns how many links there are."""
    return html.count("<a ")
