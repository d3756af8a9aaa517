"""What an editor does to a page in place: one function for each verb. Each returns the page's new version."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onrecord.web.pages.inplace.names import checked, is_fit, raw
from onrecord.web.pages.inplace.state import draft_of, keep, place_of, put, same_block, undo_to


class UnfinishedError(ValidationError):
    """Blocks are not fit for readers: `blocks` are their ids, the message names them."""

    def __init__(self, told: str, blocks: list[str]) -> None:
        """Takes what the editor is told, and the ids."""
        super().__init__(told)
        self.blocks = blocks


class Late(Exception):  # noqa: N818  it is no error: somebody else was faster
    """Somebody else changed the same block meanwhile."""


def move(page: Any, user: Any, block: str, revision: int, *, by: int) -> Any:  # noqa: ARG001  moving changes no words
    """Moves a block up (-1) or down (1); at the end of the page it stays where it is."""
    draft = draft_of(page)
    blocks = raw(draft.body)
    place = _place(draft, block)
    blocks.insert(max(0, min(place + by, len(blocks) - 1)), blocks.pop(place))
    put(draft, blocks)
    return keep(draft, user)


def move_up(page: Any, user: Any, block: str, revision: int) -> Any:
    """Moves a block up."""
    return move(page, user, block, revision, by=-1)


def move_down(page: Any, user: Any, block: str, revision: int) -> Any:
    """Moves a block down."""
    return move(page, user, block, revision, by=1)


def duplicate(page: Any, user: Any, block: str, revision: int) -> Any:  # noqa: ARG001  a copy changes no words
    """Puts a copy of a block below it."""
    draft = draft_of(page)
    blocks = raw(draft.body)
    place = _place(draft, block)
    blocks.insert(place + 1, {**blocks[place], "id": str(uuid.uuid4())})
    put(draft, blocks)
    return keep(draft, user)


def delete(page: Any, user: Any, block: str, revision: int) -> Any:
    """Takes a block away; raises Late where somebody changed it meanwhile."""
    draft = draft_of(page)
    place = _place(draft, block)
    if not same_block(page, draft, revision, block):
        raise Late
    blocks = raw(draft.body)
    del blocks[place]
    put(draft, blocks)
    return keep(draft, user)


def undo(page: Any, user: Any) -> Any:
    """Takes the newest version back: the one before it is saved as the newest, none is lost."""
    target = undo_to(page)
    if target is None:
        raise ValidationError(_("There is nothing to undo."))
    draft = target.as_object()
    return draft.save_revision(user=user, log_action=True, previous_revision=target, clean=False)


def publish(page: Any, user: Any) -> Any:
    """Publishes the draft; raises ValidationError where it is not fit for readers."""
    draft = draft_of(page)
    _fit(draft)
    draft.go_live_at = None
    revision = draft.save_revision(user=user, changed=False, clean=False) if page.go_live_at else page.latest_revision
    revision = revision or keep(draft, user)
    revision.publish(user=user)
    return revision


def schedule(page: Any, user: Any, go_live: datetime | None, expire: datetime | None) -> Any:
    """Sets when the draft is published and when the page is taken down again; None for never."""
    now = timezone.now()
    if go_live is not None and go_live <= now:
        raise ValidationError(_("The time to publish has passed already."))
    if expire is not None and expire <= (go_live or now):
        raise ValidationError(_("A page cannot be taken down before it is published."))
    draft = draft_of(page)
    _fit(draft)
    draft.go_live_at, draft.expire_at = go_live, expire
    revision = keep(draft, user)
    if go_live is not None or page.live:
        revision.publish(user=user)
    return revision


def unschedule(page: Any, user: Any) -> Any:
    """Takes the times back."""
    page.revisions.update(approved_go_live_at=None)
    draft = draft_of(page)
    draft.go_live_at = draft.expire_at = None
    if page.expire_at is not None:
        type(page).objects.filter(pk=page.pk).update(expire_at=None)
    return keep(draft, user)


ON_BLOCKS: Final[dict[str, Callable[[Any, Any, str, int], Any]]] = {
    "up": move_up,
    "down": move_down,
    "duplicate": duplicate,
    "delete": delete,
}


def _place(draft: Any, block: str) -> int:
    place = place_of(draft.body, block)
    if place is None:
        raise Late
    return place


def _fit(draft: Any) -> None:
    found = list(draft.faults())
    if found:
        raise ValidationError(found)
    unfinished = [(place, one) for place, one in enumerate(draft.body) if not is_fit(one)]
    if unfinished:
        told = ", ".join(f"{place + 1}. {one.block.label}" for place, one in unfinished)
        many = ngettext("A block is not finished: %(blocks)s.", "Blocks are not finished: %(blocks)s.", len(unfinished))
        raise UnfinishedError(many % {"blocks": told}, [one.id for _place, one in unfinished])
    checked(draft.body)
    draft.full_clean()
