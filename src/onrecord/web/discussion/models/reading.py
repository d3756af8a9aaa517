"""How often a thing was read on a day."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Reading(models.Model):
    """The readings of a thing on one day (UTC). Who read it is written nowhere."""

    key = models.CharField(max_length=200)
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Reading]] = models.Manager()

    class Meta:
        """One row for each thing and day; lists ask by day."""

        constraints = (models.UniqueConstraint(fields=("key", "day"), name="reading_once"),)
        indexes = (models.Index(fields=("day", "key"), name="reading_by_day"),)

    def __str__(self) -> str:
        return f"{self.key} {self.day}"
