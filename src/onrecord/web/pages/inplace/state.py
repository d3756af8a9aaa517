"""The draft of a page: the newest version, what it goes back to, whether somebody else changed it meanwhile."""
# mypy: disable-error-code="import-untyped, misc"

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

from onrecord.web.pages.inplace.names import REVERT, built, raw


def locked(number: int) -> Any:
    """Returns a page for writing: nobody else writes it before this is done. Raises DoesNotExist."""
    return Page.objects.select_for_update().get(pk=number).specific


def draft_of(page: Any) -> Any:
    """Returns the page as its newest version has it."""
    return page.get_latest_revision_as_object()


def number_of(page: Any) -> int:
    """Returns the number of the newest version, 0 where there is none."""
    return int(page.latest_revision_id or 0)


def before(page: Any, number: int) -> Any | None:
    """Returns the page as it stood when an editor opened it, None where that version is no longer there."""
    if number == 0:
        return page if page.latest_revision_id is None else None
    found = Revision.objects.for_instance(page).filter(pk=number).first()
    return None if found is None else found.as_object()


def same_block(page: Any, draft: Any, number: int, block: str) -> bool:
    """Tells that nobody changed a block since an editor opened the page."""
    if number == number_of(page):
        return True
    old = before(page, number)
    return old is not None and stored(old.body, block) == stored(draft.body, block)


def same_fields(page: Any, draft: Any, number: int, names: tuple[str, ...]) -> bool:
    """Tells that nobody changed these fields since an editor opened the page."""
    if number == number_of(page):
        return True
    old = before(page, number)
    return old is not None and all(getattr(old, name) == getattr(draft, name) for name in names)


def stored(body: Any, block: str) -> dict[str, Any] | None:
    """Returns a block as it is stored, None where the page has none of that id."""
    return next((one for one in raw(body) if one["id"] == block), None)


def place_of(body: Any, block: str) -> int | None:
    """Returns the place of a block, None where the page has none of that id."""
    return next((place for place, one in enumerate(raw(body)) if one["id"] == block), None)


def put(draft: Any, blocks: list[dict[str, Any]]) -> None:
    """Sets the blocks of a page."""
    draft.body = built(draft.body, blocks)


def keep(draft: Any, user: Any) -> Revision:
    """Saves a page as its newest version."""
    return draft.save_revision(user=user, log_action=True, clean=False)


def keep_beside(page: Any, refused: Any, user: Any) -> Revision:
    """Saves a version that came too late beside the newest one: it stands in the history, right before it."""
    latest = Revision.objects.for_instance(page).order_by("-created_at", "-pk").first()
    made = Revision(
        content_object=refused,
        base_content_type=refused.get_base_content_type(),
        user=user,
        content=refused.serializable_data(),
        object_str=str(refused),
    )
    if latest is not None:
        made.created_at = latest.created_at - timedelta(microseconds=1)
    made.save()
    log(instance=page, action="wagtail.edit", user=user, revision=made, data={"beside": True}, content_changed=True)
    return made


def undo_to(page: Any) -> Revision | None:
    """Returns the version that undoing goes back to, None where there is none.

    The versions are a pile: an edit lies on top, an undo takes the top away; a version kept beside lies on none.
    """
    entries = PageLogEntry.objects.filter(page=page, revision__isnull=False)
    beside = set(entries.filter(data__beside=True).values_list("revision_id", flat=True))
    reverts = entries.filter(action=REVERT).values_list("revision_id", "data")
    taken: dict[int, int] = {number: (data.get("revision") or {}).get("id") for number, data in reverts}
    pile: list[int] = []
    ordered = Revision.objects.for_instance(page).order_by("created_at", "pk").values_list("pk", flat=True)
    for number in ordered:
        if number in beside:
            continue
        if taken.get(number, 0) in pile:
            del pile[pile.index(taken[number]) + 1 :]
        else:
            pile.append(number)
    return Revision.objects.get(pk=pile[-2]) if len(pile) > 1 else None
