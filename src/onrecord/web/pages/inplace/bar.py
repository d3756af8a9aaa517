"""What an editor sees of a page besides the page: the state of the draft, and what may be done with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from onrecord.web.pages.inplace.names import translated_elsewhere
from onrecord.web.pages.inplace.state import draft_of, number_of, undo_to


@frozen
class Editing:
    """A page under an editor's hands. `page` is the draft, `revision` the number of its version.

    `state` is `live`, `changed` (readers see an older version), `draft` (never published) or `scheduled`.
    """

    page: Any
    revision: int
    state: str
    base: str
    may_publish: bool
    may_undo: bool
    locked: bool
    elsewhere: bool
    go_live: datetime | None
    expire: datetime | None
    author: str

    @property
    def editor(self) -> str:
        """Returns the address of the whole form."""
        return reverse("wagtailadmin_pages:edit", args=(self.page.pk,))

    @property
    def history(self) -> str:
        """Returns the address of the versions."""
        return reverse("wagtailadmin_pages:history", args=(self.page.pk,))

    @property
    def preview(self) -> str:
        """Returns the address of the draft as readers will see it."""
        return reverse("wagtailadmin_pages:view_draft", args=(self.page.pk,))


def editing_of(page: Any, request: HttpRequest) -> Editing | None:
    """Returns the page under the hands of whoever asks, None for readers and for those who may not edit it."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.GET.get("as") == "reader" or not page.pk:
        return None
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    may = page.permissions_for_user(user)
    if not may.can_edit():
        return None
    draft = draft_of(page)
    newest = page.latest_revision
    planned = newest is not None and newest.approved_go_live_at is not None
    state = (
        "scheduled" if planned else "draft" if not page.live else "changed" if page.has_unpublished_changes else "live"
    )
    return Editing(
        page=draft,
        revision=number_of(page),
        state=state,
        base=reverse("wagtailadmin_home") + f"inplace/{page.pk}/",
        may_publish=may.can_publish(),
        may_undo=undo_to(page) is not None,
        locked=bool(may.page_locked()),
        elsewhere=translated_elsewhere(page),
        go_live=newest.approved_go_live_at if newest is not None else None,
        expire=draft.expire_at,
        author=newest.user.get_username() if newest is not None and newest.user is not None else "",
    )
