"""What list blocks, timelines and discussions show of dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onrecord.web.discussion.things import Thing
from onrecord.web.dossiers.shapes import Dossier, spoken_in
from onrecord.web.dossiers.views.timeline import Moment as Told
from onrecord.web.dossiers.views.timeline import moments
from onrecord.web.pages.listing import Asked, Item, Moment, Story, register, register_timeline
from onrecord.web.record.book import book_of
from onrecord.web.record.links import at
from onrecord.web.record.words import day

_SHOWN: Final = 8
"""Entries of a timeline that stand on a page; the dossier has them all."""


def fill() -> None:
    """Adds the dossiers to what lists and timelines can show."""
    register("dossiers", _("Dossiers"), dossiers)
    register_timeline(timeline)


def dossiers(asked: Asked) -> list[Item]:
    """Returns the dossiers that readers may see, the one changed last first."""
    from onrecord.web.dossiers.models import Dossier  # noqa: PLC0415  models are not there at import

    rows = Dossier.objects.filter(published=True).order_by("-pk")[: asked.most]
    return [
        Item(
            title=spoken_in(row.title, asked.language)[0],
            address=at(f"/dossiers/{row.slug}", asked.language),
            words=spoken_in(row.summary, asked.language)[0],
        )
        for row in rows
    ]


def timeline(slug: str, language: str) -> Story:
    """Returns the newest entries of a dossier's timeline, the oldest of them first; none where readers may not see it."""
    from onrecord.web.dossiers.evidence.quote import Quotes  # noqa: PLC0415  as above
    from onrecord.web.dossiers.told import dossier_of  # noqa: PLC0415

    found = dossier_of(slug)
    if found is None:
        return Story()
    told = moments(found, Quotes(book_of(settings.ONRECORD.folder)))
    address = at(f"/dossiers/{slug}/timeline", language)
    shown = [
        Moment(
            when=day(one.date),
            title=spoken_in(one.title, language)[0],
            words=" · ".join(_told(found, one, language)),
            address=address,
        )
        for one in told[-_SHOWN:]
    ]
    return Story(shown, len(told), spoken_in(found.title, language)[0], at(f"/dossiers/{slug}", language))


def _told(found: Dossier, one: Told, language: str) -> Iterator[str]:
    """Yields what an entry is besides its title: who, what they did, the note."""
    actors = (found.actor(key) for key in one.who)
    yield from (spoken_in(actor.name, language)[0] for actor in actors if actor is not None)
    yield one.what
    if one.note:
        yield spoken_in(one.note, language)[0]


def thing(key: str) -> Thing | None:
    """Returns the dossier of a key as `dossier:tides`, None where there is none that readers may see."""
    from onrecord.web.dossiers.models import Dossier  # noqa: PLC0415  as above

    slug = key.partition(":")[2]
    found = Dossier.objects.filter(slug=slug, published=True).first()
    if found is None:
        return None
    return Thing(
        key=key, kind="dossier", title=spoken_in(found.title, "en")[0], path=f"/dossiers/{slug}", language="en"
    )
