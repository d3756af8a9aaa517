"""The part of the site that holds dossiers, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Dossiers, their evidence, what was suggested for them and who decided on it."""

    name = "onrecord.web.dossiers"
    label = "dossiers"
    verbose_name = "Dossiers"
    default_auto_field = "django.db.models.BigAutoField"
