"""What a reader wants to hear of."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models

from onrecord.web.alerts.models.reader import Reader


class Cadence(models.TextChoices):
    """How often a reader is told."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"


class Alert(models.Model):
    """One wish of a reader. `entry` is the last entry of the record's ledger that was looked at; `next` when to look again.

    `kind` and `fields` are those of `wish.Wish`. `state` is what has to be remembered between two looks: of follow-ups
    what was told, of a phrase since when its absence was told.
    """

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=12)
    fields = models.JSONField(default=dict)
    cadence = models.CharField(max_length=6, choices=Cadence.choices, default=Cadence.DAILY)
    created = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    paused = models.BooleanField(default=False)
    entry = models.BigIntegerField(default=-1)
    next = models.DateTimeField()
    state = models.JSONField(default=dict)

    objects: ClassVar[models.Manager[Alert]] = models.Manager()
    reader_id: int

    class Meta:
        """Found by what is due."""

        indexes = (models.Index(fields=("confirmed", "paused", "next"), name="alert_due"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
