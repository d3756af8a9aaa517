"""What a reader may not do, or not yet."""

from __future__ import annotations

from http import HTTPStatus

from onrecord.errors import UsageError


class Refused(UsageError):  # noqa: N818  it is an answer, not a fault
    """A wish that is not granted; the message says why in the reader's language, `status` is HTTP's."""

    def __init__(
        self, message: str, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY, *, back: str = "/alerts"
    ) -> None:
        """Keeps the status beside the message, and where a reader goes on."""
        super().__init__(message)
        self.status = status
        self.back = back
