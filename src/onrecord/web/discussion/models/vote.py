"""What a reader thinks of a comment, and of an answer."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Vote(models.Model):
    """One reader's vote on a comment: `value` is 1 or -1. `voter` is a signed-in user, or a reader of one day."""

    comment = models.ForeignKey("Comment", on_delete=models.CASCADE, related_name="votes", db_index=False)
    voter = models.CharField(max_length=40)
    value = models.SmallIntegerField()
    time = models.DateTimeField()

    objects: ClassVar[models.Manager[Vote]] = models.Manager()

    class Meta:
        """One vote for each reader; counted by reader to slow those who vote on everything."""

        constraints = (models.UniqueConstraint(fields=("comment", "voter"), name="vote_once"),)
        indexes = (models.Index(fields=("voter", "time"), name="vote_by_voter"),)

    def __str__(self) -> str:
        return f"{self.value:+d}"


class Verdict(models.Model):
    """One reader's word on whether a question was answered: `yes`, `partly` or `no`."""

    topic = models.ForeignKey("Topic", on_delete=models.CASCADE, related_name="verdicts", db_index=False)
    voter = models.CharField(max_length=40)
    value = models.CharField(max_length=6)
    time = models.DateTimeField()

    objects: ClassVar[models.Manager[Verdict]] = models.Manager()

    class Meta:
        """One word for each reader."""

        constraints = (models.UniqueConstraint(fields=("topic", "voter"), name="verdict_once"),)

    def __str__(self) -> str:
        return str(self.value)
