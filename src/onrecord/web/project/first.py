"""What the demo's site holds at its first start, so that an editor sees everything in place."""

from __future__ import annotations

from onrecord.web.dossiers.keldan import demo_dossier
from onrecord.web.pages.first.build import first_newsroom


def fill_demo() -> None:
    """Makes the demo's newsroom and its dossier; nothing where there is a newsroom already."""
    if first_newsroom():
        demo_dossier()
