"""The log: who changed what of a dossier, when."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Deed(models.Model):
    """One change. `body` is what was there after it; `author` stays when the user's account is deleted."""

    slug = models.CharField(max_length=80, db_index=True)
    time = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    author = models.CharField(max_length=150)
    verb = models.CharField(max_length=20)
    target = models.CharField(max_length=120, blank=True)
    body = models.JSONField(default=dict)

    objects: ClassVar[models.Manager[Deed]] = models.Manager()

    class Meta:
        """The newest first."""

        default_permissions = ()
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.verb} {self.target}"
