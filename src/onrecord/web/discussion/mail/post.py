"""The queue of letters."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from onrecord.web.discussion.limits import may_write_to
from onrecord.web.discussion.markdown import tidy_line
from onrecord.web.discussion.models import Letter
from onrecord.web.discussion.who import mail_digest
from onrecord.web.record.links import at

NEWS: Final = "news"
"""Letters that readers ordered."""
WAITING: Final = "waiting"
"""Letters to moderators. All others are caused by a form, and counted."""


def post(
    kind: str, to: str, subject: str, body: str, *, sender: str = "", headers: dict[str, str] | None = None
) -> bool:
    """Puts a letter into the queue; returns False where the address, or whoever asks, had too many of late."""
    if kind not in {NEWS, WAITING} and settings.ONRECORD.limits and not may_write_to(to, sender):
        return False
    now = timezone.now()
    Letter.objects.create(
        kind=kind,
        to=to,
        digest=mail_digest(to),
        sender=sender,
        subject=tidy_line(subject, 180),
        body=body,
        headers=headers or {},
        created=now,
        due=now,
    )
    return True


def address_of(path: str, language: str | None = None) -> str:
    """Returns the whole address of a path of the site, as it has to stand in a letter."""
    options = settings.ONRECORD
    return (options.address or options.served or f"http://{options.hosts[0]}") + at(
        path, language or get_language() or "en"
    )
