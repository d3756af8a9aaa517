"""Steps that parties ask of each other."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from onrecord.web.dossiers.models.actor import Actor
from onrecord.web.dossiers.models.dossier import Dossier


class Step(models.Model):
    """A step. `proposal`, `pair` and `after` are keys of the dossier's parts, "" where there is none.

    A step alone claims nothing: what is claimed of it are its states, and those need evidence.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveIntegerField(default=0)
    key = models.SlugField(max_length=80)
    title = models.JSONField(default=dict)
    by = models.ManyToManyField(Actor, related_name="+")
    asked_by = models.ManyToManyField(Actor, related_name="+")
    proposal = models.SlugField(max_length=80, blank=True)
    track = models.SlugField(max_length=80, blank=True)
    pair = models.SlugField(max_length=80, blank=True)
    after = models.SlugField(max_length=80, blank=True)
    condition = models.JSONField(default=dict, blank=True)

    objects: ClassVar[models.Manager[Step]] = models.Manager()
    states: Any

    class Meta:
        """A key once in a dossier."""

        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("dossier", "key"), name="dossier_step"),)
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return str(self.key)
