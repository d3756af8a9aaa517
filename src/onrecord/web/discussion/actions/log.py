"""The log of what was done by those who may do more than readers."""

from __future__ import annotations

from django.utils import timezone

from onrecord.web.discussion.markdown import tidy_line
from onrecord.web.discussion.models import Deed
from onrecord.web.discussion.who import Who


def log(who: Who, verb: str, thing: str, reason: str = "") -> None:
    """Adds a line to the log."""
    name = who.user.get_username() if who.user is not None else "-"
    Deed.objects.create(
        time=timezone.now(), who=name[:150], verb=verb, thing=thing[:220], reason=tidy_line(reason, 200)
    )
