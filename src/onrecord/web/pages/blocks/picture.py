"""A picture in a block: what it shows is said by a person, or it is marked as decoration."""
# mypy: disable-error-code="import-untyped, misc"
# ruff: noqa: D106  Wagtail asks for classes Meta with plain values

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StreamValue, StructBlock, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from onrecord.web.pages.alternative import fault


class PictureValue(StructValue):
    """A picture with its words."""

    @property
    def alternative(self) -> str:
        """Returns the alternative text, "" for decoration."""
        return "" if self.get("decorative") else " ".join((self.get("alt") or "").split())

    @property
    def fault(self) -> Any:
        """Returns what keeps the picture from being published, None where nothing does."""
        image = self.get("image")
        if image is None:
            return None
        return fault(self.get("alt") or "", decorative=bool(self.get("decorative")), title=image.title)


class Picture(StructBlock):
    """A picture from the library, its alternative text, its caption and whom it is by."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        required=False,
        label=_("Alternative text"),
        help_text=_("What the picture shows, in your own words: read aloud to those who do not see it."),
    )
    decorative = BooleanBlock(
        required=False, label=_("Decorative"), help_text=_("It only adorns: nothing is lost without it.")
    )
    caption = CharBlock(required=False, label=_("Caption"))
    credit = CharBlock(required=False, label=_("Picture by"))

    def clean(self, value: Any) -> Any:
        """Returns the value; raises where it may not be published. A draft may wait for its words."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned.fault is not None:
            raise StructBlockValidationError(block_errors={"alt": ValidationError(cleaned.fault)})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "pages/blocks/picture.html"
        value_class = PictureValue


class OptionalPicture(Picture):
    """A picture that may be left out."""

    image = ImageChooserBlock(label=_("Picture"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "pages/blocks/picture.html"
        value_class = PictureValue


def pictures_in(value: Any) -> Iterator[PictureValue]:
    """Yields the pictures in a value of blocks, however deep they are."""
    if isinstance(value, PictureValue):
        yield value
    elif isinstance(value, StructValue):
        for one in value.values():
            yield from pictures_in(one)
    elif isinstance(value, StreamValue | ListValue):
        for child in value:
            yield from pictures_in(child.value if isinstance(value, StreamValue) else child)


def sample() -> Any:
    """Returns a picture of the library for the preview of a block, None where the library is empty."""
    image = get_image_model().objects.order_by("pk").first()
    return {"image": image, "alt": "", "decorative": True, "caption": "", "credit": ""}
