"""A listing page: which briefings it links to, and which page of the list comes next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag, urljoin, urlsplit

import turbohtml
from attrs import define, evolve, field, frozen

from onrecord.errors import CaptureError
from onrecord.reading.dates import address_date, find_dates

_ROWS = frozenset({"li", "tr", "article", "section", "dd", "dt", "hr", "ul", "ol", "table"})
_BLIND = frozenset({"script", "style", "template"})
_NEXT_REL = re.compile(r"(?:^|\s)next(?:\s|$)", re.IGNORECASE)
_NEXT = re.compile(
    r"\W*(?:next(?:\s+page)?|older(?:\s+(?:posts|entries))?|下一?[页頁]|次へ|次の?ページ|다음|siguiente|próximo|suivante?|weiter|"
    r"nächste(?:\s+seite)?|следующая|вперёд|дал(?:ее|ьше))\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_NEAR = 160
_ROW_MARK, _ROW_COST = "\x1e", 100


class EmptyListingError(CaptureError):
    """A listing page on which nothing looks like a briefing: its form changed, or it is no listing."""


@frozen
class Link:
    """A link to a briefing: its absolute address, its words, and the date that is printed beside it or stands in its address."""

    address: str
    title: str
    date: dt.date | None = None


@frozen
class Listing:
    """What a listing page holds: its links in the order printed, and the address that it calls the next page.

    `others` are links to pages that lie where briefings do and have other titles.
    """

    address: str
    links: tuple[Link, ...]
    next: str | None = None
    others: tuple[Link, ...] = ()


@define
class _Anchor:
    """A link of any kind: where it leads, its words, what else names it, and where it stands in the page's text."""

    address: str
    rel: str
    named: list[str]
    start: int
    end: int = 0
    words: list[str] = field(factory=list)


@define
class _Flat:
    """The words of a page with a mark between rows, and its links; what is met while going through it."""

    base: str
    text: list[str] = field(factory=list)
    size: int = 0
    anchors: list[_Anchor] = field(factory=list)
    open: _Anchor | None = None
    blind: str | None = None

    def add(self, words: str) -> None:
        """Takes words of the page."""
        self.text.append(words)
        self.size += len(words)
        if self.open is not None:
            self.open.words.append(words)


def listing(text: str, address: str, link: re.Pattern[str], *, title: re.Pattern[str] | None = None) -> Listing:
    """Returns what a listing page holds: links whose address `link` is found in, and whose words `title` is found in.

    Raises EmptyListingError where no address fits at all: a page without links is never "nothing new".
    """
    flat = _flattened(text, address)
    fitting = [one for one in flat.anchors if link.search(one.address)]
    whole = "".join(flat.text)
    links = _dated(_merged(fitting), whole) if fitting else _in_source(text, link)
    if not links:
        raise EmptyListingError(f"{address}: no link on this listing page looks like a briefing", address=address)
    wanted = tuple(one for one in links if title is None or title.search(one.title))
    others = tuple(one for one in links if one not in wanted)
    return Listing(address, wanted, _next(flat.anchors, address), others)


def _flattened(text: str, address: str) -> _Flat:
    flat = _Flat(address)
    for token in turbohtml.tokenize(text, resolve_references=True, capture_attributes=True):
        tag = (token.tag or "").lower()
        if token.type == turbohtml.TokenType.TEXT:
            if flat.blind is None:
                flat.add(token.data or "")
        elif token.type == turbohtml.TokenType.START_TAG:
            _start(flat, tag, dict(token.attrs or ()))
        elif token.type == turbohtml.TokenType.END_TAG:
            _end(flat, tag)
    _close(flat)
    return flat


def _start(flat: _Flat, tag: str, attributes: dict[str, str | None]) -> None:
    href = attributes.get("href") or ""
    if tag in _ROWS:
        flat.add(_ROW_MARK)
    elif tag in _BLIND:
        flat.blind = tag
    elif tag == "base" and href and not flat.anchors:
        flat.base = _joined(flat.base, href) or flat.base
    elif tag == "time":
        flat.add(f" {(attributes.get('datetime') or '')[:10]} ")
    elif tag in {"a", "link"} and href:
        _close(flat)
        found = _joined(flat.base, href)
        if found is not None:
            named = [attributes.get("title") or "", attributes.get("aria-label") or ""]
            flat.open = _Anchor(found, attributes.get("rel") or "", named, flat.size)
            if tag == "link":
                _close(flat)


