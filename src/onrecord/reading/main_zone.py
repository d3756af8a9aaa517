"""Which lines of a page are its main text, and why the others are not."""

from __future__ import annotations

import re

from onrecord.reading.block import Block, Layout, Node
from onrecord.reading.elements import TAG_HINTS, name_hint

_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_STOPS = re.compile(r"[.!?,;:][\s\"'”’)]|[.!?]$|[。，！？；、：]")
_PARAGRAPH = 80
_LOSS = -3.0


def main_zone(layout: Layout) -> list[str | None]:
    """Returns for each line None when it is main text, else the reason why it is not."""
    blocks, nodes = layout.blocks, layout.nodes
    if not blocks:
        return []
    widths = [_width(block) for block in blocks]
    hints = _hints(layout, widths)
    scores = [
        _score(block, width, hints[block.node]) for block, width in zip(blocks, widths, strict=True)
    ]
    zone = _container(blocks, nodes, scores)
    inside = _descendants(nodes, zone)
    return [
        _reason(block, hints[block.node], inside=inside[block.node]) for block in blocks
    ]


def _width(block: Block) -> int:
    text = block.text
    return len(text) if text.isascii() else len(text) + 2 * len(_HAN.findall(text))


def _hints(layout: Layout, widths: list[int]) -> list[str | None]:
    """Returns each node's hint; one that would cover half the page's prose says nothing."""
    nodes = layout.nodes
    prose = [0] * len(nodes)
    for block, width in zip(layout.blocks, widths, strict=True):
        if width > _PARAGRAPH and block.links * 3 < len(block.text):
            prose[block.node] += width
    for at in range(len(nodes) - 1, 0, -1):
        prose[nodes[at].parent] += prose[at]
    total = prose[0]
    kept: list[str | None] = [None] * len(nodes)
    for at, node in enumerate(nodes):
        if at == 0:
            continue
        above = kept[node.parent]
        if node.hint is None or prose[at] * 2 > total:
            kept[at] = above
        elif node.hint == nodes[node.parent].hint and above is None:
            kept[at] = TAG_HINTS.get(node.tag) or name_hint(node.ident)
        else:
            kept[at] = node.hint
    return kept


def _score(block: Block, width: int, hint: str | None) -> float:
    """Returns how much a line speaks for (or against) being main text."""
    if block.alt:
        return 0
    linked = block.links / max(len(block.text), 1)
    if hint is not None:
        return -4 - min(width, 400) / 40
    if linked > 0.5:
        return -3
    if width < 40:
        return -0.5
    stops = len(_STOPS.findall(block.text))
    if not stops:
        return -1
    return min(width, 600) / 60 + min(stops, 8) * 0.5 - linked * 4


def _container(blocks: list[Block], nodes: list[Node], scores: list[float]) -> int:
    """Returns the node whose lines score most together; of equals the outermost."""
    sums = [0.0] * len(nodes)
    for block, score in zip(blocks, scores, strict=True):
        sums[block.node] += score
    for at in range(len(nodes) - 1, 0, -1):
        sums[nodes[at].parent] += max(sums[at], _LOSS)
    return max(range(len(nodes)), key=lambda at: (sums[at], -at))


def _descendants(nodes: list[Node], zone: int) -> list[bool]:
    inside = [False] * len(nodes)
    inside[zone] = True
    for at in range(zone + 1, len(nodes)):
        inside[at] = inside[nodes[at].parent]
    return inside


def _reason(block: Block, hint: str | None, *, inside: bool) -> str | None:
    if block.alt:
        return "placeholder-alt"
    if hint is not None:
        return hint
    if not inside:
        return "link-list" if block.links * 2 > len(block.text) else "site-chrome"
    if block.level == 1:
        return "headline"
    return None
