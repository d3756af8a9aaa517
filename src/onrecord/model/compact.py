"""Frozen values as plain lists that JSON knows, and back, by the types that their classes declare."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields, has

Way = Callable[[Any], Any]


def packed(value: Any, kind: Any) -> Any:
    """Returns a value of a declared type as JSON knows it; raises TypeError for a type that is not understood."""
    there = _ways(kind)[0]
    return value if there is None else there(value)


def unpacked(value: Any, kind: Any) -> Any:
    """Returns the value that `packed` made something of; raises ValueError, TypeError or KeyError where it made none such."""
    back = _ways(kind)[1]
    return value if back is None else back(value)


@cache
def _ways(kind: Any) -> tuple[Way | None, Way | None]:
    """Returns what packs and what unpacks values of a type; None for those that JSON knows as they are."""
    if kind in {str, int, float, bool, NoneType}:
        return None, None
    if kind is date:
        return date.isoformat, date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _value, kind
    if isinstance(kind, type) and has(kind):
        return _of_class(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_make"):
        return list, kind._make  # a named tuple of plain values
    return _of_form(get_origin(kind), get_args(kind), kind)


def _value(one: Enum) -> Any:
    return one.value


def _of_form(origin: Any, parts: tuple[Any, ...], kind: Any) -> tuple[Way, Way | None] | tuple[None, None]:
    if origin in {UnionType, Union} and len(parts) == 2 and NoneType in parts:
        there, back = _ways(next(one for one in parts if one is not NoneType))
        return _unless_none(there), _unless_none(back)
    if origin is list or (origin is tuple and parts[1:] == (...,)):
        there, back = _ways(parts[0])
        return _each(there, list), _each(back, origin)
    if origin is tuple:
        theres, backs = zip(*map(_ways, parts), strict=True)
        return _row(theres), _made_of(_row(backs), tuple)
    if origin is frozenset and parts == (str,):
        return sorted, frozenset
    if origin in {dict, Mapping} and parts[0] is str:
        there, back = _ways(parts[1])
        return _by_name(there), _by_name(back)
    raise TypeError(f"{kind} is no type that can be packed")


def _of_class(kind: type) -> tuple[Way, Way]:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    theres, backs = zip(*(_ways(hints[name]) for name in names), strict=True)
    row = _row(theres)
    return (lambda one: row([getattr(one, name) for name in names])), _made_of(_row(backs), lambda row: kind(*row))


def _row(ways: Sequence[Way | None]) -> Way:
    """Returns what takes each value of a row its own way; raises ValueError for a row of another length."""
    needed = [(at, way) for at, way in enumerate(ways) if way is not None]

    def taken(row: Sequence[Any]) -> list[Any]:
        made = list(row)
        if len(made) != len(ways):
            raise ValueError(f"{len(made)} values where {len(ways)} belong")
        for at, way in needed:
            made[at] = way(made[at])
        return made

    return taken


def _made_of(row: Way, make: Way) -> Way:
    return lambda values: make(row(values))


def _unless_none(way: Way | None) -> Way:
    return lambda one: one if one is None or way is None else way(one)


def _each(way: Way | None, make: Callable[..., Any]) -> Way:
    return make if way is None else lambda some: make(map(way, some))


def _by_name(way: Way | None) -> Way:
    return dict if way is None else lambda some: {name: way(one) for name, one in some.items()}
