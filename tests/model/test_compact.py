import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest
from attrs import frozen

from onrecord.model.compact import packed, unpacked
from onrecord.text.span import Span


class Sort(StrEnum):
    NAME = "name"


@frozen
class Inner:
    span: Span
    sort: Sort | None


@frozen
class Outer:
    text: str
    day: date | None
    share: float
    parts: tuple[Inner, ...]
    pairs: tuple[tuple[str, int], ...]
    names: frozenset[str]
    counts: Mapping[str, tuple[Span, ...]]


def test_a_value_comes_back_from_json_as_it_was() -> None:
    one = Outer(
        "半岛 \ud800", date(2020, 3, 18), 0.1 + 0.2, (Inner(Span(1, 2), Sort.NAME), Inner(Span(0, 0), None)), (("和平", 3),),
        frozenset({"b", "a"}), {"a1": (Span(3, 4),)},
    )  # fmt: skip
    kind = tuple[date | None, list[Outer]]
    back = unpacked(json.loads(json.dumps(packed((None, [one]), kind))), kind)
    assert back == (None, [one])
    assert isinstance(back[1][0].parts[0].span, Span)
    assert isinstance(back[1][0].parts[0].sort, Sort)


def test_what_is_no_such_value_is_refused() -> None:
    for wrong in ([["x"]], 3, [[[1, 2], "other"]]):
        with pytest.raises((ValueError, TypeError)):
            unpacked(wrong, list[Inner])


def test_a_type_that_is_not_understood_is_refused() -> None:
    with pytest.raises(TypeError):
        packed(b"x", bytes)
