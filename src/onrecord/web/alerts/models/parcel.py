"""What is to be sent: the queue."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models

from onrecord.web.alerts.models.reader import Reader


class Parcel(models.Model):
    """A letter, or a message to a program, or a piece of a feed.

    `number` names it for good: in a letter it is the Message-ID, to a program the webhook-id, so that what comes twice
    after a crash can be told to be the same. `kind` is `confirm`, `link` or `digest`. `state` is `waiting`, `sending`
    (since `claimed`), `sent`, `failed`, or `kept` for feeds. Of what is sent only what slows floods stays, for a day:
    `digest` is that of the address, `sender` that of whoever asked.
    """

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="parcels")
    kind = models.CharField(max_length=8)
    number = models.CharField(max_length=32, unique=True)
    digest = models.CharField(max_length=32, blank=True)
    sender = models.CharField(max_length=32, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    body = models.JSONField(default=dict)
    created = models.DateTimeField()
    due = models.DateTimeField()
    claimed = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, default="waiting")

    objects: ClassVar[models.Manager[Parcel]] = models.Manager()
    reader_id: int

    class Meta:
        """Found by what is due, and counted by address and by who asked for it."""

        indexes = (
            models.Index(fields=("state", "due"), name="alert_parcel_due"),
            models.Index(fields=("digest", "created"), name="alert_parcel_digest"),
            models.Index(fields=("sender", "created"), name="alert_parcel_sender"),
            models.Index(fields=("kind", "created"), name="alert_parcel_kind"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
