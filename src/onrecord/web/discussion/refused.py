"""What a reader may not do, or not yet."""

from __future__ import annotations

from http import HTTPStatus

from onrecord.errors import UsageError


class Refused(UsageError):  # noqa: N818  it is an answer, not a fault
    """A wish of a reader that is not granted; the message says why in the reader's language, `status` is HTTP's."""

    def __init__(self, message: str, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY) -> None:
        """Keeps the status beside the message."""
        super().__init__(message)
        self.status = status


class Forbidden(Refused):
    """What needs a right that this reader has not."""

    def __init__(self, message: str) -> None:
        """Refuses with HTTP's 403."""
        super().__init__(message, HTTPStatus.FORBIDDEN)


class NotHere(Refused):
    """What does not exist, or not for this reader."""

    def __init__(self, message: str) -> None:
        """Refuses with HTTP's 404."""
        super().__init__(message, HTTPStatus.NOT_FOUND)
