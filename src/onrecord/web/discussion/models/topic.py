"""The discussion of one thing, with its counts."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Topic(models.Model):
    """The discussion of the thing that `key` names; made with the first word said about it.

    `comments` counts those that are shown, `serial` all ever written (the last one's number), `newest` is when one
    last appeared. `yes`, `partly` and `no` count what readers say to "was it answered?".
    """

    key = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=300)
    path = models.CharField(max_length=300)
    comments = models.PositiveIntegerField(default=0)
    serial = models.PositiveIntegerField(default=0)
    newest = models.DateTimeField(null=True)
    closed = models.BooleanField(default=False)
    yes = models.PositiveIntegerField(default=0)
    partly = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Topic]] = models.Manager()

    class Meta:
        """What may be done in discussions; the groups that may are made in a migration."""

        permissions = (
            ("moderate", "May publish, refuse and remove what readers say"),
            ("ban", "May shut a reader out"),
            ("mark", "May mark a passage and ask readers about it"),
            ("mark_any", "May mark passages of other authors' pages"),
            ("rule", "May set the rules of discussions"),
        )

    def __str__(self) -> str:
        return str(self.key)
