from datetime import UTC, date, datetime
from enum import Enum

import pytest
from attrs import frozen

from onrecord.text.span import Span
from onrecord.web.record.plain import plain


class Color(Enum):
    RED = "red"


@frozen
class Thing:
    day: date
    spans: tuple[Span, ...]
    color: Color
    time: datetime


def test_values_become_what_json_knows() -> None:
    thing = Thing(date(2024, 4, 11), (Span(1, 3),), Color.RED, datetime(2024, 4, 11, 8, tzinfo=UTC))
    assert plain(thing) == {"day": "2024-04-11", "spans": [[1, 3]], "color": "red", "time": "2024-04-11T08:00:00Z"}


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no form"):
        plain(object())
