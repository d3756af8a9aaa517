"""A page of an archive that is swept."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from onrecord.model.capture import Capture


@frozen
class ScanPage:
    """One page: its place in the file it came from (from 0), and either its words or the bytes that hold them.

    `record` is the WARC-Record-ID of the record it was taken from, `day` when it was posted or, where that is not told,
    when the archive got it.
    """

    number: int
    address: str | None = None
    day: dt.date | None = None
    record: str | None = None
    text: str | None = field(default=None, repr=False)
    capture: Capture | None = field(default=None, repr=False)
