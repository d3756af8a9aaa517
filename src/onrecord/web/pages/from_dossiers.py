"""What list blocks, timelines and discussions show of dossiers."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onrecord.web.discussion.things import Thing
from onrecord.web.dossiers.shapes import spoken_in
from onrecord.web.dossiers.views.timeline import moments
from onrecord.web.pages.listing import Asked, Item, Moment, register, register_timeline
from onrecord.web.record.book import book_of
from onrecord.web.record.links import at


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


def timeline(slug: str, language: str) -> Sequence[Moment]:
    """Returns the entries of a dossier's timeline; none where readers may not see it."""
    from onrecord.web.dossiers.evidence.quote import Quotes  # noqa: PLC0415  as above
    from onrecord.web.dossiers.told import dossier_of  # noqa: PLC0415

    found = dossier_of(slug)
    if found is None:
        return ()
    told = moments(found, Quotes(book_of(settings.ONRECORD.folder)))
    address = at(f"/dossiers/{slug}/timeline", language)
    return [
        Moment(
            when=one.date.isoformat(),
            title=spoken_in(one.title, language)[0],
            words=spoken_in(one.note, language)[0],
            address=address,
        )
        for one in told
    ]


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
