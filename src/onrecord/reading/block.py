"""Printed lines of a page, each character tied to its place in the source."""

from __future__ import annotations

from typing import NamedTuple

from attrs import Factory, define, frozen

from onrecord.errors import ReadingError


class Node(NamedTuple):
    """An element that can hold lines: its tag, its class and id, its parent's number, what it hints at."""

    tag: str
    ident: str
    parent: int
    hint: str | None


class Block:
    """One printed line: folded text without white space at its ends, and where each run of it stands.

    The four columns `starts`, `lengths`, `sources`, `source_lengths` are the pieces of an OffsetMap whose
    layer is `text`. `tag` is the nearest block element (`line` in plain text), `node` the number of the
    innermost node, `broken` tells that only a `<br>` or a hard line break parts it from the line before,
    `gap` that an empty line or a block border does. `bold` counts leading bold code points, `links` code
    points inside links. `alt` marks alternative text of a picture. A plain class with slots: a page has
    hundreds and they are filled in one pass.
    """

    __slots__ = (
        "alt", "bold", "broken", "hint", "lengths", "level", "links", "node", "source_lengths", "sources",
        "starts", "tag", "text",
    )  # fmt: skip

    def __init__(self, text: str, tag: str, node: int, hint: str | None, *, broken: bool = False) -> None:
        """Makes a line without pieces; the maker fills the columns."""
        self.text = text
        self.tag = tag
        self.node = node
        self.hint = hint
        self.broken = broken
        self.bold = 0
        self.links = 0
        self.level = 0
        self.alt = False
        self.starts: list[int] = []
        self.lengths: list[int] = []
        self.sources: list[int] = []
        self.source_lengths: list[int] = []

    def __repr__(self) -> str:
        """Shows tag and the head of the text."""
        return f"Block({self.tag!r}, {self.text[:60]!r})"

    @property
    def source_start(self) -> int:
        """Returns the source code point at which the line's words begin."""
        return self.sources[0] if self.sources else 0


@define
class Head:
    """What the head of a page (or a Markdown front matter) says: never shown as words of the page."""

    title: str | None = None
    language: str | None = None
    canonical: str | None = None
    metas: dict[str, str] = Factory(dict)
    json_ld: list[str] = Factory(list)
    times: list[str] = Factory(list)


MOST_LINES = 20_000
"""Lines of the longest page that is read; the longest real one met has under 3,000."""


def check_lines(count: int) -> None:
    """Raises ReadingError for a page of more lines than any page that people wrote."""
    if count > MOST_LINES:
        message = f"more than {MOST_LINES} lines: no page of one event"
        raise ReadingError(message, place=f"line {MOST_LINES}")


@frozen
class Layout:
    """A page as lines in printed order, the tree they hang in, and its head."""

    blocks: list[Block]
    nodes: list[Node]
    head: Head
    page_starts: tuple[int, ...] = ()
