"""The single steps of normalization, each a function from a text to its rewrite, or None for no change."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache, partial

from onrecord.text import pinyin, simplify
from onrecord.text.rewrite import Rewrite, replace

Change = Callable[[str], Rewrite | None]


class Step(StrEnum):
    """One named step of normalization."""

    INVISIBLE = "invisible"
    """Zero-width characters, soft hyphens and direction marks are removed."""
    SPACES = "spaces"
    """Every other kind of blank (no-break, ideographic, tab …) becomes a plain space."""
    WIDTH = "width"
    """Full-width ASCII and half-width Korean and Japanese signs become ordinary ones; `、。` stay."""
    STOPS = "stops"
    """The ideographic comma and full stop become `,` and `.`."""
    QUOTES = "quotes"
    """Curly, low, angled and corner quotation marks become `"` and `'`; title marks `《》` stay."""
    DASHES = "dashes"
    """Every dash and hyphen becomes `-`, one for one."""
    PINYIN = "pinyin"
    """A reading put in brackets behind a Chinese character is removed."""
    DOUBLED = "doubled"
    """Of commas typed twice one is left."""
    SIMPLIFIED = "simplified"
    """Traditional characters become simplified ones, by phrase where OpenCC knows one."""
    CASE = "case"
    """Case is folded, one code point at a time (`ß` becomes `ss`)."""
    LAYOUT = "layout"
    """White space runs become one space, or nothing beside a Chinese or Japanese character."""


HAN_LIKE = "\u2e80-\u303f\u3041-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff"
"""Characters of scripts written without spaces, with their punctuation, as the inside of a character class."""

_QUOTES = {'"': "“”„‟«»「」﹁﹂〝〞〟", "'": "‘’‚‛‹›『』﹃﹄ʼ´"}  # `＂` and `＇` belong to width
_DASHES = {"-": "‐‑‒–—―−﹘﹣⸺⸻⁃"}
_SPACES = {" ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"}
_WIDTH = {chr(at - 0xFEE0): chr(at) for at in range(0xFF01, 0xFF5F)} | dict(
    zip("¢£¬¯¦¥₩", "￠￡￢￣￤￥￦", strict=True)
)
_STOPS = {",": "、､", ".": "。｡"}


def _one_for_one(signs: dict[str, str]) -> Change:
    table = {old: new for new, olds in signs.items() for old in olds}
    found = re.compile("[" + re.escape("".join(signs.values())) + "]")

    def change(text: str) -> Rewrite | None:
        # Such signs are sparse: leaping from one to the next is twice as fast as str.translate.
        changed = found.sub(lambda one: table[one[0]], text)
        return None if changed == text else Rewrite(changed, None)

    return change


def _removing(pattern: str) -> Change:
    found = re.compile(pattern)

    def change(text: str) -> Rewrite | None:
        spans = [one.span() for one in found.finditer(text)]
        return replace(text, ((start, end, "") for start, end in spans)) if spans else None

    return change


# Letters outside the scripts without case; only there can folding change the length.
_CASED = re.compile("[\u00df-\u2e7f\ua640-\uabff\ufb00-\ufb1f\U00010400-\U0001ffff]")


def _case(text: str) -> Rewrite | None:
    folded = text.casefold()
    if folded == text:
        return None
    # Folding never shortens, so an equal length means that every code point kept its place.
    if len(folded) == len(text):
        return Rewrite(folded, None)
    edits = ((one.start(), one.end(), one[0].casefold()) for one in _CASED.finditer(text))
    rewrite = replace(text, (edit for edit in edits if len(edit[2]) > 1))
    return Rewrite(rewrite.text.casefold(), rewrite.pieces)


def _laying_out() -> Change:
    # One blank first, so that the search leaps from blank to blank; a plain space alone between words is passed over.
    blanks = re.compile(rf"\s(?:\s+|(?<! )|(?<=[{HAN_LIKE}]\s)|(?=[{HAN_LIKE}]))")
    spaceless = re.compile(f"[{HAN_LIKE}]")

    def blank(text: str, start: int, end: int) -> str:
        return "" if spaceless.search(text[max(start - 1, 0) : start] + text[end : end + 1]) else " "

    def change(text: str) -> Rewrite | None:
        edits = [(one.start(), one.end(), blank(text, *one.span())) for one in blanks.finditer(text)]
        return replace(text, edits) if edits else None

    return change


@cache
def change_of(step: Step) -> Change:
    """Returns the function that takes a step; its patterns are compiled when first asked for."""
    return _MAKERS[step]()


_MAKERS: dict[Step, Callable[[], Change]] = {
    Step.INVISIBLE: partial(_removing, "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"),
    Step.SPACES: partial(_one_for_one, _SPACES),
    Step.WIDTH: partial(_one_for_one, _WIDTH),
    Step.STOPS: partial(_one_for_one, _STOPS),
    Step.QUOTES: partial(_one_for_one, _QUOTES),
    Step.DASHES: partial(_one_for_one, _DASHES),
    Step.PINYIN: lambda: pinyin.without_readings,
    Step.DOUBLED: partial(_removing, "[,，、](?=[,，、])"),
    Step.SIMPLIFIED: lambda: simplify.simplified,
    Step.CASE: lambda: _case,
    Step.LAYOUT: _laying_out,
}

ON_ASCII = frozenset({Step.SPACES, Step.DOUBLED, Step.CASE, Step.LAYOUT})
"""The steps that can change a text of ASCII characters only."""
