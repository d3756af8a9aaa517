"""The cover of an article: one picture, with its words."""
# mypy: disable-error-code="import-untyped, misc"

from __future__ import annotations

from wagtail.blocks import StreamBlock

from onrecord.web.pages.blocks.picture import Picture


class CoverPicture(StreamBlock):
    """At most one picture."""

    picture = Picture()
