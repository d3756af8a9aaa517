"""A quotation of the record: chosen by the record's own search, shown word for word, checked each time."""
# mypy: disable-error-code="import-untyped, misc"
# ruff: noqa: D106  Wagtail asks for classes Meta with plain values

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, FieldBlock, StructBlock

from onrecord.web.pages.quoted import fault_of, link_of, quoted
from onrecord.web.record.book import book_of


class QuotationInput(forms.TextInput):
    """A field with a search beside it."""

    template_name = "pages/widgets/quotation.html"

    @property
    def media(self) -> forms.Media:
        """Returns the script that searches."""
        return forms.Media(js=["pages/choose.js"], css={"all": ["pages/choose.css"]})


class QuotationField(forms.CharField):
    """The address of some words of the record: an id with its revision, and the place of the words with their digest."""

    widget = QuotationInput

    def clean(self, value: Any) -> str:
        """Returns the address; raises where the record has no such words."""
        link = str(super().clean(value)).strip()
        fault = fault_of(link) if link else None
        if fault is not None:
            raise ValidationError(fault)
        return link


class QuotationChooser(FieldBlock):
    """Chooses words of the record. They are the record's, so they are not translated with the page."""

    def __init__(self, *, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        """Takes what every field takes."""
        self.field_options = {"required": required, "help_text": help_text}
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> QuotationField:
        """Returns the form's field."""
        return QuotationField(**self.field_options)

    class Meta:
        icon = "openquote"
        default = ""


class Quotation(StructBlock):
    """Words of a statement, verbatim, with who said them and when, from the record."""

    link = QuotationChooser(label=_("Words of the record"))
    lead = CharBlock(required=False, label=_("Words before it"), max_length=240)
    size = ChoiceBlock(
        choices=[("usual", _("Usual")), ("large", _("Large"))], default="usual", label=_("Size of the words")
    )

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "quoted": quoted(value.get("link") or "")}

    class Meta:
        icon = "openquote"
        group = _("The record")
        label = _("Quotation of a statement")
        description = _("Words of the record, always verbatim; says so when the official page was changed afterwards.")
        template = "pages/blocks/quotation.html"

    def get_preview_value(self) -> Any:
        """Returns the first words that the record's search finds."""
        return self.normalize({"link": any_link(), "lead": "", "size": "usual"})


def any_link() -> str:
    """Returns the link to an answer of the record, "" where it has none."""
    hits = book_of(settings.ONRECORD.folder).finder.search("kind:answer", limit=1).hits
    return link_of(hits[0].row.id) if hits else ""
