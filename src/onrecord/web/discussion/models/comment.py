"""One comment, and where it stands in its discussion."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Status(models.TextChoices):
    """What became of a comment."""

    SHOWN = "shown"
    WAITING = "waiting"
    REFUSED = "refused"
    SPAM = "spam"
    DELETED = "deleted"


class Place(models.IntegerChoices):
    """Where a comment stands on the page: one number, so that one index finds what a page shows, in order."""

    NOWHERE = 0
    ROOT = 1
    REPLY = 2
    STICKY = 3


class Comment(models.Model):
    """A comment. `number` counts from 1 in its topic; `path` is the numbers from the root down, eight digits each.

    `root` is the comment that its thread hangs on, None for that one itself. `html` is `text` made safe, once, when it
    was written. `replies` counts the shown ones below. `sender` tells today's reader from others, `network` where from:
    both are keyed digests, and the second is emptied after some weeks. `once` is the form's own number: a form sent twice
    makes one comment. `appeared` is when it was first shown, `why` says why it waits, `echo` is a digest of its words, `learned`
    what the filter learned from it: `spam`, `fine` or nothing.
    """

    topic = models.ForeignKey("Topic", on_delete=models.CASCADE, db_index=False)
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    root = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    path = models.CharField(max_length=64)
    depth = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=8, choices=Status.choices)
    place = models.PositiveSmallIntegerField(choices=Place.choices, default=Place.NOWHERE)
    name = models.CharField(max_length=60)
    email = models.CharField(max_length=254, blank=True, db_index=True)
    confirmed = models.BooleanField(default=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=12, blank=True)
    text = models.TextField()
    html = models.TextField()
    language = models.CharField(max_length=8, default="en")
    created = models.DateTimeField()
    appeared = models.DateTimeField(null=True)
    edited = models.DateTimeField(null=True)
    sticky = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
    up = models.PositiveIntegerField(default=0)
    down = models.PositiveIntegerField(default=0)
    score = models.IntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    question = models.ForeignKey(
        "Question", null=True, on_delete=models.SET_NULL, related_name="answers_given", db_index=False
    )
    sender = models.CharField(max_length=32)
    network = models.CharField(max_length=32, blank=True)
    once = models.CharField(max_length=32, unique=True)
    why = models.CharField(max_length=20, blank=True)
    echo = models.CharField(max_length=32)
    learned = models.CharField(max_length=4, blank=True, default="")

    objects: ClassVar[models.Manager[Comment]] = models.Manager()
    topic_id: int
    parent_id: int | None
    root_id: int | None
    user_id: int | None
    question_id: int | None

    class Meta:
        """One index for each order of a page; the numbers of a topic are never used twice."""

        constraints = (models.UniqueConstraint(fields=("topic", "number"), name="comment_number"),)
        indexes = (
            models.Index(fields=("topic", "place", "number"), name="comment_by_number"),
            models.Index(fields=("topic", "place", "score", "number"), name="comment_by_score"),
            models.Index(fields=("topic", "place", "replies", "number"), name="comment_by_replies"),
            models.Index(fields=("root", "place", "path"), name="comment_thread"),
            models.Index(fields=("question", "place", "number"), name="comment_answers"),
            models.Index(fields=("sender", "created"), name="comment_by_sender"),
            models.Index(fields=("status", "created"), name="comment_queue"),
            models.Index(fields=("appeared", "topic"), name="comment_recent"),
            models.Index(fields=("topic", "appeared"), name="comment_news"),
            models.Index(fields=("echo", "created"), name="comment_echo"),
        )

    def __str__(self) -> str:
        return f"{self.topic_id}#{self.number}"

    @property
    def thread(self) -> int:
        """Returns the id of the comment that its thread hangs on."""
        return self.root_id or self.pk
