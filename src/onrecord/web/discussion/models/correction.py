"""What readers say is wrong, and what was done about it."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class CorrectionRequest(models.Model):
    """A reader's correction. `state` is `open`, `accepted` or `declined`; `reply` is shown in the public log.

    The reader's words are shown once an editor has decided; before, only that something was received.
    """

    key = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    wrong = models.TextField()
    right = models.TextField(blank=True)
    source = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=254, blank=True, db_index=True)
    language = models.CharField(max_length=8, default="en")
    created = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=8, default="open", db_index=True)
    reply = models.TextField(blank=True)
    decided = models.DateTimeField(null=True)
    sender = models.CharField(max_length=32)
    once = models.CharField(max_length=32, unique=True)

    objects: ClassVar[models.Manager[CorrectionRequest]] = models.Manager()

    class Meta:
        """Counted by reader."""

        indexes = (models.Index(fields=("sender", "created"), name="correction_by_sender"),)

    def __str__(self) -> str:
        return f"{self.key} {self.state}"