def _end(flat: _Flat, tag: str) -> None:
    if tag == flat.blind:
        flat.blind = None
    elif tag == "a":
        _close(flat)
    elif tag in _ROWS:
        flat.add(_ROW_MARK)


def _close(flat: _Flat) -> None:
    if flat.open is not None:
        flat.open.end = flat.size
        words = "".join(flat.open.words).replace(_ROW_MARK, " ")
        flat.open.named.insert(0, " ".join(words.split()))
        flat.anchors.append(flat.open)
        flat.open = None


def _joined(base: str, href: str) -> str | None:
    try:
        found = urldefrag(urljoin(base, href.strip())).url
        return found if urlsplit(found).scheme in {"http", "https"} and urlsplit(found).hostname else None
    except ValueError:
        return None


def _merged(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Returns one anchor for each address, in the order printed: a picture and a headline often lead to the same page."""
    by_address: dict[str, _Anchor] = {}
    for one in anchors:
        kept = by_address.setdefault(one.address, one)
        if kept is not one:
            by_address[one.address] = evolve(
                kept, named=max(kept.named, one.named, key=lambda names: len(_title(names))), end=max(kept.end, one.end)
            )
    return list(by_address.values())


def _title(named: Sequence[str]) -> str:
    return next((words for words in named if words.strip()), "").strip()


def _dated(anchors: Sequence[_Anchor], text: str) -> list[Link]:
    """Returns the links with their dates. Some sites print a link's date after it and some before: the nearer ones are meant."""
    starts = [one.start for one in anchors]
    after = [_first(text[one.end : until]) for one, until in zip(anchors, [*starts[1:], len(text)], strict=True)]
    before = [
        _last(text[since : one.start])
        for one, since in zip(anchors, [0, *(each.end for each in anchors[:-1])], strict=True)
    ]
    beside = after if _cost(after) <= _cost(before) else before
    links = []
    for one, found in zip(anchors, beside, strict=True):
        title = _title(one.named)
        day = found[0] if found else address_date(one.address) or _whole_date(title)
        links.append(Link(one.address, title, day))
    return links


_Beside = tuple[dt.date, int] | None


def _first(gap: str) -> _Beside:
    near = gap[:_NEAR]
    found = next((one for one in find_dates(near) if one.date is not None), None)
    return None if found is None or found.date is None else (found.date, _distance(near[: found.span.start]))


def _last(gap: str) -> _Beside:
    near = gap[-_NEAR:]
    dates = [one for one in find_dates(near) if one.date is not None]
    return None if not dates or dates[-1].date is None else (dates[-1].date, _distance(near[dates[-1].span.end :]))


def _distance(between: str) -> int:
    return len(" ".join(between.split())) + _ROW_COST * between.count(_ROW_MARK)


def _cost(beside: Sequence[_Beside]) -> float:
    """Returns how far dates lie from their links on the average; a link without one counts as far."""
    return sum(_NEAR + 4 * _ROW_COST if one is None else one[1] for one in beside) / len(beside)


def _whole_date(title: str) -> dt.date | None:
    return next((one.date for one in find_dates(title) if one.date is not None), None)


def _in_source(text: str, link: re.Pattern[str]) -> list[Link]:
    """Returns fitting addresses that stand in the page's scripts, where it builds its list from data."""
    source = text.replace("\\/", "/").replace("\\u002F", "/").replace("&amp;", "&")
    found = dict.fromkeys(urldefrag(one).url for one in _ADDRESS.findall(source))
    return [Link(one, "", address_date(one)) for one in found if link.search(one)]


def _next(anchors: Sequence[_Anchor], address: str) -> str | None:
    here = urldefrag(address).url
    return next((one.address for one in _nexts(anchors) if one.address != here and _same_host(one.address, here)), None)


def _nexts(anchors: Sequence[_Anchor]) -> Iterator[_Anchor]:
    yield from (one for one in anchors if _NEXT_REL.search(one.rel))
    yield from (one for one in anchors if any(_NEXT.fullmatch(words) for words in one.named if words))


def _same_host(one: str, other: str) -> bool:
    return urlsplit(one).hostname == urlsplit(other).hostname
