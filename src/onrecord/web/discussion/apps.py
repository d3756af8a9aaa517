"""The part of the site that holds what readers say, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """Comments, votes, questions on passages, views."""

    name = "onrecord.web.discussion"
    label = "discussion"
    default_auto_field = "django.db.models.BigAutoField"
