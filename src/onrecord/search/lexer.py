"""A query cut into words, quotations, filters and operators, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.errors import UsageError

FILTERS = (
    "office", "speaker", "outlet", "kind", "lang", "nature", "briefing", "after", "before", "on", "sort", "copies",
)  # fmt: skip
Sort = Literal["word", "quoted", "strict", "filter", "open", "close", "and", "or", "not", "near"]

_QUOTES = {'"': '"＂“”„‟〝〞〟', "「": "「」﹁﹂", "『": "『』﹃﹄", "«": "«»"}
_CLOSES = {mark: closing for closing in _QUOTES.values() for mark in closing}
_OPEN, _CLOSE, _MINUS, _EQUALS = "(（", ")）", "-－", "=＝"
_ENDS = frozenset(_OPEN + _CLOSE + "".join(_QUOTES.values()))
_NEAR = re.compile(r"NEAR(?:[/／]([0-9０-９]{1,3}))?")
_NAMED = re.compile(r"([A-Za-zＡ-Ｚａ-ｚ]{2,12})[:：](.*)", re.DOTALL)
_ALIKE = 75


class Lexeme(NamedTuple):
    """A part of a query: what it is, its words, a filter's or operator's argument, and its place from 1."""

    sort: Sort
    text: str
    place: int
    argument: str = ""
    prefix: bool = False


def lexemes(query: str) -> Iterator[Lexeme]:
    """Yields the parts of a query; raises UsageError naming the place where it cannot be read."""
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        lexeme, at = _next(query, at)
        if lexeme is not None:
            yield lexeme


def _next(query: str, at: int) -> tuple[Lexeme | None, int]:
    char = query[at]
    if char in _OPEN or char in _CLOSE:
        return Lexeme("open" if char in _OPEN else "close", char, at + 1), at + 1
    if char in _CLOSES:
        return _quoted(query, at, "quoted")
    following = query[at + 1 : at + 2]
    if char in _EQUALS and following in _CLOSES and following:
        return _quoted(query, at + 1, "strict")
    if char in _MINUS:
        stands = bool(following) and not following.isspace() and following not in _CLOSE
        return (Lexeme("not", char, at + 1) if stands else None), at + 1
    return _word(query, at)


def _quoted(query: str, at: int, sort: Sort) -> tuple[Lexeme, int]:
    closing = _CLOSES[query[at]]
    end = next((place for place in range(at + 1, len(query)) if query[place] in closing), None)
    if end is None:
        raise UsageError(f"the quotation mark at character {at + 1} of the query is not closed")
    text = query[at + 1 : end]
    after = end + 1
    prefix = text.endswith("*") or query[after : after + 1] == "*"
    after += query[after : after + 1] == "*"
    return Lexeme(sort, text, at + 1, prefix=prefix), after


def _word(query: str, at: int) -> tuple[Lexeme, int]:
    end = at
    while end < len(query) and not query[end].isspace() and query[end] not in _ENDS:
        end += 1
    text = query[at:end]
    if text in {"AND", "OR", "NOT"}:
        operators: dict[str, Sort] = {"AND": "and", "OR": "or", "NOT": "not"}
        return Lexeme(operators[text], text, at + 1), end
    if found := _NEAR.fullmatch(text):
        return Lexeme("near", text, at + 1, found[1] or ""), end
    if found := _NAMED.fullmatch(text):
        named = _filter(query, at, end, found)
        if named is not None:
            return named
    return Lexeme("word", text, at + 1, prefix=text.endswith("*")), end


def _filter(query: str, at: int, end: int, found: re.Match[str]) -> tuple[Lexeme, int] | None:
    name, value = _ascii(found[1]).lower(), found[2]
    if name not in FILTERS:
        _refuse_misspelled(name, at)
        return None
    if not value and query[end : end + 1] in _CLOSES and end < len(query):
        quoted, after = _quoted(query, end, "quoted")
        return Lexeme("filter", quoted.text, at + 1, name), after
    if not value.strip("*"):
        raise UsageError(f"the filter {name}: at character {at + 1} of the query has no value")
    return Lexeme("filter", value, at + 1, name), end


def _refuse_misspelled(name: str, at: int) -> None:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a query with an odd colon needs it

    alike = process.extractOne(name, FILTERS, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if alike is not None:
        message = f"no filter is called {name!r} (character {at + 1} of the query); did you mean {alike[0]}:"
        raise UsageError(f"{message}? Put the words in quotation marks to search for them")


def _ascii(name: str) -> str:
    return "".join(chr(ord(char) - 0xFEE0) if char > "\u007f" else char for char in name)
