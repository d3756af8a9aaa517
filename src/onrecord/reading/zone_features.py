"""What can be seen of each line of a page: named yes-or-no features, for weighing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from onrecord.reading.block import Block, Layout
from onrecord.reading.elements import TAG_HINTS, name_hint
from onrecord.reading.zone_words import line_part, line_start, name_groups

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDE_STOPS = re.compile(r"[。，！？；、：]")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}[:.]\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{2}|\d+ (?:hour|minute|day|min)s? ago)"
)
_END = tuple('.!?"”。！？」…’)')
_PROSE = 80
_TITLE = 500
_SIZES = (12, 25, 45, 80, 140, 250)
_LINKS = (0.001, 0.2, 0.5, 0.9)
_STOPS = (1, 2, 3, 5, 9)
_TAGS = {"p": "p", "li": "li", "td": "td", "th": "td", "div": "div", "h1": "h1", "h2": "h", "h3": "h", "h4": "h",
         "h5": "h", "h6": "h", "blockquote": "p", "section": "div", "article": "div", "dd": "li", "dt": "li",
         "figure": "figure", "figcaption": "figure"}  # fmt: skip
_FRAMES = frozenset(
    {"article", "main", "form", "table", "ul", "ol", "header", "blockquote", "aside", "footer", "figure"}
)
_Context = frozenset[str]
_NOTHING: _Context = frozenset()
_cached_hint = lru_cache(maxsize=16384)(name_hint)
Place = tuple[int, int, bool, frozenset[str]]
Row = tuple[tuple[str, ...], list[str]]
"""A line's features: those it shares with many lines (one object for each combination), and its own."""


