"""Long lists, a part at a time."""

from __future__ import annotations

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import UsageError

_FARTHEST = 1000


@frozen
class Paging:
    """Which part of a list is shown; `page` counts from 1."""

    total: int
    size: int
    page: int

    @property
    def offset(self) -> int:
        """Returns how many things come before this part."""
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        """Returns the number of the first thing shown, counted from 1."""
        return self.offset + 1

    @property
    def last(self) -> int:
        """Returns the number of the last thing shown."""
        return min(self.offset + self.size, self.total)

    @property
    def before(self) -> int | None:
        """Returns the part before, None on the first."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """Returns the part after, None on the last."""
        return self.page + 1 if self.last < self.total and self.page < _FARTHEST else None


def offset_of(request: HttpRequest, size: int) -> int:
    """Returns how many things come before the part that `?page=` asks for, of a list whose length is not known yet."""
    return (min(max(_asked(request), 1), _FARTHEST) - 1) * size


def _asked(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def paging(request: HttpRequest, total: int, size: int) -> Paging:
    """Returns the part that `?page=` asks for, the first where it asks for none; raises UsageError behind the last."""
    number = _asked(request)
    most = max(min(-(-total // size), _FARTHEST), 1)
    if number > most:
        raise UsageError(f"there is no page {number} of this list; its last is page {most}")
    return Paging(total, size, max(number, 1))
