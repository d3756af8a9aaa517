"""A passage marked, and what readers are asked about it."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from onrecord.web.discussion.models.comment import Status


class Question(models.Model):
    """A question on a passage. The passage is a W3C quote anchor: `exact` with `prefix` and `suffix`.

    In a statement `start` and `end` count code points of its words in `revision`, where they never change; in a page
    `block` is the block's own id. `opened` asks for the form to stand open beside the passage. `answers` counts the
    shown ones.
    """

    topic = models.ForeignKey("Topic", on_delete=models.CASCADE, related_name="questions", db_index=False)
    block = models.CharField(max_length=36, blank=True)
    revision = models.CharField(max_length=120, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    exact = models.TextField()
    prefix = models.CharField(max_length=40, blank=True)
    suffix = models.CharField(max_length=40, blank=True)
    question = models.CharField(max_length=255)
    opened = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="en")
    name = models.CharField(max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=12, blank=True)
    sender = models.CharField(max_length=32)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.SHOWN)
    answers = models.PositiveIntegerField(default=0)
    created = models.DateTimeField()
    once = models.CharField(max_length=32, unique=True)

    objects: ClassVar[models.Manager[Question]] = models.Manager()
    topic_id: int
    user_id: int | None

    class Meta:
        """Found by thing, and by what waits."""

        indexes = (
            models.Index(fields=("topic", "status"), name="question_of_topic"),
            models.Index(fields=("status", "created"), name="question_queue"),
            models.Index(fields=("sender", "created"), name="question_by_sender"),
        )

    def __str__(self) -> str:
        return str(self.question)
