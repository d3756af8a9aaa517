"""The rules of discussions, one row, set by editors."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Waits(models.TextChoices):
    """Whose comments wait for a moderator."""

    NOBODY = "nobody"
    NEWCOMERS = "newcomers"
    GUESTS = "guests"
    EVERYBODY = "everybody"


class Rules(models.Model):
    """The rules in force; the first row, or its defaults where nobody has set any."""

    waits = models.CharField(max_length=10, choices=Waits.choices, default=Waits.NOBODY)
    guests = models.BooleanField(default=True)
    votes = models.BooleanField(default=True)
    down = models.BooleanField(default=True)
    readers_mark = models.BooleanField(default=False)
    links = models.PositiveSmallIntegerField(default=2, validators=[MaxValueValidator(50)])
    longest = models.PositiveIntegerField(default=5000, validators=[MinValueValidator(100), MaxValueValidator(20000)])
    edit_minutes = models.PositiveSmallIntegerField(default=15, validators=[MaxValueValidator(1440)])
    an_hour = models.PositiveSmallIntegerField(default=30, validators=[MinValueValidator(1)])
    close_days = models.PositiveSmallIntegerField(default=0)
    blocked = models.TextField(blank=True)

    objects: ClassVar[models.Manager[Rules]] = models.Manager()

    def __str__(self) -> str:
        return str(self.waits)
