"""Why something was not sent."""

from __future__ import annotations

from onrecord.errors import OnRecordError


class SendError(OnRecordError):
    """It was not taken; another try may help."""


class GoneError(SendError):
    """It will never be taken: the receiver does not exist, or does not want it."""
