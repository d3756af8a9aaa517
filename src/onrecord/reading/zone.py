"""Each line's place on the page: main text, or furniture with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from onrecord.reading.block import Block, Layout
from onrecord.reading.dates import find_dates
from onrecord.reading.elements import LEAVES
from onrecord.reading.furniture import line_reason, tail_reasons
from onrecord.reading.hints import Hints
from onrecord.reading.label import Label
from onrecord.reading.label_families import families
from onrecord.reading.label_scan import scan
from onrecord.reading.main_zone import main_zone
from onrecord.reading.narrative import is_clock, is_rule

_PICTURE = "alternative-text"


def reasons(layout: Layout, hints: Hints, *, tree: bool) -> list[str | None]:
    """Returns for each line None when it belongs to the main text, else why it does not.

    `tree` tells that the page has elements (HTML); then the office's own body element decides, or the
    scores of `main_zone`. Rules on single lines come after, never against a line that opens with a label.
    """
    blocks = layout.blocks
    own = _own_body(layout, hints) if tree else None
    zone: list[str | None] = (own or _with_labels(layout, main_zone(layout))) if tree else [None] * len(blocks)
    prose = _OWN_PROSE if own else _PROSE
    found = [_line(block, where, hints, prose) for block, where in zip(blocks, zone, strict=True)]
    if not tree:
        _mail_header(blocks, found)
    if tree and not _speaks(blocks, zone):
        return list(zone)
    kept = [at for at, reason in enumerate(found) if reason is None or reason not in _FAR]
    for number, reason in _tail([blocks[at].text for at in kept]).items():
        found[kept[number]] = found[kept[number]] or reason
    return found


def _tail(texts: Sequence[str]) -> dict[int, str]:
    """Returns why the lines of a page's end are furniture; somebody's words under a sure label are in no widget."""
    found = tail_reasons(texts)
    said = [at for at in found if _sure_label(texts[at])]
    return tail_reasons(texts, max(said) + 1) if said else found


_DEBRIS = re.compile(r"(?:Fax\w* )?(?:from )?[\d/ :.]{8,}(?:P[a-zA-Z]{0,2}[:.]? ?\d+)?$")
_PROSE, _OWN_PROSE = 320, 60
"""Code points from which a line of the main text is prose without a look at its words; fewer in East Asian
letters where the office names the element that holds its words."""

_FAR = frozenset({"site-chrome", "hidden", "control", "link-list"})


def _with_labels(layout: Layout, zone: list[str | None]) -> list[str | None]:
    """Returns the zone, widened to the labelled lines and what lies between where it misses most of them."""
    blocks = layout.blocks
    if blocks and all(reason is not None for reason in zone):
        zone = [reason if block.hint else None for reason, block in zip(zone, blocks, strict=True)]
    labelled = [
        at for at, block in enumerate(blocks) if not block.alt and block.hint not in _STRONG and _sure_label(block.text)
    ]
    if len(labelled) < _FEW or 2 * sum(zone[at] is None for at in labelled) >= len(labelled):
        return _siblings(layout, zone)
    first, last = labelled[0], labelled[-1]
    return [
        None if first <= at <= last and blocks[at].hint not in _STRONG and not blocks[at].alt else reason
        for at, reason in enumerate(zone)
    ]


def _siblings(layout: Layout, zone: list[str | None]) -> list[str | None]:
    """Returns the zone with weakly judged lines brought back that stand among labelled lines of the same element."""
    labels = {
        at: label
        for at, block in enumerate(layout.blocks)
        if (zone[at] is None or zone[at] in _WEAK) and (label := _label(block.text)) is not None
    }
    counts = Counter(label.key for at, label in labels.items() if zone[at] is None)
    own = [at for at, label in labels.items() if zone[at] is None and (label.sure or counts[label.key] > 1)]
    homes = {_home(layout, at) for at in own}
    apart = len(homes) > _APART and 2 * len(homes) > len(own)
    shapes = {_shape(layout, home) for home in homes} if apart else set()

    def among(at: int) -> bool:
        home = _home(layout, at)
        return home in homes or (apart and _shape(layout, home) in shapes)

    again = [at for at, label in labels.items() if zone[at] and (label.sure or counts[label.key]) and among(at)]
    last = max(own + again, default=len(zone))
    ends = last + 1 < len(zone) and zone[last + 1] in _WEAK and among(last + 1)
    if not again and not (apart and (ends or any(zone[at] in _WEAK for at in range(min(own), last)))):
        return zone
    first = min(own + again)
    while last + 1 < len(zone) and (zone[last + 1] is None or zone[last + 1] in _WEAK) and among(last + 1):
        last += 1
    return [None if first <= at <= last and reason in _WEAK and among(at) else reason for at, reason in enumerate(zone)]


def _shape(layout: Layout, home: int) -> tuple[str, str, int]:
    """Returns what elements of the same make have in common: tag, class and id, and where their parent hangs."""
    node = layout.nodes[home]
    return node.tag, node.ident.rstrip("0123456789"), layout.nodes[max(node.parent, 0)].parent


def _home(layout: Layout, at: int) -> int:
    """Returns the number of the element that holds a line's paragraph."""
    block = layout.blocks[at]
    return layout.nodes[block.node].parent if block.tag in LEAVES else block.node


