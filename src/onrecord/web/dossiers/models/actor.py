"""Who acts: states, bodies, people."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.db import models

from onrecord.web.dossiers.models.dossier import Dossier
from onrecord.web.dossiers.shapes.parts import ACTOR_KINDS


class Actor(models.Model):
    """An actor. `names` is a list of {by, language, name}: how sides call it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="actors")
    order = models.PositiveIntegerField(default=0)
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=12, choices=[(one, one) for one in ACTOR_KINDS])
    name = models.JSONField(default=dict)
    office = models.CharField(max_length=60, blank=True)
    names = models.JSONField(default=list, blank=True)

    objects: ClassVar[models.Manager[Actor]] = models.Manager()

    class Meta:
        """A key once in a dossier."""

        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("dossier", "key"), name="dossier_actor"),)
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return str(self.key)
