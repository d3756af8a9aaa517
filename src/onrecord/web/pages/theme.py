"""The look of a site: name, logo, colors and type, as a setting of the site that becomes a stylesheet."""
# mypy: disable-error-code="import-untyped, misc, var-annotated"
# ruff: noqa: D106  Django asks for classes Meta

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin

from onrecord.web.gate.headers import EDITORS_POLICY
from onrecord.web.pages.alternative import fault
from onrecord.web.pages.colors import ENOUGH, contrast, is_color, lifted, on

_DARK: Final = "#161715"
"""The ground of dark pages, as in record/static/site.css."""
_COLORS: Final = ("strong", "link", "paper", "mark")
_FONTS: Final = {
    "serif": "",
    "sans": "var(--sans)",
    "slab": 'Rockwell, "Roboto Slab", "Noto Serif", "Songti SC", "Noto Serif CJK SC", serif',
    "old": '"Hoefler Text", "Baskerville", "Libre Baskerville", "Songti SC", "Noto Serif CJK SC", serif',
}


@register_setting(icon="view")
class Theme(PreviewableMixin, BaseSiteSetting):
    """What a site looks like. An empty field leaves the usual look."""

    name = models.CharField(_("name of the site"), max_length=60, blank=True)
    name_zh = models.CharField(_("name of the site in Chinese"), max_length=60, blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    logo_alt = models.CharField(_("alternative text of the logo"), max_length=120, blank=True)
    strong = models.CharField(_("color of buttons and marks"), max_length=7, blank=True)
    link = models.CharField(_("color of links"), max_length=7, blank=True)
    paper = models.CharField(_("color of the page"), max_length=7, blank=True)
    mark = models.CharField(_("color of marked words"), max_length=7, blank=True)
    letters = models.CharField(
        _("letters of headings and quotations"),
        max_length=8,
        default="serif",
        choices=[("serif", _("Serif")), ("sans", _("Sans serif")), ("slab", _("Slab")), ("old", _("Old style"))],
    )
    imprint_en = models.TextField(_("words at the foot, English"), max_length=400, blank=True)
    imprint_zh = models.TextField(_("words at the foot, Chinese"), max_length=400, blank=True)

    panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("name_zh"), FieldPanel("logo"), FieldPanel("logo_alt")],
            heading=_("Name and logo"),
        ),
        MultiFieldPanel([FieldPanel(one) for one in (*_COLORS, "letters")], heading=_("Colors and letters")),
        MultiFieldPanel([FieldPanel("imprint_en"), FieldPanel("imprint_zh")], heading=_("Foot of the page")),
    ]

    class Meta:
        verbose_name = _("look of the site")

    def clean(self) -> None:
        """Refuses what is no color, words that could not be read, and a logo without alternative text."""
        super().clean()
        wrong = {
            name: gettext("Write a color as #1a2b3c.")
            for name in _COLORS
            if getattr(self, name) and not is_color(getattr(self, name))
        }
        if not wrong:
            paper = self.paper or "#fcfbf8"
            if contrast(paper, "#1d1c1a") < 7:
                wrong["paper"] = gettext("Dark words could not be read on this page.")
            if self.link and contrast(self.link, paper) < ENOUGH:
                wrong["link"] = gettext("Links of this color could not be read on the page.")
            if self.mark and contrast(self.mark, "#1d1c1a") < ENOUGH:
                wrong["mark"] = gettext("Marked words could not be read.")
        if self.logo is not None and (found := fault(self.logo_alt, decorative=False, title=self.logo.title)):
            wrong["logo_alt"] = str(found)
        if wrong:
            raise ValidationError(wrong)

    def css(self) -> str:
        """Returns the stylesheet, "" where nothing was chosen. Every value was checked to be a color or comes from a list."""
        light: dict[str, str] = {name: getattr(self, name).lower() for name in _COLORS if is_color(getattr(self, name))}
        dark: dict[str, str] = {str(name): lifted(light[name], _DARK) for name in ("strong", "link") if name in light}
        for told in (light, dark):
            if "strong" in told:
                told["on-strong"] = on(told["strong"])
        lines = [
            f"@media (prefers-color-scheme: {scheme}) {{ :root {{ {_variables(told)} }} }}"
            for scheme, told in (("light", light), ("dark", dark))
            if told
        ]
        if _FONTS.get(self.letters):
            lines.append(f":root {{ --serif: {_FONTS[self.letters]}; }}")
        return "\n".join(lines)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002  Wagtail's form
        """Returns a sample of the site in these colors, for the preview beside the form."""
        html = render_to_string("pages/theme_preview.html", {"theme": self, "css": self.css()}, request=request)
        headers = {"Content-Security-Policy": EDITORS_POLICY, "X-Frame-Options": "SAMEORIGIN"}
        return HttpResponse(html, headers=headers)


def _variables(told: dict[str, Any]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in told.items())
