"""Blocks bound to the record: key figures, positions, phrase chart, timeline, search box."""
# mypy: disable-error-code="import-untyped, misc"
# ruff: noqa: D106, RUF012  Wagtail asks for classes Meta with plain values

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ChoiceBlock, ListBlock, StructBlock, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from onrecord.errors import UsageError
from onrecord.text.difference import apart
from onrecord.text.span import Span
from onrecord.web.pages.blocks.quotation import QuotationChooser, any_link
from onrecord.web.pages.figures import SORTS, figure, phrase_chart
from onrecord.web.pages.listing import Moment, story
from onrecord.web.pages.quoted import Quoted, quoted
from onrecord.web.record.turn import Piece, pieces


class Figure(StructBlock):
    """A number of the record."""

    label = CharBlock(label=_("What it counts"), max_length=80)
    sort = ChoiceBlock(choices=SORTS, label=_("Number"))
    query = CharBlock(required=False, label=_("Search or phrase"), help_text=_("For the last two kinds."))

    def clean(self, value: Any) -> Any:
        """Returns the value; raises for a search that cannot be read."""
        cleaned = super().clean(value)
        if cleaned.get("sort") in {"search", "uses"} and figure(cleaned["sort"], cleaned.get("query") or "") is None:
            raise StructBlockValidationError(block_errors={"query": ValidationError(_("The search cannot be read."))})
        return cleaned


class KeyFigures(StructBlock):
    """Numbers of the record, counted anew as it grows."""

    title = CharBlock(required=False, label=_("Heading"), max_length=160)
    items = ListBlock(Figure(), label=_("Numbers"), min_num=1, max_num=6)

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        shown = [(one["label"], figure(one["sort"], one["query"] or ""), one) for one in value.get("items") or ()]
        return {**context, "figures": shown}

    class Meta:
        icon = "table"
        group = _("The record")
        label = _("Key figures")
        description = _("Numbers of the record, counted anew whenever it grows; each leads to what it counts.")
        template = "pages/blocks/key_figures.html"
        preview_value = {"title": "", "items": [{"label": "Statements", "sort": "statements", "query": ""}]}


@frozen
class ShownPosition:
    """A side of a comparison: who holds it, words about it, the quotation, its words in runs."""

    holder: str
    text: str
    quoted: Quoted | None
    runs: tuple[Piece, ...]


class Position(StructBlock):
    """What one side says."""

    holder = CharBlock(label=_("Who holds it"), max_length=100)
    text = TextBlock(required=False, label=_("In your words"))
    link = QuotationChooser(required=False, label=_("Words of the record"))


class Positions(StructBlock):
    """What sides say about the same, beside each other."""

    title = CharBlock(label=_("On what"), max_length=160)
    items = ListBlock(Position(), label=_("Positions"), min_num=2, max_num=4)
    marked = BooleanBlock(
        required=False,
        label=_("Mark the words that differ"),
        help_text=_("For two quotations in one language: the same sentence on two days."),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "positions": _positions(list(value.get("items") or ()), marked=bool(value.get("marked")))}

    class Meta:
        icon = "grip"
        group = _("The record")
        label = _("Comparison of positions")
        description = _(
            "What two to four sides say about the same; with two quotations the differing words are marked."
        )
        template = "pages/blocks/positions.html"
        default: ClassVar[dict[str, Any]] = {"items": [{"holder": "", "text": "", "link": ""}] * 2}

    def get_preview_value(self) -> Any:
        """Returns a statement beside itself."""
        item = {"holder": "Anlan", "text": "", "link": any_link()}
        return self.normalize(
            {"title": "On the ferry", "items": [item, {**item, "holder": "Westmark"}], "marked": False}
        )


def _positions(items: list[Any], *, marked: bool) -> list[ShownPosition]:
    quotes = [quoted(one["link"]) if one.get("link") else None for one in items]
    marks: list[list[Span]] = [[] for _ in items]
    first, second = (*quotes, None, None)[:2]
    if marked and len(items) == 2 and first is not None and second is not None:
        marks = list(apart(first.words, second.words))
    return [
        ShownPosition(
            holder=one["holder"],
            text=one.get("text") or "",
            quoted=quote,
            runs=tuple(pieces(quote.words, 0, len(quote.words), spans)) if quote is not None else (),
        )
        for one, quote, spans in zip(items, quotes, marks, strict=True)
    ]


class PhraseChart(StructBlock):
    """How often a phrase was said, month by month."""

    phrase = CharBlock(label=_("Phrase"), max_length=120)
    title = CharBlock(required=False, label=_("Heading"), max_length=160)

    def clean(self, value: Any) -> Any:
        """Returns the value; raises for a phrase without a letter or digit."""
        cleaned = super().clean(value)
        if not cleaned.get("phrase"):  # refused above where it is to be published; a draft may be unfinished
            return cleaned
        try:
            phrase_chart(cleaned["phrase"])
        except UsageError as fault:
            raise StructBlockValidationError(block_errors={"phrase": ValidationError(str(fault))}) from None
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        try:
            made, uses = phrase_chart(value.get("phrase") or "")
        except UsageError:
            made, uses = None, 0
        return {**context, "chart": made, "uses": uses}

    class Meta:
        icon = "history"
        group = _("The record")
        label = _("Phrase chart")
        description = _("How often those who answer said a phrase, by month, as a picture and as a table.")
        template = "pages/blocks/phrase_chart.html"
        preview_value = {"phrase": "reciprocal suspension", "title": ""}


class Entry(StructBlock):
    """One entry of a timeline."""

    when = CharBlock(label=_("When"), max_length=60)
    title = CharBlock(label=_("What happened"), max_length=160)
    text = TextBlock(required=False, label=_("Text"))
    link = QuotationChooser(required=False, label=_("Words of the record"))


class Timeline(StructBlock):
    """What happened, in order."""

    title = CharBlock(required=False, label=_("Heading"), max_length=160)
    items = ListBlock(Entry(), label=_("Entries"), min_num=0)
    dossier = CharBlock(
        required=False, label=_("Or of a dossier"), help_text=_("The name of a dossier: its own timeline is shown.")
    )

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        told = story(value["dossier"], get_language() or "en") if value.get("dossier") else None
        if told is not None:
            found = list(told.moments)
        else:
            found = [
                Moment(one["when"], one["title"], one.get("text") or "", one.get("link") or "")
                for one in value.get("items") or ()
            ]
        shown = [(one, quoted(one.quote) if one.quote else None) for one in found]
        return {**context, "moments": shown, "story": told if found else None}

    class Meta:
        icon = "date"
        group = _("The record")
        label = _("Timeline")
        description = _("What happened, in order: written by hand, or taken from a dossier.")
        template = "pages/blocks/timeline.html"
        preview_value = {
            "title": "",
            "items": [{"when": "2 April 2024", "title": "The hotline is open again", "text": "", "link": ""}],
            "dossier": "",
        }


class SearchBox(StructBlock):
    """A field that searches the record."""

    label = CharBlock(required=False, label=_("Words above the field"), max_length=80)
    query = CharBlock(
        required=False, label=_("Always also"), help_text=_("office:xa-mfa, say; it is added to the search.")
    )

    class Meta:
        icon = "search"
        group = _("The record")
        label = _("Search box")
        description = _("A field that searches the record, all of it or a part.")
        template = "pages/blocks/search_box.html"
        preview_value = {"label": "Search the record", "query": ""}
