"""What the clock does in the newsroom: pages appear and go at the times that editors set."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import logging

from attrs import frozen
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

_log = logging.getLogger("onrecord.pages")


@frozen
class Ticked:
    """What was done: ids of pages published, taken down, and refused with why."""

    published: tuple[int, ...]
    expired: tuple[int, ...]
    refused: tuple[tuple[int, str], ...]


def tick() -> Ticked:
    """Publishes and takes down what is due. One page that may not be published holds up no other; its time is taken back."""
    now = timezone.now()
    expired, published, refused = [], [], []
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        expired.append(page.pk)
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for revision in list(due):
        number = int(revision.object_id)
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
            published.append(number)
        except ValidationError as fault:
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            refused.append((number, "; ".join(fault.messages)))
            _log.warning("page %s was not published: %s", number, "; ".join(fault.messages))
    return Ticked(tuple(published), tuple(expired), tuple(refused))
