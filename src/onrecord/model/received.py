"""A capture and how it came: when, from where, and what the server said with it."""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

from attrs import Attribute, field, frozen

from onrecord.model.capture import Capture

SourceKind = Literal["file", "web", "archive"]
"""Handed in as a file, fetched from its address, or taken out of somebody else's web archive."""


def _in_utc(_: object, __: Attribute[dt.datetime], value: dt.datetime) -> None:
    if value.utcoffset() != dt.timedelta(0):
        raise ValueError(f"{value!r} is not a time in UTC")


def _known_kind(_: object, __: Attribute[str], value: str) -> None:
    if value not in get_args(SourceKind):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(SourceKind))}")


@frozen
class Received:
    """One capture as it was received.

    `time` is in UTC: when the bytes were fetched or handed in, or, out of an archive, when that archive got them.
    `status` and `headers` are the server's own answer, header bytes read as Latin-1; None and empty for files.
    `origin` is the WARC-Record-ID of the record it was taken from.
    """

    capture: Capture
    time: dt.datetime = field(validator=_in_utc)
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    source: SourceKind = field(default="file", validator=_known_kind)
    origin: str | None = None

    def header(self, name: str) -> str | None:
        """Returns the first value of a header, whatever the case of its name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)
