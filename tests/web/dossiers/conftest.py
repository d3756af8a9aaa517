"""The demo's dossier on the demo record's site, and the people who may do something with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

SLUG = "keldan-nuclear"
ROLES = ("anonymous", "author", "editor", "admin")


@pytest.fixture
def shelf(db: None, site: Callable[..., Client], demo: Path) -> Client:  # noqa: ARG001  all of these tests write
    """Returns a reader of a site with the demo's dossier."""
    return site(demo)


@pytest.fixture
def signed_in(shelf: Client) -> Callable[[str], Client]:  # noqa: ARG001  the dossier has to be there
    """Returns what gives a browser of somebody with a role."""

    def enter(role: str) -> Client:
        client = Client()
        if role != "anonymous":
            client.force_login(user_of(role))
        return client

    return enter


def user_of(role: str) -> Any:
    """Returns a user with a role, made where there is none."""
    user, is_new = User.objects.get_or_create(username=f"dossier-{role}")
    if is_new and role == "admin":
        user.is_superuser = True
        user.save()
    elif is_new:
        user.groups.add(Group.objects.get(name=role))
    return user
