"""Lines built up while the tokens of a page go by."""

from __future__ import annotations

from onrecord.reading.block import Block, Head, Node, check_lines
from onrecord.reading.elements import BOLD, HEADINGS, INLINE, LEAVES, VOID, attributes, tagged
from onrecord.reading.line_fold import Run, fold, plain
from onrecord.reading.menu import Menu, picture_words

_MAX_DEPTH = 2000
_PREFORMATTED = "pre"
_HEAD_TAGS = frozenset({"meta", "link", "html", "time"})


class Builder:
    """Collects lines, the tree they hang in and what the head says; one for each page.

    `run` is the line being made: the feeder of tokens adds to it directly. `preformatted` tells that line breaks are printed.
    """

    def __init__(self) -> None:
        """Starts with an empty page."""
        self.blocks: list[Block] = []
        self.nodes: list[Node] = [Node("", "", -1, None)]
        self.head = Head()
        self.run: list[Run] = []
        self.bold: list[str] = []
        self.links = False
        self.node = 0
        self.hint: str | None = None
        self.preformatted = False
        self._open: list[tuple[str, int]] = []
        self._count: dict[str, int] = {}
        self._broken = False
        self._alts: list[tuple[str, int, int]] = []

    def start(self, tag: str, at: int, own: str) -> None:
        """Takes a start tag with its place and its own source."""
        if tag in INLINE:
            self._inline(tag, at, own)
        elif tag == "br":
            self.flush()
            self._broken = True
        elif tag in _HEAD_TAGS:
            self._head(tag, own)
        else:
            self._element(tag, own)

    def lines(self, at: int, data: str) -> None:
        """Takes text whose line breaks are printed, as they are within `<pre>`."""
        for number, line in enumerate(data.split("\n")):
            if number:
                self.flush()
                self._broken = True
            if line and not line.isspace():
                self.run.append((at, line, len(line), bool(self.bold), self.links))
            at += len(line) + 1

    def paragraph(self, own: str, at: int, data: str, *, bold: bool) -> bool:
        """Takes a whole paragraph of one text with the text's place; returns False, taking nothing, where it stands too deep."""
        if self.run or self._alts or self._broken:
            self.flush()
        if self._open and self._open[-1][0] in LEAVES:
            self._pop()
        if len(self._open) >= _MAX_DEPTH:
            return False
        if self.bold:
            self.bold.clear()
        said = tagged("p", own)
        hint = said.hint or self.hint
        self.nodes.append(Node("p", said.ident, self.node, hint))
        if not data.isspace():
            run = (at, data, len(data), bold, self.links)
            block = Block("", "p", len(self.nodes) - 1, hint)
            if not plain(run, block):
                fold([run], block)
            if block.text:
                self.blocks.append(block)
                check_lines(len(self.blocks))
        return True

    def end(self, tag: str) -> None:
        """Takes an end tag; one that closes nothing open is passed over."""
        if tag == "a":
            self.links = False
        elif tag in BOLD or tag == "span":
            if self.bold and (self.bold[-1] == tag or (tag == "span" and self.bold[-1] == "(span)")):
                self.bold.pop()
        elif tag not in INLINE:
            if self.run or self._alts or self._broken:
                self.flush()
            if self._count.get(tag):
                while self._open and self._pop() != tag:
                    pass

    def menu(self, tag: str, own: str, menu: Menu) -> None:
        """Takes a whole element that holds only short texts as one block."""
        self._element(tag, own)
        if menu.texts:
            self.blocks.append(menu.fill(Block("", tag, self.node, self.hint or "link-list")))
        if self._open:
            self._pop()

    def _inline(self, tag: str, at: int, own: str) -> None:
        if tag == "a":
            self.links = True
        elif tag in BOLD:
            self.bold.append(tag)
        elif tag == "span":
            if "bold" in own and tagged(tag, own).bold:
                self.bold.append("span")
            elif self.bold and self.bold[-1] in {"span", "(span)"}:
                self.bold.append("(span)")
        elif tag == "img":
            self._picture(at, own)
        elif tag == "time":
            self._head(tag, own)

    def _picture(self, at: int, own: str) -> None:
        found = picture_words(at, own)
        if found is not None:
            self._alts.append((found[1], found[0], found[2]))

    def _element(self, tag: str, own: str) -> None:
        if self.run or self._alts or self._broken:
            self.flush()
        if tag in VOID:
            return
        if self._open and self._open[-1][0] in LEAVES and (tag in LEAVES or self._open[-1][0] == "p"):
            self._pop()
        if len(self._open) >= _MAX_DEPTH:
            return
        if self.bold:
            self.bold.clear()
        said = tagged(tag, own)
        hint = said.hint or self.hint
        if tag == "button" and self._open and self._open[-1][0] in HEADINGS:
            hint = self.hint  # what a heading unfolds: its words are the heading
        self.nodes.append(Node(tag, said.ident, self.node, hint))
        self._open.append((tag, self.node))
        self._count[tag] = self._count.get(tag, 0) + 1
        self.node = len(self.nodes) - 1
        self.hint = hint
        if tag == _PREFORMATTED:
            self.preformatted = True

    def _pop(self) -> str:
        tag, self.node = self._open.pop()
        self._count[tag] -= 1
        if tag == _PREFORMATTED:
            self.preformatted = self._count[tag] > 0
        self.hint = self.nodes[self.node].hint
        return tag

    def _head(self, tag: str, own: str) -> None:
        values = attributes(own)
        head = self.head
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            if name and values.get("content"):
                head.metas.setdefault(name, values["content"].strip())
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            head.canonical = head.canonical or values.get("href")
        elif tag == "html":
            head.language = head.language or values.get("lang") or values.get("xml:lang")
        elif tag == "time" and values.get("datetime"):
            head.times.append(values["datetime"])

    def flush(self) -> None:
        """Ends the line being made."""
        if self.run:
            tag = self._open[-1][0] if self._open else "body"
            block = Block("", tag, self.node, self.hint, broken=self._broken)
            if len(self.run) > 1 or not plain(self.run[0], block):
                fold(self.run, block)
            self.run.clear()
            if block.text:
                block.level = HEADINGS.get(tag, 0)
                self.blocks.append(block)
                check_lines(len(self.blocks))
        self._broken = False
        if self._alts:
            self._flush_alts()

    def _flush_alts(self) -> None:
        for alt, at, size in self._alts:
            block = Block(" ".join(alt.split()), "img", self.node, self.hint)
            block.alt = True
            same = size == len(block.text)
            block.starts, block.lengths = [0], [len(block.text)]
            block.sources, block.source_lengths = [at], [len(block.text) if same else size]
            self.blocks.append(block)
        self._alts = []
