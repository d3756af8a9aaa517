"""Where a list goes on: a word that means something to this API only, and stays good while the record grows."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from onrecord.web.api.problem import Fault, unprocessable

Value = TypeVar("Value")
_LONGEST: Final = 1000


def written(kind: str, *parts: str | int | None) -> str:
    """Returns the cursor of a kind of list with the parts that say where it goes on."""
    text = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode("ascii")


def read(kind: str, cursor: str, *types: type[Any] | tuple[type[Any], ...]) -> tuple[Any, ...]:
    """Returns the parts of a cursor; raises Refused for what is none of this kind of list."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True)) if len(cursor) < _LONGEST else None
    except (ValueError, RecursionError):
        parts = None
    if not isinstance(parts, list) or len(parts) != len(types) + 1 or parts[0] != kind:
        raise bad()
    for part, known in zip(parts[1:], types, strict=True):
        # True and False are numbers to Python, and no part of a cursor.
        if isinstance(part, bool) or not isinstance(part, known):
            raise bad()
        if isinstance(part, int) and not 0 <= part < 1 << 53:
            raise bad()
    return tuple(parts[1:])


def bad() -> Exception:
    """Returns what says that a cursor is none."""
    fault = Fault(place="query.cursor", problem="take it from `next` of the same list, unchanged")
    return unprocessable("the cursor is not one of this list", fault)


def part(
    kind: str, items: Sequence[Value], name: Callable[[Value], str], cursor: str | None, limit: int
) -> tuple[Sequence[Value], str | None]:
    """Returns a part of a list that is at hand as a whole, and the cursor of the next part.

    The cursor says the place and the name of the last thing given, so that it stays good where things came before it.
    """
    start = 0
    if cursor is not None:
        start, last = read(kind, cursor, int, str)
        if not (0 < start <= len(items) and name(items[start - 1]) == last):
            start = next((at for at, one in enumerate(items, 1) if name(one) == last), min(start, len(items)))
    given = items[start : start + limit]
    end = start + len(given)
    more = written(kind, end, name(given[-1])) if given and end < len(items) else None
    return given, more
