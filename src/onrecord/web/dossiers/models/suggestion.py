"""Passages that the program, or an author, thinks may matter: nothing until an editor decides."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from onrecord.web.dossiers.models.dossier import Dossier


class Status(models.TextChoices):
    """What became of a suggestion."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class Suggestion(models.Model):
    """Words of a statement. `source` is what found them (search, formulation, changed, dropped, promise, question, person)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="suggestions")
    source = models.CharField(max_length=12)
    why = models.CharField(max_length=300, blank=True)
    statement = models.CharField(max_length=120)
    revision = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    digest = models.CharField(max_length=64)
    day = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.SUGGESTED)
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=400, blank=True)
    became = models.CharField(max_length=60, blank=True)

    objects: ClassVar[models.Manager[Suggestion]] = models.Manager()

    class Meta:
        """The same words are suggested once, also after they were rejected."""

        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("dossier", "source", "statement", "digest"), name="dossier_suggestion"),
        )
        indexes = (models.Index(fields=("dossier", "status", "source"), name="dossier_suggested"),)
        ordering = ("-day", "pk")

    def __str__(self) -> str:
        return f"{self.source} {self.statement}"
