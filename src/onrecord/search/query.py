"""The query language: any text becomes a tree, or one error that names the place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.model.statement import Kind
from onrecord.model.transcript import Nature
from onrecord.search.days import days
from onrecord.search.lexer import Lexeme, lexemes
from onrecord.search.phrases import phrase
from onrecord.search.query_tree import Copies, Every, Fact, Near, Node, Query, Quoted, Some, Sort, Without, Words

MOST_PARTS, MOST_POINTS, DEEPEST, FARTHEST = 200, 4_000, 40, 50
SORTS: dict[str, Sort] = {"date": "date", "newest": "date", "relevance": "relevance", "oldest": "oldest"}
COPIES: dict[str, Copies] = {"with": "with", "without": "without", "only": "only"}
_Chosen = TypeVar("_Chosen")
_CLOSED = {"kind": [one.value for one in Kind], "nature": [one.value for one in Nature]}


def parse(text: str) -> Query:
    """Returns the query a text stands for; raises UsageError naming the place where it cannot be read."""
    if len(text) > MOST_POINTS:
        raise UsageError(f"the query has {len(text):,} characters; {MOST_POINTS:,} are the most")
    parser = _Parser(list(lexemes(text)))
    if not parser.parts:
        raise UsageError("the query is empty; give a word, a phrase or a filter")
    if len(parser.parts) > MOST_PARTS:
        raise UsageError(f"the query has {len(parser.parts)} parts; {MOST_PARTS} are the most")
    tree = parser.either(0)
    if parser.at < len(parser.parts):
        raise UsageError(f"the bracket at character {parser.parts[parser.at].place} of the query closes nothing")
    if tree is None and not parser.said:
        raise UsageError("there is no letter or digit in the query to search for")
    return Query(tree, parser.sort, parser.copies, text)


@frozen
class _Nothing:
    """What a part comes to that asks for nothing: a sign standing alone, or an order."""


class _Parser:
    """Reads lexemes by recursive descent: OR binds least, then AND (also unwritten), NOT, NEAR."""

    def __init__(self, parts: list[Lexeme]) -> None:
        self.parts = parts
        self.at = 0
        self.sort: Sort | None = None
        self.copies: Copies | None = None

    @property
    def said(self) -> bool:
        """Tells whether the query orders or widens the result, without words."""
        return self.sort is not None or self.copies is not None

    def _is(self, *sorts: str) -> bool:
        return self.at < len(self.parts) and self.parts[self.at].sort in sorts

    def _take(self) -> Lexeme:
        self.at += 1
        return self.parts[self.at - 1]

    def either(self, depth: int) -> Node | None:
        parts = [self._every(depth)]
        while self._is("or"):
            operator = self._take()
            if parts[-1] is None:
                raise _lacks(operator)
            parts.append(self._every(depth))
            if parts[-1] is None:
                raise _lacks(operator)
        found = tuple(one for one in parts if one is not None)
        return Some(found) if len(found) > 1 else next(iter(found), None)

    def _every(self, depth: int) -> Node | None:
        parts: list[Node] = []
        waiting: Lexeme | None = None
        while self.at < len(self.parts) and not self._is("or", "close"):
            if self._is("and"):
                waiting = self._take()
                if not parts:
                    raise _lacks(waiting)
                continue
            part = self._maybe_not(depth)
            if not isinstance(part, _Nothing):
                parts.append(part)
                waiting = None
        if waiting is not None:
            raise _lacks(waiting)
        return Every(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)

    def _maybe_not(self, depth: int) -> Node | _Nothing:
        if not self._is("not"):
            return self._near(depth)
        operator, times = self._take(), 1
        while self._is("not"):
            self._take()
            times += 1
        if self.at == len(self.parts) or self._is("or", "and", "close", "near"):
            raise _lacks(operator)
        part = self._near(depth)
        if isinstance(part, _Nothing):
            raise _lacks(operator)
        return Without(part) if times % 2 else part

    def _near(self, depth: int) -> Node | _Nothing:
        if self._is("near"):
            raise _lacks(self.parts[self.at])
        left = self._one(depth)
        made: list[Node] = []
        while self._is("near"):
            operator = self._take()
            if self.at == len(self.parts) or self._is("or", "and", "not", "near", "close"):
                raise _lacks(operator)
            right = self._one(depth)
            made.append(Near(_side(left, operator), _side(right, operator), _distance(operator)))
            left = right
        return left if not made else Every(tuple(made)) if len(made) > 1 else made[0]

    def _one(self, depth: int) -> Node | _Nothing:
        part = self._take()
        if part.sort == "open":
            return self._bracket(part, depth)
        if part.sort == "filter":
            return self._filter(part)
        words = phrase(part.text)
        if part.sort == "word":
            return Words(part.text.rstrip("*"), _prefix(part)) if words.pieces else _Nothing()
        if not words.pieces:
            raise UsageError(f"the quotation at character {part.place} of the query has no letter or digit")
        return Quoted(part.text.rstrip("*"), _prefix(part), part.sort == "strict")

    def _bracket(self, opening: Lexeme, depth: int) -> Node | _Nothing:
        if depth == DEEPEST:
            raise UsageError(f"more than {DEEPEST} brackets in each other at character {opening.place} of the query")
        inside = self.either(depth + 1)
        if not self._is("close"):
            raise UsageError(f"the bracket at character {opening.place} of the query is not closed")
        self._take()
        return _Nothing() if inside is None else inside

    def _filter(self, part: Lexeme) -> Node | _Nothing:
        name, value = part.argument, part.text.strip()
        if name in {"after", "before", "on"}:
            return days(name, value, part.place)
        if name == "sort":
            self.sort = _choice(SORTS, part)
            return _Nothing()
        if name == "copies":
            self.copies = _choice(COPIES, part)
            return _Nothing()
        if name in _CLOSED and value.lower() not in _CLOSED[name]:
            known = ", ".join(_CLOSED[name])
            raise UsageError(f"no {name} is called {value!r} (character {part.place} of the query); known are {known}")
        if not phrase(value).pieces:
            raise UsageError(f"the filter {name}: at character {part.place} of the query has no value")
        return Fact(name, value)


def _choice(known: Mapping[str, _Chosen], part: Lexeme) -> _Chosen:
    chosen = known.get(part.text.strip().lower())
    if chosen is None:
        names = ", ".join(known)
        raise UsageError(f"{part.argument}: at character {part.place} of the query takes one of {names}")
    return chosen


def _prefix(part: Lexeme) -> bool:
    if part.prefix and (words := phrase(part.text, prefix=True)).pieces[-1].open:
        if len(words.pieces[-1].text) == 1 and words.pieces[-1].text.isascii():
            raise UsageError(
                f"the prefix at character {part.place} of the query needs two letters or more before the *"
            )
        return True
    return False


def _side(side: Node | _Nothing, operator: Lexeme) -> tuple[Words | Quoted, ...]:
    if isinstance(side, Words | Quoted) and not (isinstance(side, Quoted) and side.strict):
        return (side,)
    if isinstance(side, Some):
        return tuple(one for part in side.parts for one in _side(part, operator))
    raise UsageError(f"{operator.text} at character {operator.place} of the query stands between words or phrases only")


def _distance(operator: Lexeme) -> int:
    distance = int(operator.argument) if operator.argument else 10
    if distance > FARTHEST:
        raise UsageError(
            f"{operator.text} at character {operator.place} of the query is too far; {FARTHEST} is the most"
        )
    return distance


def _lacks(operator: Lexeme) -> UsageError:
    return UsageError(f"{operator.text} at character {operator.place} of the query lacks a word beside it")
