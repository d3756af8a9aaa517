"""What editors do that readers must see at once: each of it begins a new generation of kept pages."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from onrecord.web.gate.generation import turn
from onrecord.web.pages.menus import Menu
from onrecord.web.pages.theme import Theme

_NAME: Final = "onrecord.pages"


def listen() -> None:
    """Listens to what editors do."""
    for signal in (page_published, page_unpublished, post_page_move, page_slug_changed):
        signal.connect(begin, dispatch_uid=_NAME)
    for model in (Menu, Theme, Site, Redirect, PageViewRestriction):
        for signal in (post_save, post_delete):
            signal.connect(begin, sender=model, dispatch_uid=f"{_NAME}.{model.__name__}")
    post_delete.connect(_deleted, dispatch_uid=f"{_NAME}.deleted")


def begin(**_told: Any) -> None:
    """Begins a new generation once what was done is in the database."""
    transaction.on_commit(lambda: turn(settings.ONRECORD.site_folder))


def _deleted(sender: Any, **_told: Any) -> None:
    if isinstance(sender, type) and issubclass(sender, Page):
        begin()
