"""What several editions of a briefing say is counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from onrecord.model.ids import parse_ref

Value = TypeVar("Value")


def counted_once(found: Iterable[Value], place: Callable[[Value], str]) -> list[Value]:
    """Returns what stands in one edition of each briefing: in that with the most of it, of several the first.

    `place` tells the id of the statement or edition where something stands. A page in two languages is one briefing, and an answer
    that both have is one answer.
    """
    briefings: dict[str, dict[str, list[Value]]] = {}
    for one in found:
        ref = parse_ref(place(one))
        briefings.setdefault(ref.briefing, {}).setdefault(ref.edition or "", []).append(one)
    return [one for editions in briefings.values() for one in max(editions.values(), key=len)]
