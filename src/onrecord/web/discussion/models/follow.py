"""Who wants a letter about what."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Follow(models.Model):
    """A reader's wish to be told of new comments: on a thing, in a thread, or in answer to their own.

    `target` is `topic:5`, `thread:17` or `mine`. Nothing is sent before `confirmed`. What appeared before `told` is
    known to them; `next` is when the next letter may go out.
    """

    email = models.CharField(max_length=254)
    target = models.CharField(max_length=40)
    topic = models.ForeignKey("Topic", null=True, on_delete=models.CASCADE, related_name="follows")
    root = models.ForeignKey("Comment", null=True, on_delete=models.CASCADE, related_name="follows")
    language = models.CharField(max_length=8, default="en")
    created = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    told = models.DateTimeField()
    next = models.DateTimeField()

    objects: ClassVar[models.Manager[Follow]] = models.Manager()
    topic_id: int | None
    root_id: int | None

    class Meta:
        """One wish for each target."""

        constraints = (models.UniqueConstraint(fields=("email", "target"), name="follow_once"),)
        indexes = (models.Index(fields=("confirmed", "next"), name="follow_due"),)

    def __str__(self) -> str:
        return str(self.target)
