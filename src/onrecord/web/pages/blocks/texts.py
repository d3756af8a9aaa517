"""Blocks of words: title, text, notice, questions and answers, tabs, steps, call to action, card, columns."""
# mypy: disable-error-code="import-untyped, misc"
# ruff: noqa: D106, RUF012  Wagtail asks for classes Meta with plain values

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    StructValue,
    TextBlock,
)

from onrecord.web.pages.blocks.picture import OptionalPicture, Picture, sample

WORDS: Final = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
LONG: Final = ["h3", "h4", *WORDS, "hr", "blockquote"]
_LOREM: Final = (
    "<p>The spokesperson took nine questions. <b>Three</b> were about the ferry, and each got the same sentence.</p>"
)


class LinkValue(StructValue):
    """A way to a page of the site or to any address."""

    @property
    def href(self) -> str:
        """Returns the address, "" where there is none."""
        page = self.get("page")
        return (page.localized.url or "") if page is not None else str(self.get("address") or "")


class Link(StructBlock):
    """A way to somewhere."""

    text = CharBlock(label=_("Words"), max_length=80)
    page = PageChooserBlock(required=False, label=_("Page of this site"))
    address = CharBlock(
        required=False, label=_("Or an address"), help_text=_("/search?q=ferry, an id of the record, or https://…")
    )

    def clean(self, value: Any) -> Any:
        """Returns the value; a link that may be left out is left out where nothing of it is filled in."""
        if not getattr(self.meta, "required", True) and not any(value.values()):
            return value
        return super().clean(value)

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue


class Title(StructBlock):
    """A heading that the table of contents names."""

    text = CharBlock(label=_("Heading"), max_length=160)
    over = CharBlock(required=False, label=_("Small words above"), max_length=80)

    class Meta:
        icon = "title"
        group = _("Words")
        label = _("Heading")
        description = _("Begins a part of the page; the table of contents names it.")
        template = "pages/blocks/title.html"
        preview_value = {"text": "What the ministry said about the ferry", "over": "Background"}


class Text(StructBlock):
    """Paragraphs, lists, links."""

    text = RichTextBlock(features=LONG, label=_("Text"))

    class Meta:
        icon = "pilcrow"
        group = _("Words")
        label = _("Text")
        description = _("Paragraphs with links, lists and small headings.")
        template = "pages/blocks/text.html"
        preview_value = {"text": _LOREM}


class Notice(StructBlock):
    """A word to the reader, set apart."""

    tone = ChoiceBlock(
        choices=[("note", _("Note")), ("correction", _("Correction")), ("update", _("Update"))],
        default="note",
        label=_("Kind"),
    )
    text = RichTextBlock(features=WORDS, label=_("Text"))

    class Meta:
        icon = "warning"
        group = _("Words")
        label = _("Notice")
        description = _("A note, a correction or an update, set apart from the text.")
        template = "pages/blocks/notice.html"
        preview_value = {"tone": "correction", "text": "<p>An earlier version named the wrong day.</p>"}


class Answered(StructBlock):
    """A question and its answer."""

    question = CharBlock(label=_("Question"), max_length=200)
    answer = RichTextBlock(features=WORDS, label=_("Answer"))


class Accordion(StructBlock):
    """Questions that open to their answers."""

    title = CharBlock(required=False, label=_("Heading"))
    items = ListBlock(Answered(), label=_("Questions"), min_num=1)
    open_first = BooleanBlock(required=False, label=_("The first one stands open"))

    class Meta:
        icon = "help"
        group = _("Words")
        label = _("Questions and answers")
        description = _("Questions that open to their answers, without any script.")
        template = "pages/blocks/accordion.html"
        preview_value = {
            "title": "About this record",
            "items": [{"question": "Whose words are these?", "answer": "<p>The press office's, as printed.</p>"}],
            "open_first": True,
        }


class Tab(StructBlock):
    """A tab and what stands under it."""

    title = CharBlock(label=_("Name of the tab"), max_length=60)
    text = RichTextBlock(features=LONG, label=_("Text"))


class Tabs(StructBlock):
    """Texts side by side, one shown at a time; without script one after the other."""

    items = ListBlock(Tab(), label=_("Tabs"), min_num=2, max_num=6)

    class Meta:
        default: ClassVar[dict[str, Any]] = {"items": [{"title": "", "text": ""}] * 2}
        icon = "list-ul"
        group = _("Words")
        label = _("Tabs")
        description = _("One text at a time; without script, and on paper, they stand one after the other.")
        template = "pages/blocks/tabs.html"
        preview_value = {"items": [{"title": "In short", "text": _LOREM}, {"title": "In full", "text": _LOREM}]}


class Step(StructBlock):
    """A step."""

    title = CharBlock(label=_("Step"), max_length=100)
    text = TextBlock(required=False, label=_("What happens"))


class Steps(StructBlock):
    """A process, step by step."""

    title = CharBlock(required=False, label=_("Heading"))
    items = ListBlock(Step(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "order"
        group = _("Words")
        label = _("Steps")
        description = _("A process, step by step, with numbers.")
        template = "pages/blocks/steps.html"
        preview_value = {
            "title": "How a briefing is read",
            "items": [
                {"title": "Captured", "text": "The page's bytes are kept."},
                {"title": "Read", "text": "Word for word."},
            ],
        }


class CallToAction(StructBlock):
    """Words that end in something to do."""

    title = CharBlock(label=_("Heading"), max_length=120)
    text = TextBlock(required=False, label=_("Text"))
    link = Link(label=_("Link"))

    class Meta:
        icon = "tick-inverse"
        group = _("Words")
        label = _("Call to action")
        description = _("A few words, and a button that leads on.")
        template = "pages/blocks/call_to_action.html"
        preview_value = {
            "title": "Is your article right?",
            "text": "Paste it, and see which words the record holds.",
            "link": {"text": "Check a page", "page": None, "address": "/check"},
        }


class Card(StructBlock):
    """A picture, a few words, a way on."""

    picture = OptionalPicture(label=_("Picture"))
    title = CharBlock(label=_("Heading"), max_length=120)
    text = TextBlock(required=False, label=_("Text"))
    link = Link(required=False, label=_("Link"))

    class Meta:
        icon = "doc-full"
        group = _("Words")
        label = _("Card")
        description = _("A picture, a few words and a way on; several in columns make a row.")
        template = "pages/blocks/card.html"

    def get_preview_value(self) -> Any:
        """Returns a card with a picture of the library."""
        return self.normalize(
            {
                "picture": sample(),
                "title": "The strait",
                "text": "Who said what, since 2018.",
                "link": {"text": "Read", "page": None, "address": "/search?q=strait"},
            }
        )


class ColumnBody(StreamBlock):
    """What may stand in a column."""

    title = Title()
    text = Text()
    picture = Picture()
    card = Card()
    notice = Notice()


class Columns(StructBlock):
    """Two to four columns; on a phone one under the other."""

    items = ListBlock(ColumnBody(), label=_("Columns"), min_num=2, max_num=4)

    class Meta:
        default: ClassVar[dict[str, Any]] = {"items": [[], []]}
        icon = "grip"
        group = _("Structure")
        label = _("Columns")
        description = _("Two to four columns; on a phone they stand one under the other.")
        template = "pages/blocks/columns.html"

    def get_preview_value(self) -> Any:
        """Returns two columns of text."""
        columns = [
            {"type": "item", "id": name, "value": [{"type": "text", "value": {"text": _LOREM}}]}
            for name in ("left", "right")
        ]
        return self.to_python({"items": columns})
