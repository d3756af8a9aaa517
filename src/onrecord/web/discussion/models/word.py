"""What the spam filter has learned."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Word(models.Model):
    """In how many comments a word stood that moderators called spam, and in how many others; "" counts the comments."""

    word = models.CharField(max_length=40, unique=True)
    spam = models.PositiveIntegerField(default=0)
    fine = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Word]] = models.Manager()

    def __str__(self) -> str:
        return str(self.word)
