"""An HTML source as printed lines with places."""

from __future__ import annotations

import re

from onrecord.reading.block import Block, Head, Layout, Node
from onrecord.reading.elements import BOLD, HEADINGS, INLINE, LEAVES, SILENT, VOID, attributes, tagged
from onrecord.reading.tokens import END, START, TEXT, Tok, tokens, unix_lines

_FOLD = re.compile(r"[ \t\n\f]{2,}|[\t\n\f]")
EDGES = " \t\n\f\u00a0\u3000\u200b\ufeff"
_MAX_DEPTH = 2000
_HEAD_TAGS = frozenset({"meta", "link", "html", "time"})


class _Builder:
    """Collects lines while tokens go by; one for each page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.nodes: list[Node] = [Node("", "", -1, None)]
        self.head = Head()
        self.open: list[tuple[str, int]] = []
        self.count: dict[str, int] = {}
        self.node = 0
        self.hint: str | None = None
        self.run: list[tuple[int, str, int, bool, bool]] = []
        self.broken = False
        self.bold: list[str] = []
        self.links = 0
        self.alts: list[tuple[str, int, int]] = []

    # Elements

    def start(self, tag: str, at: int, own: str) -> None:
        if tag in INLINE:
            self._inline(tag, at, own)
        elif tag == "br":
            self.flush()
            self.broken = True
        elif tag in _HEAD_TAGS:
            self._head(tag, own)
        else:
            self._element(tag, own)

    def _inline(self, tag: str, at: int, own: str) -> None:
        if tag == "a":
            self.links = 1
        elif tag in BOLD or (tag == "span" and tagged(tag, own).bold):
            self.bold.append(tag)
        elif tag == "span" and self.bold and self.bold[-1] == "span":
            self.bold.append("(span)")
        elif tag == "img":
            self._picture(at, own)
        elif tag == "time":
            self._head(tag, own)

    def _picture(self, at: int, own: str) -> None:
        if "alt" not in own:
            return
        values = attributes(own)
        alt = values.get("alt", "").strip()
        if alt:
            place = own.find(alt)
            self.alts.append((alt, at + max(place, 0), len(alt) if place >= 0 else len(own)))

    def _element(self, tag: str, own: str) -> None:
        self.flush()
        if tag in VOID:
            return
        if self.open and self.open[-1][0] in LEAVES and (tag in LEAVES or self.open[-1][0] == "p"):
            self._pop()
        if len(self.open) >= _MAX_DEPTH:
            return
        self.bold.clear()
        said = tagged(tag, own)
        hint = said.hint or self.hint
        self.nodes.append(Node(tag, said.ident, self.node, hint))
        self.open.append((tag, self.node))
        self.count[tag] = self.count.get(tag, 0) + 1
        self.node = len(self.nodes) - 1
        self.hint = hint

    def end(self, tag: str) -> None:
        if tag == "a":
            self.links = 0
        elif tag in BOLD or tag == "span":
            self._end_bold(tag)
        elif tag not in INLINE:
            self.flush()
            if self.count.get(tag):
                while self.open:
                    if self._pop() == tag:
                        break

    def _end_bold(self, tag: str) -> None:
        if self.bold and (self.bold[-1] == tag or (tag == "span" and self.bold[-1] == "(span)")):
            self.bold.pop()

    def _pop(self) -> str:
        tag, self.node = self.open.pop()
        self.count[tag] -= 1
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

    # Lines

    def flush(self) -> None:
        if self.run:
            run, self.run = self.run, []
            tag = self.open[-1][0] if self.open else "body"
            block = fold(run, Block("", tag, self.node, self.hint, broken=self.broken))
            if block.text:
                block.level = HEADINGS.get(tag, 0)
                self.blocks.append(block)
        self.broken = False
        if self.alts:
            self._flush_alts()

    def _flush_alts(self) -> None:
        for alt, at, size in self.alts:
            block = Block(" ".join(alt.split()), "img", self.node, self.hint)
            block.alt = True
            same = size == len(block.text)
            block.starts, block.lengths = [0], [len(block.text)]
            block.sources, block.source_lengths = [at], [len(block.text) if same else size]
            self.blocks.append(block)
        self.alts = []


def fold(run: list[tuple[int, str, int, bool, bool]], block: Block) -> Block:
    """Fills a line from its text tokens (place, text, source length, bold, linked), white space folded."""
    parts: list[str] = []
    length = 0
    spaced = True
    bold_open = True
    for at, data, size, bold, linked in run:
        own_start = length
        if size != len(data):
            pieces = [(data, at, size)]
        elif _FOLD.search(data) is None:
            pieces = [(data, at, size)]
        else:
            pieces = _folded(data, at)
        for text, source, source_length in pieces:
            if not text:
                continue
            if text[0] == " " and spaced:
                if len(text) == 1:
                    continue
                text, source, source_length = text[1:], source + 1, source_length - 1
            block.starts.append(length)
            block.lengths.append(len(text))
            block.sources.append(source)
            block.source_lengths.append(source_length)
            parts.append(text)
            length += len(text)
            spaced = text[-1] == " "
        if linked:
            block.links += length - own_start
        if bold_open:
            if bold:
                block.bold = length
            elif length > own_start and data.strip():
                bold_open = False
    block.text = "".join(parts)
    trim(block)
    return block


def _folded(data: str, at: int) -> list[tuple[str, int, int]]:
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for match in _FOLD.finditer(data):
        low, high = match.span()
        if low > last:
            pieces.append((data[last:low], at + last, low - last))
        pieces.append((" ", at + low, high - low))
        last = high
    if last < len(data):
        pieces.append((data[last:], at + last, len(data) - last))
    return pieces


def trim(block: Block) -> None:
    """Takes white space (also no-break and ideographic) off both ends of a line and its pieces."""
    text = block.text
    kept = text.strip(EDGES)
    if len(kept) == len(text):
        return
    block.text = kept
    low = len(text) - len(text.lstrip(EDGES)) if kept else 0
    block.bold = min(max(block.bold - low, 0), len(kept))
    columns: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
    for start, length, source, source_length in zip(
        block.starts, block.lengths, block.sources, block.source_lengths, strict=True
    ):
        first, last = max(start - low, 0), min(start + length - low, len(kept))
        if last <= first:
            continue
        cut = first - (start - low)
        whole = length != source_length
        columns[0].append(first)
        columns[1].append(last - first)
        columns[2].append(source if whole else source + cut)
        columns[3].append(source_length if whole else last - first)
    block.starts, block.lengths, block.sources, block.source_lengths = columns


def _read_silent(builder: _Builder, toks: list[Tok], at: int) -> int:
    """Passes over an element whose text is not print; returns the place of its end. Keeps JSON-LD."""
    tag, own = toks[at][1], toks[at][4]
    keep = tag == "script" and "ld+json" in own
    at += 1
    text: list[str] = []
    while at < len(toks) and not (toks[at][0] == END and toks[at][1] == tag):
        if keep and toks[at][0] == TEXT:
            text.append(toks[at][1])
        if tag not in {"script", "style"} and toks[at][0] == START and toks[at][1] in {"p", "div", "body", "table"}:
            return at - 1  # never closed: a page's words must not vanish in an <svg> or <object>
        at += 1
    if keep:
        builder.head.json_ld.append("".join(text))
    return at


def html_layout(source: str) -> Layout:
    """Returns lines, tree and head of an HTML source; places are code points of `source`."""
    builder = _Builder()
    toks = tokens(unix_lines(source))
    at, end = 0, len(toks)
    while at < end:
        kind, data, place, size, own = toks[at]
        if kind == TEXT:
            if builder.run or not data.isspace():
                builder.run.append((place, data, size, bool(builder.bold), bool(builder.links)))
        elif kind == START:
            if data in SILENT:
                at = _read_silent(builder, toks, at)
            elif data == "noscript" and at + 1 < end and toks[at + 1][0] == TEXT and "<" in toks[at + 1][1]:
                at += 1  # raw markup for readers without scripts, mostly the same pictures again
            elif data == "title" and builder.head.title is None:
                at = _read_title(builder, toks, at)
            else:
                builder.start(data, place, own)
        else:
            builder.end(data)
        at += 1
    builder.flush()
    return Layout(builder.blocks, builder.nodes, builder.head)


def _read_title(builder: _Builder, toks: list[Tok], at: int) -> int:
    at += 1
    text: list[str] = []
    while at < len(toks) and toks[at][0] == TEXT:
        text.append(toks[at][1])
        at += 1
    builder.head.title = " ".join("".join(text).split()) or None
    return at - 1 if at < len(toks) and toks[at][0] == START else at
