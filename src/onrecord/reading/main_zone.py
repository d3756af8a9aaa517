"""Which lines of a page are its main text, and why the others are not.

Each line gets a score from what it and its containers look like (weights learned on news pages,
`eval/train_zone.py`); the main text stands in the container whose lines score most together (a maximum
subtree, after Pasternack and Roth, WWW 2009). Inside it a line goes only for a reason: a briefing's
one-word answers look like nothing at all and must stay.
"""

from __future__ import annotations

import re
from collections import Counter

from attrs import frozen

from onrecord.reading.block import Block, Layout, Node
from onrecord.reading.zone_features import PageView, Row
from onrecord.reading.zone_scores import line_scores

_FLOOR, _CEILING = -4.0, 4.0
_WIDEST = 300
_LOSS = -5.0
_NEED = 6.0
_LIFTS = 4
_LIFT = 0.5
_KEEP = -0.5
_SMOOTH = 0.25
_MARKED, _WEAKLY_MARKED = -2.0, -6.0
_SHARE = 0.1
_HINTED, _LINKED = 9.0, 1.0
_FOREIGN = frozenset({"caption", "share-bar", "popular-list", "hidden", "control", "comment-widget", "sidebar"})
_WRAPS = frozenset({"blockquote", "ul", "ol", "p", "div"})
_MARKS = ("start", "part:", "date:", "again", "title")
_CLOCK = "date:"
_LEAVES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td"})
_LISTS = frozenset({"ul", "ol", "dl", "table", "tbody"})
_ROWS, _CELLS = 4, 2
_GREETS = re.compile(
    r"(?:good (?:morning|afternoon|evening|day)|hello|welcome|thank you|thanks|dear|buen[oa]s|guten|bonjour|bom dia|boa|добр\w+)\b"
    r"|[^。]{0,6}(?:大家|各位|下午好|早上好|上午好|你们好)|皆さん|みなさん|おはよう|こんにちは|안녕",
    re.IGNORECASE,
)
"""How somebody begins who speaks to a room."""
_REASONS = {"pointer": "link-list", "appeal": "boilerplate", "notice": "boilerplate", "signature": "byline"}


@frozen
class _Zone:
    """The chosen container: its node, its lines' sum, and which nodes are inside."""

    total: float
    inside: list[bool]


def main_zone(layout: Layout) -> list[str | None]:
    """Returns for each line None when it is main text, else the reason why it is not."""
    if not layout.blocks:
        return []
    view = PageView(layout)
    rows = view.line_features()
    scores = line_scores(view, rows)
    return _reasons(view, rows, kept_lines(view, rows, scores))


def kept_lines(view: PageView, rows: list[Row], scores: list[float]) -> list[bool]:
    """Returns which lines are main text by their scores."""
    zone, scores = _choose(view, scores)
    scores = [score - _doubt(view, at) for at, score in enumerate(scores)]
    kept = _inside(view.layout.blocks, scores, zone)
    _keep_unmarked(view, rows, scores, kept)
    if True in kept and view.layout.blocks[kept.index(True)].level == 1:
        kept[kept.index(True)] = False
    return kept


def _choose(view: PageView, scores: list[float]) -> tuple[_Zone, list[float]]:
    """Returns the zone and the scores, lifted as far as a page of unusual make needs to have a zone."""
    zone = _best(view, scores)
    for _ in range(_LIFTS):
        if zone.total >= _NEED:
            break
        scores = [score + _LIFT for score in scores]
        zone = _best(view, scores)
    return zone, scores


def _best(view: PageView, scores: list[float]) -> _Zone:
    nodes = view.layout.nodes
    sums = [0.0] * len(nodes)
    for block, score, width in zip(view.layout.blocks, scores, view.widths, strict=True):
        if not block.alt:
            fair = _CEILING if score > _CEILING else max(score, _FLOOR)  # built-ins cost twice that
            sums[block.node] += fair * (width + 20 if width < _WIDEST else _WIDEST + 20) / 100
    for at in range(len(nodes) - 1, 0, -1):
        total = sums[at]
        if total:
            sums[nodes[at].parent] += max(_LOSS, total)
    best = sums.index(max(sums))
    return _Zone(sums[best], _descendants(nodes, best))


def _descendants(nodes: list[Node], top: int) -> list[bool]:
    inside = [False] * len(nodes)
    inside[top] = True
    for at in range(top + 1, len(nodes)):
        inside[at] = inside[nodes[at].parent]
    return inside


def _doubt(view: PageView, at: int) -> float:
    """Returns what a line inside the zone loses for standing in a caption or the like, or being nothing but a link."""
    block = view.layout.blocks[at]
    if view.hints[block.node] in _FOREIGN:
        return _HINTED
    return _LINKED if block.links * 10 > len(block.text) * 9 else 0.0


