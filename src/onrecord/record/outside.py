"""What changed on a page outside its statements: title, main text that is no one's words, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from onrecord.analysis.reuse.edit import Edit
from onrecord.analysis.reuse.edits import edits
from onrecord.analysis.reuse.pieces import is_list_mark, is_word, pieces
from onrecord.model.transcript import Leftover, PageFacts
from onrecord.record.alignment import Link, align
from onrecord.record.statement_map import MapKind
from onrecord.record.unit import unit

PAGE_DATES = frozenset({"posted", "updated"})
"""Reasons of the remainder that tell of the page and not of what was said."""
SAID = frozenset({"disclaimer"})
"""Reasons of furniture that tell how the words were said: "as prepared for delivery"."""
_TRAIL = re.compile(
    r"(?:1\.\s*)?(?:Home|Homepage|Inicio|Accueil|Startseite|Главная|首页|首頁|主页|ホーム)"
    r"(?:\s*(?:\d\.|[>»›/|→·])\s*[^>»›/|→\n]{1,200}){1,8}"
)
"""The way from a site's front page to this one: "Home > News > …", "1. Home 2. News …"."""


@frozen
class OutsideChange:
    """Lines of a page that are in no statement: what became of them; `noise` when only the page changed.

    `place` is `title`, `remainder`, `furniture`, or `elsewhere` for lines that are in a statement on one of the pages; `reason`
    is the reading's own word for the lines. Spans of the edits count code points of `before` and `after`.
    """

    place: str
    reason: str
    kind: MapKind
    before: str
    after: str
    edits: tuple[Edit, ...]
    noise: bool

    @property
    def material(self) -> bool:
        """Tells whether what the page says changed."""
        return not self.noise and (not self.edits or any(edit.material for edit in self.edits))

    def to_dict(self, *, noise: bool = False) -> dict[str, Any]:
        """Returns the change as values that JSON knows, edits of markup and layout only when asked for."""
        return {
            "place": self.place,
            "reason": self.reason,
            "kind": self.kind.value,
            "before": self.before,
            "after": self.after,
            "edits": [edit.to_dict() for edit in self.edits if noise or not edit.noise],
            "material": self.material,
            "noise": self.noise,
        }


def outside(old: PageFacts, new: PageFacts, texts: tuple[str, str], language: str | None) -> tuple[OutsideChange, ...]:
    """Returns the changes outside statements in the order of the new page; `texts` are the two text layers.

    Lines that left the remainder and still stand on the page were only read differently: noise.
    """
    found = [*_title(old, new, language)]
    found += _lines("remainder", (old.remainder, new.remainder), texts, language)
    found += _lines("furniture", (old.furniture, new.furniture), texts, language)
    return tuple(found)


def _title(old: PageFacts, new: PageFacts, language: str | None) -> Iterator[OutsideChange]:
    before, after = old.title or "", new.title or ""
    made = edits(before, after, language=language)
    if made:
        kind = MapKind.REWORDED if before and after else MapKind.REMOVED if before else MapKind.ADDED
        yield OutsideChange("title", "title", kind, before, after, made, noise=all(one.noise for one in made))


def _lines(
    place: str, sides: tuple[Sequence[Leftover], Sequence[Leftover]], texts: tuple[str, str], language: str | None
) -> Iterator[OutsideChange]:
    old, new = ([(one.reason, line) for one in side for line in one.text.split("\n") if line.strip()] for side in sides)
    if old == new:
        return
    on_page = _flat(texts[0]), _flat(texts[1])
    units = [unit(line, reason) for reason, line in old], [unit(line, reason) for reason, line in new]
    for link in align(*units):
        before, after = "\n".join(old[at][1] for at in link.old), "\n".join(new[at][1] for at in link.new)
        made = edits(before, after, language=language) if before and after else ()
        kind = _kind(link)
        if not made and kind is not MapKind.MOVED and before and after:
            continue
        reason = new[link.new[0]][0] if link.new else old[link.old[0]][0]
        noise = (place == "furniture" and reason not in SAID) or reason in PAGE_DATES
        noise = noise or (_chrome(before) and _chrome(after)) or (bool(made) and all(one.noise for one in made))
        noise = noise or _on_both(before, after, on_page)
        yield OutsideChange(place, reason, kind, before, after, made, noise=noise)


def _chrome(words: str) -> bool:
    """Tells whether a line is nothing, a trail from the front page, or marks only."""
    cut = pieces(words)
    said = (at for at, key in enumerate(cut.keys) if is_word(key) and not is_list_mark(cut, at))
    return bool(_TRAIL.fullmatch(words.strip())) or next(said, None) is None


def _on_both(before: str, after: str, pages: tuple[str, str]) -> bool:
    """Tells whether a line that went or came is on the other page as often: then it was only read differently."""
    if before and after:
        return False
    line = _flat(before or after)
    here, there = pages if before else pages[::-1]
    return there.count(line) >= here.count(line) > 0


def _kind(link: Link) -> MapKind:
    if not link.old or not link.new:
        return MapKind.REMOVED if link.old else MapKind.ADDED
    if link.moved:
        return MapKind.MOVED
    if len(link.old) == len(link.new):
        return MapKind.REWORDED
    return MapKind.MERGED if len(link.old) > 1 else MapKind.SPLIT


def _flat(text: str) -> str:
    return " ".join(text.split())
