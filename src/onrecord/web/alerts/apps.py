"""The part of the site that tells readers what is new, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Alerts, their readers, and the queue of what is sent to them."""

    name = "onrecord.web.alerts"
    label = "alerts"
    default_auto_field = "django.db.models.BigAutoField"
