"""What all pages of the newsroom have in common: blocks, what search engines are told, what may be published."""
# mypy: disable-error-code="import-untyped, misc, var-annotated"
# ruff: noqa: D106  Django asks for classes Meta

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail_localize.fields import SynchronizedField, TranslatableField

from onrecord.web.pages.alternative import fault
from onrecord.web.pages.blocks.body import Body
from onrecord.web.pages.blocks.picture import pictures_in
from onrecord.web.pages.panels import FoundPanel
from onrecord.web.pages.reserved import is_reserved
from onrecord.web.pages.serving import answer_of, preview_of

PROMOTE: list[Panel] = [
    MultiFieldPanel(
        [
            # Written from the title as it is typed, which is what the widget does.
            FieldPanel("slug", widget=SlugInput),
            FieldPanel("seo_title"),
            FieldPanel("search_description"),
            FieldPanel("noindex"),
            FoundPanel(),
        ],
        heading=_("Search engines"),
    ),
    MultiFieldPanel([FieldPanel("share_image"), FieldPanel("share_alt")], heading=_("When the page is passed on")),
]


class SitePage(Page):
    """A page of the newsroom."""

    lede = models.TextField(
        _("lede"), blank=True, max_length=600, help_text=_("The first words: what the page is about.")
    )
    body = StreamField(Body(), blank=True, verbose_name=_("blocks"))
    noindex = models.BooleanField(_("not for search engines"), default=False)
    share_image = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    share_alt = models.CharField(_("alternative text of the picture"), max_length=250, blank=True)

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("lede"), FieldPanel("body")]
    promote_panels: ClassVar[list[Panel]] = PROMOTE
    settings_panels: ClassVar[list[Panel]] = [PublishingPanel()]
    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("lede"),
        TranslatableField("body"),
        TranslatableField("share_alt"),
        SynchronizedField("noindex"),
        SynchronizedField("share_image"),
    ]
    password_required_template = "pages/password.html"  # noqa: S105  a template
    shape: ClassVar[str] = "page"
    """The name of the template, and of what the page is in JSON."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuses an address that is the record's."""
        super().clean()
        if self.slug and is_reserved(self.slug):
            raise ValidationError({"slug": gettext("This address is the record's. Choose another one.")})

    def faults(self) -> Iterator[str]:
        """Yields what keeps the page from being published."""
        for one in pictures_in(self.body):
            if one.fault is not None:
                yield f"{one['image'].title}: {one.fault}"
        if self.share_image is not None and (
            found := fault(self.share_alt, decorative=False, title=self.share_image.title)
        ):
            yield f"{self.share_image.title}: {found}"

    def publish(self, revision: Revision, *args: Any, **options: Any) -> Any:
        """Publishes a revision; raises ValidationError where a picture has no alternative text.

        Forms say so earlier and beside the field. This is the gate that every other way leads through: the schedule, a
        translation, a workflow's last step, a program.
        """
        found = list(revision.as_object().faults())
        if found:
            raise ValidationError(found)
        return super().publish(revision, *args, **options)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Returns site, root and path; the language stands before the path."""
        parts = super().get_url_parts(request)
        if parts is None or parts[2] is None or self.locale.language_code == "en":
            return parts
        site, root, path = parts
        return site, root, f"/{self.locale.language_code}{path}"

    def serve(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:  # noqa: ARG002  Wagtail's form
        """Returns the page."""
        return answer_of(self, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:  # noqa: ARG002  Wagtail's form
        """Returns the page as the editor's form has it."""
        return preview_of(self, request)

    def serve_password_required_response(self, request: HttpRequest, form: Any, action_url: str) -> HttpResponseBase:
        """Returns the page that asks for the password: never kept, since its form is one reader's."""
        response: HttpResponseBase = super().serve_password_required_response(request, form, action_url)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def shown(self, request: HttpRequest) -> dict[str, Any]:  # noqa: ARG002  the same for everybody
        """Returns what the template shows besides the page itself."""
        return {}

    def facts(self) -> dict[str, Any]:
        """Returns what the page's JSON says besides title, lede and blocks."""
        return {}

    def data(self) -> dict[str, Any] | None:
        """Returns what the page is in the words of schema.org, None where there is nothing to say."""
        return None

    @property
    def picture(self) -> tuple[Any, str] | None:
        """Returns the picture that stands for the page, and its alternative text."""
        if self.share_image is not None:
            return self.share_image, self.share_alt
        return next(((one["image"], one.alternative) for one in pictures_in(self.body) if one.get("image")), None)
