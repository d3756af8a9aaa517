"""Statements in the sections of a debate record: exchanges, and what is said outside of them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from onrecord.model.statement import Kind, Statement
from onrecord.record.export.excerpt import Excerpt


@frozen
class Section:
    """Statements that follow each other and belong together; `exchange` is 0 outside of exchanges.

    `part` counts the sections of an exchange from 1: one that something else interrupts has several.
    """

    exchange: int
    part: int
    statements: tuple[Statement, ...]


def sections(excerpt: Excerpt) -> Iterator[Section]:
    """Yields the sections of an excerpt. A stage direction inside an exchange stays in the exchange's section."""
    parts: dict[int, int] = {}
    for exchange, statements in _runs(excerpt.statements):
        parts[exchange] = parts.get(exchange, 0) + 1
        yield Section(exchange, parts[exchange], tuple(statements))


def _runs(statements: tuple[Statement, ...]) -> Iterator[tuple[int, list[Statement]]]:
    held: list[Statement] = []
    current = 0
    for at, one in enumerate(statements):
        exchange = one.exchange
        if one.kind is Kind.NARRATIVE and current and _goes_on(statements, at, current):
            exchange = current
        if held and exchange != current:
            yield current, held
            held = []
        current = exchange
        held.append(one)
    if held:
        yield current, held


def _goes_on(statements: tuple[Statement, ...], at: int, exchange: int) -> bool:
    """Tells whether the next words behind stage directions belong to the exchange."""
    following = (one for one in statements[at:] if one.kind is not Kind.NARRATIVE)
    return getattr(next(following, None), "exchange", 0) == exchange
