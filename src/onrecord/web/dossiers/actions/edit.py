"""Changes one part of a dossier: adds it, puts another in its place, takes it away."""

from __future__ import annotations

import hashlib
from typing import Any, Final

import yaml
from attrs import evolve
from django.db import transaction
from django.utils.translation import gettext

from onrecord.errors import UsageError
from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.log import Author, log
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.shapes import Dossier
from onrecord.web.dossiers.text.write import dossier_text, part_told
from onrecord.web.dossiers.told import told

LISTS: Final = {
    "term": "terms",
    "actor": "actors",
    "proposal": "proposals",
    "step": "steps",
    "position": "positions",
    "pending": "pending",
}
"""Where the parts of a kind stand; states stand in their steps."""


def parts_of(one: Dossier, kind: str, within: str = "") -> tuple[Any, ...]:
    """Returns the parts of a kind, those of the step `within` where states are meant."""
    if kind == "state":
        step = one.step(within)
        if step is None:
            raise UsageError(gettext("There is no such part."))
        return step.states
    return tuple(getattr(one, LISTS[kind]))


def seen(kind: str, part: Any) -> str:
    """Returns a digest of a part: what an editor saw when the form was opened."""
    return _digest(yaml.safe_dump(part_told(kind, part)))


def put(slug: str, kind: str, at: tuple[str, int | None, str], part: Any, author: Author) -> None:
    """Puts a part into a dossier: `at` is the step of a state, the place (None for a new one) and what the editor saw.

    A part of None takes away what stands there. Raises UsageError where somebody else changed it meanwhile, and where
    the dossier does not fit together any more.
    """
    within, place, was = at
    with transaction.atomic():
        row = models.Dossier.objects.select_for_update().filter(slug=slug).first()
        if row is None:
            raise UsageError(gettext("There is no dossier of this name."))
        one = told(row)
        held = list(parts_of(one, kind, within))
        before = None
        if place is not None:
            if not 0 <= place < len(held) or seen(kind, held[place]) != was:
                raise UsageError(gettext("Somebody else changed this meanwhile: open it again."))
            before = held[place]
        held[place if place is not None else len(held) : None if place is None else place + 1] = [part] if part else []
        save(_with(one, kind, within, tuple(held)), author)
        body = {"before": _plain(kind, before), "after": _plain(kind, part)}
        log(author, slug, "changed" if before and part else "added" if part else "removed", f"{kind} {within}", body)


class OvertakenError(UsageError):
    """Somebody else changed a dossier since an editor opened it: nothing was done."""

    def __init__(self) -> None:
        """Says so in the editor's language."""
        super().__init__(gettext("Somebody else changed this meanwhile. Nothing was saved: compare, then save again."))


def head_seen(one: Dossier) -> str:
    """Returns a digest of a dossier's title and summary: what an editor saw when the form was opened."""
    return _digest(yaml.safe_dump([dict(one.title), dict(one.summary)]))


def text_seen(one: Dossier) -> str:
    """Returns a digest of a whole dossier: what an editor saw when its text was opened."""
    return _digest(dossier_text(one))


def put_head(slug: str, title: dict[str, str], summary: dict[str, str], was: str, author: Author) -> None:
    """Gives a dossier another title and summary; raises OvertakenError where these are no longer what the editor saw."""
    with transaction.atomic():
        one = _held(slug)
        if head_seen(one) != was:
            raise OvertakenError
        save(evolve(one, title=title, summary=summary), author)


def put_text(made: Dossier, was: str, author: Author) -> None:
    """Takes a whole dossier in place of what is there; raises OvertakenError where that is no longer what the editor saw."""
    with transaction.atomic():
        if text_seen(_held(made.slug)) != was:
            raise OvertakenError
        save(made, author)


def _held(slug: str) -> Dossier:
    return told(models.Dossier.objects.select_for_update().get(slug=slug))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _with(one: Dossier, kind: str, within: str, held: tuple[Any, ...]) -> Dossier:
    changed: dict[str, Any] = {}
    if kind == "state":
        changed["steps"] = tuple(evolve(each, states=held) if each.key == within else each for each in one.steps)
    else:
        changed[LISTS[kind]] = held
    return evolve(one, **changed)


def _plain(kind: str, part: Any) -> str:
    return yaml.safe_dump(part_told(kind, part), allow_unicode=True, sort_keys=False) if part is not None else ""
