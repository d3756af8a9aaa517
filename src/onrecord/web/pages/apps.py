"""The newsroom as a part of Django."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The newsroom."""

    name = "onrecord.web.pages"
    label = "pages"
    verbose_name = "OnRecord"

    def ready(self) -> None:
        """Says which lists there are, and what begins a new generation of kept pages."""
        from onrecord.web.pages import from_dossiers, publication, sources  # noqa: PLC0415  models are there only now

        sources.fill()
        from_dossiers.fill()
        publication.listen()
