"""Menus: what stands in the bar and at the foot of every page, the record's pages too."""
# mypy: disable-error-code="import-untyped, misc, var-annotated"
# ruff: noqa: D106  Django asks for classes Meta

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin

from onrecord.web.gate.headers import EDITORS_POLICY
from onrecord.web.pages.blocks.texts import Link


class Group(StructBlock):
    """A word that opens to several ways."""

    text = CharBlock(label=_("Words"), max_length=60)
    links = ListBlock(Link(), label=_("Links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Group")
        template = "pages/menu/group.html"


class MegaColumn(StructBlock):
    """A column of a large group."""

    title = CharBlock(required=False, label=_("Heading"), max_length=60)
    links = ListBlock(Link(), label=_("Links"), min_num=1)


class Mega(StructBlock):
    """A word that opens to columns of ways over the whole width."""

    text = CharBlock(label=_("Words"), max_length=60)
    lead = CharBlock(required=False, label=_("First words"), max_length=200)
    columns = ListBlock(MegaColumn(), label=_("Columns"), min_num=1, max_num=4)

    class Meta:
        icon = "grip"
        label = _("Large group with columns")
        template = "pages/menu/mega.html"


class Single(Link):
    """One way."""

    class Meta:
        icon = "link"
        label = _("Link")
        template = "pages/menu/link.html"


class Entries(StreamBlock):
    """What a menu consists of."""

    link = Single()
    group = Group()
    mega = Mega()


class Menu(PreviewableMixin, models.Model):
    """A menu of a site in a language."""

    site = models.ForeignKey("wagtailcore.Site", models.CASCADE, related_name="+", verbose_name=_("site"))
    language = models.CharField(_("language"), max_length=8, choices=[("en", "English"), ("zh", "中文")], default="en")
    place = models.CharField(
        _("place"),
        max_length=8,
        choices=[("bar", _("Bar above the page")), ("foot", _("Foot of the page"))],
        default="bar",
    )
    entries = StreamField(Entries(), blank=True, verbose_name=_("entries"))

    panels: ClassVar[list[Panel]] = [FieldPanel(one) for one in ("site", "language", "place", "entries")]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["site", "language", "place"], name="pages_one_menu_for_a_place")
        ]

    def __str__(self) -> str:
        """Returns where it stands."""
        return f"{self.get_place_display()} ({self.get_language_display()})"

    def html(self) -> SafeString:
        """Returns the menu as it stands on pages."""
        with translation.override(self.language):
            return render_to_string(f"pages/menu/{self.place}.html", {"entries": self.entries})

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002  Wagtail's form
        """Returns the menu on an empty page, for the preview beside the form."""
        html = render_to_string("pages/menu/preview.html", {"menu": self.html(), "static": settings.STATIC_URL})
        headers = {"Content-Security-Policy": EDITORS_POLICY, "X-Frame-Options": "SAMEORIGIN"}
        return HttpResponse(html, headers=headers)
