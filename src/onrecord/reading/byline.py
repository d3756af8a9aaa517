"""Who a page says wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_METAS = ("author", "article:author", "byl", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author")
_LD_AUTHOR = re.compile(r'"author"\s*:\s*(?:\[\s*)?(?:\{[^{}]*?"name"\s*:\s*"([^"]{2,80})"|"([^"]{2,80})")')
_NAME = r"[^\W\d_][^\W\d_.'’\-]*(?:[ .'’\-]{1,2}[^\W\d_][^\W\d_.'’\-]*){0,5}\.?"
_LINE = re.compile(
    rf"(?:(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Aa]uthor)\s?[:：]?|[Vv]on|[Pp]or|[Pp]ar|Автор\s?[:：]|بقلم\s?[:：]?)\s+"
    rf"(?P<name>{_NAME}(?:(?:,| and| und| y| et|/| &) {_NAME}){{0,3}})"
    r"(?P<rest>\s*(?:[|•·,\-–—]|\s{2,}|on\b|at\b|\d).*)?"
)
_HAN_LINE = re.compile(
    r"[【（(]?(?:作者|撰文|文|记者|記者|記事|기자)\s?[：:/／]\s?(?P<name>[^\s，。：:（）()【】]{2,20})[】）)]?.{0,40}"
)
_NOBODY = frozenset(
    "admin administrator editor webmaster root user staff superuser null none unknown author 管理员 编辑 本站 佚名".split()
)
_LOWER_ALLOWED = frozenset("de da di del der den van von la le bin al el y e and und et dos das".split())
_OFFICE = re.compile(
    r"secretary|minister|president|spokes|advis[oe]r|director|ambassador|general|official|premier|treasurer|\bthe\b|\bhon\b|department|government|office",
    re.IGNORECASE,
)
_LONGEST = 160
_ADDRESS = re.compile(r"https?://|@")


def byline(lines: Sequence[str], metas: Mapping[str, str], json_ld: Sequence[str] = ()) -> str | None:
    """Returns the author a page names, in a printed by-line first, else in its head; None when unknown."""
    for line in lines:
        name = byline_name(line)
        if name is not None:
            return name
    for key in _METAS:
        name = _somebody(metas.get(key, ""))
        if name is not None:
            return name
    for block in json_ld:
        match = _LD_AUTHOR.search(block)
        name = _somebody(match.group(1) or match.group(2)) if match else None
        if name is not None:
            return name
    return None


def byline_name(line: str) -> str | None:
    """Returns the name in a printed by-line ("By Jane Roe | March 3"), None when the line is none."""
    text = line.strip()
    if len(text) > _LONGEST:
        return None
    match = _HAN_LINE.fullmatch(text)
    if match:
        return _somebody(match.group("name"))
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    name = match.group("name").strip(" ,")
    if (
        _OFFICE.search(name)
        or name.isupper()
        or (not text.startswith(("Author", "author", "Автор")) and not _proper(name))
    ):
        return None
    return _somebody(name)


def _proper(name: str) -> bool:
    """Tells whether every word is written as a name is (so not "By the time it ended")."""
    words = [word for word in re.split(r"[ ,/&]+", name) if word]
    return all(word[0].isupper() or word in _LOWER_ALLOWED or not word[0].isalpha() for word in words)


def _somebody(name: str) -> str | None:
    kept = " ".join(name.split()).strip(" ,|-")
    if len(kept) < 2 or len(kept) > 80 or _ADDRESS.search(kept) or kept.casefold() in _NOBODY:
        return None
    return kept
