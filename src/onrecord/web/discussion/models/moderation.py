"""What readers report, whom editors shut out, and what was done."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Report(models.Model):
    """A reader's report of a comment; one for each reader."""

    comment = models.ForeignKey("Comment", on_delete=models.CASCADE, related_name="reports", db_index=False)
    sender = models.CharField(max_length=40)
    reason = models.CharField(max_length=12)
    words = models.CharField(max_length=500, blank=True)
    created = models.DateTimeField()
    settled = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Report]] = models.Manager()
    comment_id: int

    class Meta:
        """One report for each reader."""

        constraints = (models.UniqueConstraint(fields=("comment", "sender"), name="report_once"),)
        indexes = (
            models.Index(fields=("settled", "created"), name="report_queue"),
            models.Index(fields=("sender", "created"), name="report_by_sender"),
        )

    def __str__(self) -> str:
        return str(self.reason)


class Ban(models.Model):
    """Someone shut out until a time: by `mail` (digest of an address), `user` or `network` (digest)."""

    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=40)
    shown = models.CharField(max_length=80)
    reason = models.CharField(max_length=200)
    created = models.DateTimeField()
    until = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager[Ban]] = models.Manager()

    class Meta:
        """One ban for each."""

        constraints = (models.UniqueConstraint(fields=("kind", "value"), name="ban_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.shown}"


class Deed(models.Model):
    """One line of the log: who did what to what, and why. Lines are never changed, and hold no reader's words."""

    time = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=150)
    verb = models.CharField(max_length=20)
    thing = models.CharField(max_length=220)
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager[Deed]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.who} {self.verb} {self.thing}"
