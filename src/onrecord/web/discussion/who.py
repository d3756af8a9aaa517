"""Who asks: a user who signed in, or a reader of whom nothing is kept but keyed digests."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from onrecord.web.gate.networks import asking_network, keyed_digest

ROLES: Final = ("editor", "moderator", "author")


@frozen
class Who:
    """Whoever asks. `sender` is the same for one reader for one day, `network` for one address for good; both keyed."""

    user: Any
    sender: str
    network: str

    @property
    def is_known(self) -> bool:
        """Tells whether they signed in."""
        return self.user is not None

    @property
    def voter(self) -> str:
        """Returns the name under which they vote."""
        return f"u:{self.user.pk}" if self.user is not None else self.sender

    @property
    def name(self) -> str:
        """Returns a signed-in user's name, "" for others."""
        return "" if self.user is None else (self.user.get_full_name() or self.user.get_username())[:60]

    def may(self, right: str) -> bool:
        """Tells whether they have one of this part's rights: moderate, ban, mark, mark_any, rule."""
        return self.user is not None and bool(self.user.has_perm(f"discussion.{right}"))

    @property
    def role(self) -> str:
        """Returns the group that readers are told of, "" for readers."""
        if self.user is None:
            return ""
        held = set(self.user.groups.values_list("name", flat=True))
        return next((one for one in ROLES if one in held), "editor" if self.user.is_superuser else "")


def who_of(request: HttpRequest, *, day: dt.date | None = None) -> Who:
    """Returns who sent a request."""
    address = asking_network(request)
    agent = request.META.get("HTTP_USER_AGENT", "")[:400]
    today = day or timezone.now().date()
    user = request.user if request.COOKIES.get(settings.SESSION_COOKIE_NAME) else None
    return Who(
        user=user if user is not None and user.is_authenticated else None,
        sender=keyed_digest(f"reader {today} {address} {agent}"),
        network=keyed_digest(f"network {address}"),
    )


def mail_digest(email: str) -> str:
    """Returns the digest of an address of mail."""
    return keyed_digest(f"mail {email.strip().lower()}")
