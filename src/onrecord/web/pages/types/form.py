"""Forms that readers fill in: a letter to the editors, a correction, a question."""
# mypy: disable-error-code="import-untyped, misc, var-annotated"
# ruff: noqa: D106  Django asks for classes Meta

from __future__ import annotations

from typing import Any, ClassVar

from django.core.mail import send_mail
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from onrecord.web.pages.types.site_page import SitePage
from onrecord.web.record.links import at
from onrecord.web.record.surroundings import sender


class FormField(AbstractFormField):
    """A field of a form."""

    page = ParentalKey("pages.FormPage", on_delete=models.CASCADE, related_name="form_fields")


class FormPage(FormMixin, SitePage):
    """A page with a form. What is sent is kept, shown in the admin, and mailed where an address is given."""

    thanks = models.TextField(_("words after it was sent"), blank=True, max_length=600)
    to_address = models.EmailField(_("mail what is sent to"), blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *SitePage.content_panels,
        InlinePanel("form_fields", heading=_("Fields"), label=_("Field")),
        MultiFieldPanel([FieldPanel("thanks"), FieldPanel("to_address")], heading=_("When it was sent")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *SitePage.translatable_fields,
        TranslatableField("thanks"),
        SynchronizedField("to_address"),
    ]
    shape = "form"

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def serve(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Returns the page with its empty form; what is sent goes to another address, see `forms`."""
        return SitePage.serve(self, request, *args, **options)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Returns the page as the editor's form has it."""
        return SitePage.serve_preview(self, request, mode_name)

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        """Returns the empty form, or that it was sent."""
        sent = request.GET.get("sent") == "1"
        return {"form": self.get_form(page=self, user=None), "form_address": at(f"/forms/{self.pk}"), "sent": sent}

    def take(self, form: Any) -> None:
        """Keeps what a reader sent, and mails it."""
        self.process_form_submission(form)
        if self.to_address:
            words = "\n".join(f"{form.fields[name].label}: {value}" for name, value in form.cleaned_data.items())
            subject = " ".join(self.title.split())[:120]
            send_mail(subject, words, sender(), [self.to_address], fail_silently=True)