def _inside(blocks: list[Block], scores: list[float], zone: _Zone) -> list[bool]:
    """Returns the lines between the zone's first and last good line whose own and neighbors' scores are fair."""
    places = [at for at, block in enumerate(blocks) if not block.alt]
    good = [at for at in places if scores[at] > 0 and zone.inside[blocks[at].node]]
    kept = [False] * len(blocks)
    if not good:
        return kept
    bounded = [max(min(scores[at], 3.0), -3.0) for at in places]
    bounded = [_FLOOR, *bounded, _FLOOR]
    for order, at in enumerate(places):
        if good[0] <= at <= good[-1] and zone.inside[blocks[at].node]:
            kept[at] = scores[at] + _SMOOTH * (bounded[order] + bounded[order + 2]) > _KEEP
    return kept


def _keep_unmarked(view: PageView, rows: list[Row], scores: list[float], kept: list[bool]) -> None:
    """Keeps lines among the main lines, and next to the first and last, that show no mark of being anything else."""
    blocks = view.layout.blocks
    plain = _plain(view, kept)
    if True not in kept:
        return
    first = kept.index(True)
    last = len(kept) - 1 - kept[::-1].index(True)
    for at in range(first, last):
        if plain[at] and not kept[at]:
            mark = _mark(rows[at][1])
            kept[at] = mark is None or scores[at] > (_MARKED if mark.startswith(("start", "title")) else _WEAKLY_MARKED)
    for places in (range(last + 1, len(blocks)), range(first - 1, -1, -1)):
        for at in places:
            if blocks[at].alt:
                continue
            mark = _mark(rows[at][1])
            if not plain[at] or not (mark is None or mark.startswith(_CLOCK)):
                break
            kept[at] = True


def _plain(view: PageView, kept: list[bool]) -> list[bool]:
    """Returns which lines share a home with a good part of the kept ones and are no links, controls or captions.

    Where these stand in a list, a greeting beside the list is of them.
    """
    blocks, nodes = view.layout.blocks, view.layout.nodes
    homes = _homes(view)
    prose = Counter[int]()
    for home, width, good in zip(homes, view.widths, kept, strict=True):
        if good:
            prose[home] += width
    enough = sum(prose.values()) * _SHARE
    wide = {home for home, width in prose.items() if width > enough}
    inner = {home for home in set(homes) if nodes[home].parent in wide and nodes[home].tag in _WRAPS}
    wide |= inner
    around = {nodes[home].parent for home in wide if nodes[home].tag in _LISTS}
    return [
        (home in wide or (home in around and _GREETS.match(block.text) is not None))
        and not block.alt
        and block.links * 2 < len(block.text)
        and view.hints[block.node] is None
        for home, block in zip(homes, blocks, strict=True)
    ]


def _homes(view: PageView) -> list[int]:
    """Returns for each line the innermost node around it that is more than this line."""
    nodes, total = view.layout.nodes, view.total
    paired = _paired(nodes)
    homes = []
    for block, width in zip(view.layout.blocks, view.widths, strict=True):
        at = block.node
        if nodes[at].tag in _LEAVES:
            at = nodes[at].parent
        while at > 0 and 0 < total[at] <= width:  # each step passes a node with this line alone: few, however deep
            at = nodes[at].parent
        homes.append(nodes[at].parent if at in paired else at)
    return homes


def _paired(nodes: list[Node]) -> frozenset[int]:
    """Returns the rows of tables with two cells in every row, and rows enough: who speaks, and the words."""
    rows: dict[int, dict[int, int]] = {}
    for node in nodes:
        if node.tag == "td" and nodes[node.parent].tag == "tr":
            table = rows.setdefault(nodes[node.parent].parent, {})
            table[node.parent] = table.get(node.parent, 0) + 1
    paired = (table for table in rows.values() if len(table) >= _ROWS and set(table.values()) == {_CELLS})
    return frozenset(row for table in paired for row in table)


def _mark(own: list[str]) -> str | None:
    return next((name for name in own if name.startswith(_MARKS)), None)


def _reasons(view: PageView, rows: list[Row], kept: list[bool]) -> list[str | None]:
    out: list[str | None] = []
    for at, block in enumerate(view.layout.blocks):
        out.append(None if kept[at] else _reason(block, view.hints[block.node] or block.hint, rows[at][1]))
    return out


def _reason(block: Block, hint: str | None, row: list[str]) -> str:
    if block.alt:
        return "picture-text"
    if hint is not None:
        return hint
    if block.level == 1 or "title" in row:
        return "headline"
    mark = _mark(row) or ""
    kind = mark.split(":")[1] if ":" in mark else ""
    if kind in _REASONS:
        return _REASONS[kind]
    if mark.startswith("date:"):
        return "byline"
    return "link-list" if block.links * 2 > len(block.text) else "boilerplate"
