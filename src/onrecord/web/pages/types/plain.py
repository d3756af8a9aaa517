"""Home, pages, landing pages and the fronts of dossiers."""
# mypy: disable-error-code="import-untyped, var-annotated"
# ruff: noqa: D106  Django asks for classes Meta

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import SynchronizedField

from onrecord.web.pages.types.site_page import SitePage


class HomePage(SitePage):
    """The first page of a newsroom."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    shape = "front"

    class Meta:
        verbose_name = _("home")
        verbose_name_plural = _("homes")

    def data(self) -> dict[str, Any]:
        """Returns the site as a WebSite with its search."""
        return {
            "@type": "WebSite",
            "name": self.title,
            "url": self.full_url or "",
            "inLanguage": self.locale.language_code,
        }


class StandardPage(SitePage):
    """A page: a heading, first words, blocks. Other pages may stand below it."""

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class LandingPage(SitePage):
    """A page without heading and frame of its own: its blocks take the whole width."""

    shape = "landing"

    class Meta:
        verbose_name = _("landing page")
        verbose_name_plural = _("landing pages")


class DossierPage(SitePage):
    """The front of a dossier: the essay; what is known stands in the dossier itself."""

    dossier = models.SlugField(
        _("dossier"), max_length=80, blank=True, help_text=_("The name of the dossier, as in /dossiers/name.")
    )
    content_panels: ClassVar[list[Panel]] = [*SitePage.content_panels[:-1], FieldPanel("dossier"), FieldPanel("body")]
    translatable_fields: ClassVar[list[Any]] = [*SitePage.translatable_fields, SynchronizedField("dossier")]
    shape = "dossier_front"

    class Meta:
        verbose_name = _("dossier front")
        verbose_name_plural = _("dossier fronts")

    def facts(self) -> dict[str, Any]:
        """Returns the dossier's name."""
        return {"dossier": self.dossier}