_WEAK = frozenset({"boilerplate", "byline"})
_FEW = 4
_APART = 2
"""Elements with labels beyond which each turn may have one of its own."""
_STRONG = frozenset({"site-chrome", "comment-widget", "popular-list", "share-bar", "control", "hidden"})


_MAIL = re.compile(
    r"(?:From|To|Cc|Date|Sent|Subject|Reply-To|Content-Type|Message-ID|Received|MIME-Version|发件人|收件人|主题|日期)[:：] ?\S"
)


def _mail_header(blocks: list[Block], found: list[str | None]) -> None:
    """Marks the head of a letter: field lines from the first line on, two or more."""
    size = next((at for at, block in enumerate(blocks) if not _MAIL.match(block.text)), len(blocks))
    if size >= 2:
        found[:size] = ["mail-header"] * size


_MARKED = re.compile(
    r"[QRA] [-–] |[<〈＜](?:질문|답변)[>〉＞]|[(（](?:問|答|问|记者|記 ?者|大 ?臣)[)）]|(?:P|Pregunta|Periodista|PERIODISTA)\.-\s"
)
"""Labels without a colon that nothing but a transcript prints."""


def _speaks(blocks: list[Block], zone: list[str | None]) -> bool:
    """Tells whether the main lines hold labels: line by line rules are made for transcripts, not for articles."""
    return any(
        reason is None and (_sure_label(block.text) or _MARKED.match(block.text))
        for block, reason in zip(blocks, zone, strict=True)
    )


def _own_body(layout: Layout, hints: Hints) -> list[str | None] | None:
    if not hints.body:
        return None
    nodes = layout.nodes
    body = hints.body
    inside = [False] * len(nodes)
    for number, node in enumerate(nodes):
        ident = node.ident
        inside[number] = (ident != "" and _bears(ident, body)) or (number > 0 and inside[node.parent])
    if not any(inside[block.node] and not block.alt for block in layout.blocks):
        return None
    return [None if inside[block.node] else (block.hint or "site-chrome") for block in layout.blocks]


@lru_cache(maxsize=4096)
def _bears(ident: str, body: tuple[str, ...]) -> bool:
    """Tells whether an element's class and id hold one of the names."""
    return not set(body).isdisjoint(ident.split())


def _line(block: Block, where: str | None, hints: Hints, prose: int) -> str | None:  # noqa: PLR0911  a return a rule
    text = block.text
    if where is not None and not block.alt:
        return where
    if not block.alt and len(text) > (prose if text[0] > "\u2fff" else _PROSE):
        return None
    if where is None and (is_rule(text) or is_clock(text)):
        return None
    if block.alt:
        return line_reason(block.text) or _PICTURE
    dropped = hints.dropped(block.text)
    if dropped is not None:
        return dropped
    if text.isdigit() and len(text) <= 3:
        return "page-number"
    if _sure_label(text) or _MARKED.match(text):
        return None
    if _DEBRIS.match(text) and not any(found.year for found in find_dates(text)):
        return "scan-debris"
    return line_reason(text)


def _sure_label(text: str) -> bool:
    label = _label(text)
    return label is not None and label.sure


def _label(text: str) -> Label | None:
    """Returns the label with a colon that a line opens with."""
    label = scan(text, families())
    return label if label is not None and label.colon else None
