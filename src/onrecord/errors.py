"""The errors a caller can do something about.

OnRecordError
├── UsageError        the call itself is wrong: an unknown office, a folder where a file is needed
│   └── ListError     a list that somebody keeps beside the record is no YAML: file and line are named
├── RecordError       the record on disk: missing, of another format, in use by another writer, damaged
│   └── ProjectionError   an index that is missing, damaged or of another format: `onrecord rebuild` makes it again
├── CaptureError      the bytes could not be had: no such file, refused address, broken archive
└── ReadingError      the bytes are there and could not be read: page and place are named
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of all errors that OnRecord raises on purpose."""


class UsageError(OnRecordError):
    """A call that cannot be answered as it stands; the message names the next step."""


class ListError(UsageError):
    """A list written by hand that cannot be read; `told` is its file's name and the line, without the folder."""

    def __init__(self, message: str, *, told: str) -> None:
        """Keeps what readers of a site may know."""
        super().__init__(message)
        self.told = told


class CaptureError(OnRecordError):
    """Bytes that could not be had: the message names the thing asked for and why it failed."""

    def __init__(self, message: str, *, address: str | None = None) -> None:
        """Keeps the address (a path or a URL) beside the message."""
        super().__init__(message)
        self.address = address


class ReadingError(OnRecordError):
    """A page that could not be read: the message names what, `place` where in the page."""

    def __init__(self, message: str, *, address: str | None = None, place: str | None = None) -> None:
        """Keeps address and place (for example `byte 5120`) beside the message."""
        super().__init__(message)
        self.address = address
        self.place = place


class RecordError(OnRecordError):
    """A record that cannot be used as asked: the message names folder or file and the next step."""


class ProjectionError(RecordError):
    """A projection that is missing, damaged or of another format: nothing is lost, and a writer makes it again."""
