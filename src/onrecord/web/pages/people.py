"""Editors: made when somebody asks for one, and never by themselves."""

from __future__ import annotations

import secrets
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from onrecord.errors import UsageError

_GROUPS: Final = {
    "author": ("Editors", "author"),
    "moderator": ("moderator",),
    "editor": ("Editors", "Moderators", "editor"),
}
"""Wagtail's own groups (its editors write and propose, its moderators publish), and those of the discussion."""
ROLES: Final = ("admin", *_GROUPS)


def make_editor(name: str, *, role: str = "admin", email: str = "", password: str = "") -> str:
    """Makes somebody who may sign in at /cms/, returns the password (made up where none is given).

    `role` is `admin` (everything), `editor` (writes, publishes, moderates), `author` (writes and proposes) or `moderator`
    (decides on what readers say). Raises UsageError for a name that is taken, a role there is none of, a password that is
    too easy.
    """
    if role not in ROLES:
        raise UsageError(f"there is no role `{role}`; say one of {', '.join(ROLES)}")
    people: Any = get_user_model()
    if people.objects.filter(username=name).exists():
        raise UsageError(f"there is somebody named `{name}` already")
    secret = password or secrets.token_urlsafe(12)
    made = people(username=name, email=email, is_staff=role == "admin", is_superuser=role == "admin")
    try:
        made.clean_fields(exclude=["password"])
        validate_password(secret, made)
    except ValidationError as fault:
        raise UsageError(" ".join(fault.messages)) from None
    made.set_password(secret)
    made.save()
    made.groups.set(Group.objects.filter(name__in=_GROUPS.get(role, ())))
    return secret
