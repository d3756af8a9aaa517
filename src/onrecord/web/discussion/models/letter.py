"""A letter that is to be sent."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Letter(models.Model):
    """A letter in the queue. `kind` and `digest` (of the address) stay for a day after it is sent, to slow floods.

    `state` is `waiting`, `sending`, `sent` or `failed`; the words and the address of a letter sent are emptied.
    """

    kind = models.CharField(max_length=12)
    to = models.CharField(max_length=254, blank=True)
    digest = models.CharField(max_length=32)
    sender = models.CharField(max_length=32, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    created = models.DateTimeField()
    due = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, default="waiting")

    objects: ClassVar[models.Manager[Letter]] = models.Manager()

    class Meta:
        """Found by what is due, and counted by reader and by who asked for it."""

        indexes = (
            models.Index(fields=("state", "due"), name="letter_due"),
            models.Index(fields=("digest", "created"), name="letter_by_digest"),
            models.Index(fields=("sender", "created"), name="letter_by_sender"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
