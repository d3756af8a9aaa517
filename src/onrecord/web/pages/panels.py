"""Panels of the editor's form that are the newsroom's own."""
# mypy: disable-error-code="import-untyped, misc"

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel


class FoundPanel(HelpPanel):
    """Shows the page as a search engine lists it: title, address, description, with their lengths."""

    def __init__(self, **options: Any) -> None:
        """Takes what every panel takes."""
        super().__init__(
            template="pages/panels/found.html", heading=options.pop("heading", _("As it is found")), **options
        )

    def clone_kwargs(self) -> dict[str, Any]:
        """Returns what a copy is made of."""
        made: dict[str, Any] = super().clone_kwargs()
        for name in ("template", "content"):
            made.pop(name, None)
        return made
