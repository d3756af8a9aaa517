"""Whom alerts are for, and by what way they come."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Way(models.TextChoices):
    """How a reader is told."""

    MAIL = "mail"
    HOOK = "hook"
    FEED = "feed"


class Reader(models.Model):
    """A mailbox, an address that programs listen at, or a feed. All due alerts of one reader make one digest.

    `key` names the feed and is part of every link that shows or changes what is kept; `secret` signs what goes to a hook.
    `told` is when the last digest was made, `seen` when a feed was last asked for, `stopped` since when nothing is sent,
    `claimed` that a process is gathering its news just now.
    """

    way = models.CharField(max_length=4, choices=Way.choices)
    address = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, default="en")
    key = models.CharField(max_length=43, unique=True)
    secret = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    told = models.DateTimeField(null=True)
    seen = models.DateTimeField(null=True)
    stopped = models.DateTimeField(null=True)
    claimed = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[models.Manager[Reader]] = models.Manager()

    class Meta:
        """One reader for each address; feeds have none."""

        constraints = (
            models.UniqueConstraint(fields=("way", "address"), condition=~Q(way="feed"), name="alert_reader_once"),
        )

    def __str__(self) -> str:
        return f"{self.way} {self.pk}"

    @property
    def is_on(self) -> bool:
        """Tells whether anything may be sent."""
        since: datetime | None = self.confirmed
        return since is not None and self.stopped is None
