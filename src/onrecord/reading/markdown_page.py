"""Markdown as printed lines with places: marks resolved, words untouched."""

from __future__ import annotations

import re
from html import unescape

from attrs import frozen

from onrecord.reading.block import Block, Head, Layout, Node, check_lines
from onrecord.reading.line_fold import Run, fold
from onrecord.reading.text_page import line_block
from onrecord.reading.tokens import unix_lines

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<body>.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w-]*):[ \t]*(?P<value>.*)$")
_HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]+")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_ITEM = re.compile(r"[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])(?:[ \t]+|$)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_HARD = re.compile(r"(?:[ \t]{2,}|\\)$")
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*$")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[(?P<alt>[^\[\]]{0,300})\]\([^()]{0,1000}\))"
    r"|(?P<auto><(?P<url>(?:https?://|mailto:)[^>\s]+)>)"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,2000}>)"
    r"|(?P<link_open>\[(?=[^\[\]]{1,600}\]\())"
    r"|(?P<link_close>\]\([^()]{0,1000}(?:\([^()]{0,200}\)[^()]{0,1000})?\))"
    r"|(?P<strong>\*\*|__(?=\S)|(?<=\S)__)"
    r"|(?P<em>(?<![\w*])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*]))"
    r"|(?P<code>`+)"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
)
_SIGN = re.compile(r"[\\!<\[\]*_`&]")
"""What every mark begins with: to look for one of a few signs is many times faster than to try all marks at each place."""


@frozen
class Marks:
    """Which marks are open between two lines of a paragraph.

    `past` is where one that began on an earlier line ends; before `clear` none begins, so that no place is searched twice.
    """

    bold: bool = False
    linked: bool = False
    past: int = 0
    clear: int = 0


_CLOSED = Marks()


def markdown_layout(source: str) -> Layout:
    """Returns the lines of a Markdown source; a front matter becomes the head."""
    text = unix_lines(source)
    head = Head()
    front = _FRONT.match(text)
    at = 0
    if front is not None:
        _front_matter(front.group("body"), head)
        at = front.end()
    blocks = _Reader(text).read(at)
    return Layout(blocks, [Node("", "", -1, None)], head)


def _front_matter(body: str, head: Head) -> None:
    for line in body.split("\n"):
        field = _FIELD.match(line)
        if field is None:
            continue
        key, value = field.group("key").lower(), field.group("value").strip().strip("'\"")
        if not value:
            continue
        head.metas.setdefault(key, value)
        if key == "title":
            head.title = value
        elif key in {"lang", "language"}:
            head.language = value
        elif key in {"url", "source_url", "permalink", "canonical"}:
            head.canonical = head.canonical or value


class _Reader:
    """Joins soft-broken lines to paragraphs and cuts them at hard breaks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.rows: list[tuple[int, int]] = []
        self.level = 0
        self.broken = False

    def read(self, at: int) -> list[Block]:
        for line in self.text[at:].split("\n"):
            self._line(at, line)
            at += len(line) + 1
        self._close()
        return self.blocks

    def _line(self, at: int, line: str) -> None:
        if not line.strip(" \t\u00a0\u3000"):
            self._close()
        elif self.rows and len(self.rows) == 1 and _UNDERLINE.match(line) and not _RULE.match(line):
            self.level = 1 if "=" in line else 2
            self._close()
        elif _FENCE.match(line) or _COMMENT.match(line):
            self._close()
        elif _RULE.match(line):
            self._close()
            rule = line_block([(at, at + len(line))], self.text)
            self.blocks.extend([rule] if rule is not None else [])
        else:
            self._words(at, line)

    def _words(self, at: int, line: str) -> None:
        quote = _QUOTE.match(line)
        start = quote.end() if quote else 0
        heading = _HEADING.match(line, start)
        if heading is not None:
            self._close()
            ending = _HEADING_END.search(line, heading.end())
            self.level = len(heading.group("marks"))
            self._add(at + heading.end(), line[heading.end() : ending.start() if ending else len(line)])
            self._close()
            return
        if _ITEM.match(line, start) and not self._continues(line[start:]):
            self._close()
        hard = _HARD.search(line)
        self._add(at + start, line[start : hard.start() if hard else len(line)])
        if hard is not None:
            self._close()
            self.broken = True

    def _continues(self, words: str) -> bool:
        """A number that only happens to begin a wrapped line ends no paragraph."""
        return bool(self.rows) and words.lstrip()[:1].isdigit()

    def _add(self, at: int, words: str) -> None:
        if words:
            self.rows.append((at, at + len(words)))

    def _close(self) -> None:
        if self.rows:
            run: list[Run] = []
            state = Marks()
            for number, (start, end) in enumerate(self.rows):
                # A line that ends inside a tag or the address of a link ends no word.
                if number and start > state.past:
                    run.append((start - 1, "\n", 1, state.bold, state.linked))
                state = inline(self.text, start, end, run, marks=state, limit=self.rows[-1][1])
            tag = f"h{self.level}" if self.level else "line"
            block = fold(run, Block("", tag, 0, None, broken=self.broken))
            block.level = self.level
            if block.text:
                self.blocks.append(block)
                check_lines(len(self.blocks))
        self.rows, self.level, self.broken = [], 0, False


def inline(
    text: str, start: int, end: int, run: list[Run], *, marks: Marks = _CLOSED, limit: int | None = None
) -> Marks:
    """Adds the runs of words between two places to `run`, marks left out; returns which marks stay open.

    `limit` is where the paragraph ends: links and tags may go on over its lines.
    """
    at = max(start, marks.past)
    bold, linked, clear = marks.bold, marks.linked, marks.clear
    last = end if limit is None else limit
    while max(at, clear) < end:
        match = _mark(text, max(at, clear), last)
        clear = match.start() if match else last
        if match is None or match.start() >= end:
            break
        if match.start() > at:
            run.append((at, text[at : match.start()], match.start() - at, bold, linked))
        kind = match.lastgroup
        place, size = match.start(), match.end() - match.start()
        if match.group("escape"):
            run.append((place + 1, text[place + 1], 1, bold, linked))
        elif match.group("image"):
            alt = match.group("alt")
            run.append((place + 2, alt, len(alt), bold, True))
        elif match.group("auto"):
            url = match.group("url")
            run.append((place + 1, url, len(url), bold, True))
        elif match.group("reference"):
            run.append((place, unescape(match.group()), size, bold, linked))
        elif kind == "link_open":
            linked = True
        elif kind == "link_close":
            linked = False
        elif kind == "strong":
            bold = not bold
        at = match.end()
    if at < end:
        run.append((at, text[at:end], end - at, bold, linked))
    return Marks(bold, linked, at, clear)


def _mark(text: str, at: int, last: int) -> re.Match[str] | None:
    """Returns the first mark between two places."""
    while (sign := _SIGN.search(text, at, last)) is not None:
        if (found := _INLINE.match(text, sign.start(), last)) is not None:
            return found
        at = sign.end()
    return None
