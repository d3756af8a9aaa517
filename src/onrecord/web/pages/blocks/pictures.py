"""Blocks of pictures: big picture, cover, text and image, gallery, embed."""
# mypy: disable-error-code="import-untyped, misc"
# ruff: noqa: D106, RUF012  Wagtail asks for classes Meta with plain values

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock, TextBlock, URLBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from onrecord.web.pages.blocks.picture import OptionalPicture, Picture, sample
from onrecord.web.pages.blocks.texts import WORDS, Link
from onrecord.web.pages.providers import Player, player_of, provider_names


class BigPicture(StructBlock):
    """A heading, a picture over the whole width, words under it."""

    title = CharBlock(required=False, label=_("Heading"), max_length=160)
    picture = Picture(label=_("Picture"))
    subtitle = CharBlock(required=False, label=_("Second heading"), max_length=160)
    text = RichTextBlock(required=False, features=WORDS, label=_("Text"))
    link = Link(required=False, label=_("Link"))

    class Meta:
        icon = "image"
        group = _("Pictures")
        label = _("Big picture")
        description = _("A picture over the whole width, with a heading above and words below.")
        template = "pages/blocks/big_picture.html"

    def get_preview_value(self) -> Any:
        """Returns a big picture of the library."""
        return self.normalize(
            {"title": "Nine days on the strait", "picture": sample(), "subtitle": "", "text": "<p>What was said.</p>"}
        )


class Cover(StructBlock):
    """A picture with words over it, at the head of a page."""

    title = CharBlock(label=_("Heading"), max_length=120)
    text = TextBlock(required=False, label=_("Text"))
    picture = Picture(label=_("Picture"))
    link = Link(required=False, label=_("Link"))

    class Meta:
        icon = "image"
        group = _("Pictures")
        label = _("Cover")
        description = _("A picture with a heading on it, for the head of a page.")
        template = "pages/blocks/cover.html"

    def get_preview_value(self) -> Any:
        """Returns a cover with a picture of the library."""
        return self.normalize({"title": "The record, and what is around it", "text": "", "picture": sample()})


class TextAndImage(StructBlock):
    """Words beside a picture."""

    title = CharBlock(required=False, label=_("Heading"), max_length=160)
    text = RichTextBlock(features=WORDS, label=_("Text"))
    picture = Picture(label=_("Picture"))
    side = ChoiceBlock(
        choices=[("right", _("Picture on the right")), ("left", _("Picture on the left"))],
        default="right",
        label=_("Side"),
    )

    class Meta:
        icon = "doc-full"
        group = _("Pictures")
        label = _("Text and image")
        description = _("Words beside a picture, on the side you like.")
        template = "pages/blocks/text_image.html"

    def get_preview_value(self) -> Any:
        """Returns words beside a picture of the library."""
        value = {"title": "The port", "text": "<p>Where the talks began.</p>", "picture": sample(), "side": "right"}
        return self.normalize(value)


class Gallery(StructBlock):
    """Several pictures."""

    title = CharBlock(required=False, label=_("Heading"), max_length=160)
    items = ListBlock(Picture(), label=_("Pictures"), min_num=1)

    class Meta:
        icon = "image"
        group = _("Pictures")
        label = _("Gallery")
        description = _("Several pictures, each with its words.")
        template = "pages/blocks/gallery.html"

    def get_preview_value(self) -> Any:
        """Returns a gallery of one picture of the library."""
        return self.normalize({"title": "", "items": [sample(), sample()]})


class Embed(StructBlock):
    """A film or map of another site: nothing of it is loaded before the reader asks."""

    address = URLBlock(
        label=_("Address"), help_text=_("YouTube, Vimeo, PeerTube (Framatube), UN Web TV or OpenStreetMap.")
    )
    title = CharBlock(label=_("What it is"), max_length=160)
    picture = OptionalPicture(label=_("Picture in its place"))

    def clean(self, value: Any) -> Any:
        """Returns the value; raises for an address of a site that is not on the list."""
        cleaned = super().clean(value)
        if cleaned.get("address") and player_of(cleaned["address"]) is None:
            message = _("Only these may be embedded: %(names)s.") % {"names": provider_names()}
            raise StructBlockValidationError(block_errors={"address": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        player: Player | None = player_of(value.get("address") or "")
        return {**context, "player": player}

    class Meta:
        icon = "media"
        group = _("Pictures")
        label = _("Film or map")
        description = _("A film or map of another site; nothing of it is loaded before a reader asks for it.")
        template = "pages/blocks/embed.html"
        preview_value = {"address": "https://vimeo.com/1084537", "title": "The briefing as it was filmed"}
