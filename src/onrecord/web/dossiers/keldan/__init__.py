"""The dossier of the demo record: an invented dispute of invented governments, complete."""

from __future__ import annotations

from importlib import resources
from typing import Final

from onrecord.web.dossiers.actions.log import Author
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.shapes import Dossier
from onrecord.web.dossiers.text.read import dossier_from

FILE: Final = "keldan-nuclear.yml"


def demo_text() -> str:
    """Returns the demo's dossier as its file says it."""
    return resources.files(__name__).joinpath(FILE).read_text("utf-8")


def demo_value() -> Dossier:
    """Returns the demo's dossier as a value, its words not yet looked up."""
    return dossier_from(demo_text(), FILE)


def demo_dossier() -> bool:
    """Puts the demo's dossier among those of the site and shows it to readers; returns whether anything changed.

    The site's record has to hold the demo's pages: each quotation is looked up in it.
    """
    return save(demo_value(), Author("OnRecord demo"), published=True)
