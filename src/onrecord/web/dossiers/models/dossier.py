"""A dossier and its terms."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class Dossier(models.Model):
    """A dossier. `title` and `summary` are texts by language; readers see it from the day on which it is published."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.JSONField(default=dict)
    summary = models.JSONField(default=dict, blank=True)
    published = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Dossier]] = models.Manager()
    # The other ends of the keys of its parts.
    terms: Any
    actors: Any
    proposals: Any
    steps: Any
    positions: Any
    pending: Any
    suggestions: Any

    class Meta:
        """Who may do what."""

        default_permissions = ()
        permissions = (("edit", "May edit and publish dossiers"), ("suggest", "May suggest evidence for dossiers"))

    def __str__(self) -> str:
        return str(self.slug)


class Term(models.Model):
    """A term; `forms` are lists of its forms by language."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="terms")
    order = models.PositiveIntegerField(default=0)
    key = models.SlugField(max_length=80)
    forms = models.JSONField(default=dict)

    objects: ClassVar[models.Manager[Term]] = models.Manager()

    class Meta:
        """A key once in a dossier."""

        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("dossier", "key"), name="dossier_term"),)
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return str(self.key)
