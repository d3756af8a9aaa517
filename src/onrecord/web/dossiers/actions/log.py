"""Writes the log, and begins a new generation of readers' pages where they changed."""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen
from django.conf import settings
from django.db import transaction

from onrecord.web.dossiers.models import Deed
from onrecord.web.gate.generation import turn

_LONGEST: Final = 150


@frozen
class Author:
    """Who changes something: a user, or a program under a name."""

    name: str
    user: Any = None


def author_of(user: Any) -> Author:
    """Returns a signed-in user as an author."""
    return Author((user.get_full_name() or user.get_username())[:_LONGEST], user)


def log(author: Author, slug: str, verb: str, target: str = "", body: Any = None) -> None:
    """Notes who did what."""
    Deed.objects.create(
        slug=slug, user=author.user, author=author.name, verb=verb, target=target[:120], body=body or {}
    )


def publish_anew() -> None:
    """Drops the kept pages when what was written is there for all."""
    folder = settings.ONRECORD.site_folder
    transaction.on_commit(lambda: turn(folder))