def width_of(text: str) -> int:
    """Returns a line's length in letters of an alphabet; a Han character, kana or syllable counts as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def stops_of(text: str) -> int:
    """Returns how many marks end or part a clause."""
    count = text.count(", ") + text.count(". ") + text.count("? ") + text.count("; ") + text.count(": ")
    if text.endswith((".", "!", "?", ".”", '."')):
        count += 1
    return count if text.isascii() else count + len(_WIDE_STOPS.findall(text))


class PageView:
    """Sums over a page, and what the features of its lines refer to."""

    def __init__(self, layout: Layout) -> None:
        """Measures lines and adds their prose up the tree."""
        blocks, nodes = layout.blocks, layout.nodes
        self.layout = layout
        self.widths = [0 if block.alt else width_of(block.text) for block in blocks]
        count = len(nodes)
        prose, linked, total = [0] * count, [0] * count, [0] * count
        for block, width in zip(blocks, self.widths, strict=True):
            at = block.node
            total[at] += width
            if block.links:
                linked[at] += block.links
            if width > _PROSE and block.links * 3 < len(block.text):
                prose[at] += width
        for at in range(count - 1, 0, -1):
            if total[at]:
                above = nodes[at].parent
                prose[above] += prose[at]
                linked[above] += linked[at]
                total[above] += total[at]
        self.prose, self.linked, self.total = prose, linked, total
        self.all_prose = max(prose[0], 1)
        self.top = next((at for at, block in enumerate(blocks) if block.level == 1 and not block.alt), -1)
        self.hints: list[str | None] = [None] * count
        self.depths = [9] * count
        self.rows = [9] * count
        self.near = [_NOTHING] * count
        self.contexts: list[_Context] = self._contexts()

    def _contexts(self) -> list[_Context]:
        """Returns for every node what it and the nodes around it say; equal contexts are one object."""
        nodes, total, hints = self.layout.nodes, self.total, self.hints
        half = self.all_prose / 2
        empty: _Context = frozenset()
        out = [empty] * len(nodes)
        rows = Counter(
            [
                (node.parent, node.tag, node.ident)
                for node, width in zip(nodes, total, strict=True)
                if width and node.tag != "p"
            ]
        )
        for at in range(1, len(nodes)):
            if not total[at]:
                continue
            node = nodes[at]
            above = out[node.parent]
            tag, ident = node.tag, node.ident
            if tag == "p" and not ident:
                self.depths[at] = min(self.depths[node.parent] + 1, 9)
                self.rows[at] = self.rows[node.parent] + 1
                hints[at] = hints[node.parent]
                out[at] = above
                continue
            groups = name_groups(ident) if ident else empty
            self.depths[at] = 0 if "body" in groups else min(self.depths[node.parent] + 1, 9)
            hint = node.hint
            if hint is not None and hint == nodes[node.parent].hint:
                hint = TAG_HINTS.get(tag) or (_cached_hint(ident) if ident else None)
            wide = self.prose[at] > half
            if wide and hint != "hidden":
                hint = None
            hints[at] = hint or hints[node.parent]
            row = not wide and tag != "p" and rows[node.parent, tag, ident] > 2
            self.rows[at] = 0 if row else self.rows[node.parent] + 1
            if not (groups or hint or tag in _FRAMES):
                out[at] = above
                continue
            own = [hint] if hint else []
            mark = "+" if wide else ""
            inside = "in " if "body" in groups else ""
            own.extend(inside + group + mark for group in groups)
            self.near[at] = frozenset([*groups, hint] if hint else groups)
            if tag in _FRAMES:
                own.append(f"<{tag}>{mark}")
            if "body" in groups and "body" not in above and "body+" not in above:
                above = frozenset(name if name.startswith("in ") else f"in {name}" for name in above)
                hints[at] = None
                if hint:
                    own[0] = f"in {hint}"
            out[at] = above.union(own)
        return out

    def place_of(self, at: int) -> Place:
        """Returns what stands for a line's surroundings: a node, its distance to a body, in a row or not, near names."""
        node = self.layout.nodes[at]
        parent = node.parent
        if parent < 0 or (node.tag == "div" and self.prose[parent] <= self.prose[at] * 2):
            parent = at
        near, above = self.near[at], self.near[max(node.parent, 0)]
        return parent, self.depths[at], self.rows[at] < 4, near | above if near and above else near or above

    def place_features(self, place: Place) -> list[str]:
        """Returns how much of the page's prose stands beside a line, and how linked its surroundings are."""
        around, depth, row, near = place
        share = self.prose[around] / self.all_prose
        density = self.linked[around] / max(self.total[around], 1)
        found = [f"body:{depth if depth < 5 else 5 + (depth == 9)}",
                 f"share:{bisect_right((0.01, 0.1, 0.3, 0.6, 0.9), share)}",
                 f"density:{bisect_right((0.05, 0.15, 0.3, 0.6), density)}"]  # fmt: skip
        if row:
            found.append("row")
        found.extend(f"near:{name}" for name in sorted(near))
        return found

    def line_features(self) -> list[Row]:
        """Returns the features of every line, those of its containers left out."""
        blocks, widths, top = self.layout.blocks, self.widths, self.top
        title = (self.layout.head.title or "")[:_TITLE].lower()
        seen: set[str] = set()
        count = len(blocks)
        out = []
        for at, block in enumerate(blocks):
            text, width = block.text, widths[at]
            size = bisect_right(_SIZES, width)
            linked = bisect_right(_LINKS, block.links / len(text)) if block.links and text else 0
            stops = bisect_right(_STOPS, stops_of(text)) if size else 0
            base = _base(_TAGS.get(block.tag, "other"), size, linked, stops,
                         (at * 8 // count if count > 8 else -1, text.endswith(_END), top >= 0 and 1 + (at > top)))  # fmt: skip
            # Short lines that are links and nothing else are half of a page's lines: their make says enough.
            own = _own(block, size, title, seen) if linked < 4 or size > 3 else []
            out.append((base, own))
        return out


@lru_cache(maxsize=65536)
def _base(tag: str, size: int, linked: int, stops: int, where: tuple[int, bool, int]) -> tuple[str, ...]:
    place, ends, top = where
    row = [
        f"tag:{tag}{size}",
        f"tag:{tag}",
        f"size:{size}",
        f"stops:{stops}",
        f"links:{linked}",
        f"links:{size}{linked}",
    ]
    if place >= 0:
        row.append(f"place:{place}")
    if ends:
        row.append("ends")
    if top:
        row.append("before-top" if top == 1 else "after-top")
    return tuple(row)


def _own(block: Block, size: int, title: str, seen: set[str]) -> list[str]:
    text = block.text
    row: list[str] = []
    if size < 6:
        low = text.lower()
        start = line_start(low)
        if start:
            row.append(f"start:{start}:{size // 3}")
        part = line_part(low) if size else None
        if part:
            row.append(f"part:{part}:{size // 3}")
        if size < 4 and _DIGIT.search(low) and _DATE.search(low):
            row.append(f"date:{size}")
        if size > 1 and title and low in title:
            row.append("title")
    if size > 1:
        if text in seen:
            row.append("again")
        seen.add(text)
    if block.bold and block.bold * 5 > len(text) * 4:
        row.append(f"bold:{size // 3}")
    if block.broken:
        row.append("broken")
    return row
