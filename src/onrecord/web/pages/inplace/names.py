"""Every name of Wagtail that editing in place uses and that Wagtail does not promise to keep. Works with 7.4 and 8.0."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from wagtail.blocks.base import BlockField

BASE: Final = "wagtailadmin/admin_base.html"
"""The template with the style and script that Wagtail's forms need, and nothing around them."""
SCRIPTS: Final = "insert_editor_js"
STYLES: Final = "insert_editor_css"
"""The hooks by which editors' fields bring their script and style."""
REVERT: Final = "wagtail.revert"
"""What the log calls it when a version was taken back."""


def draft_field(block: Any, *, label: str = "") -> Any:
    """Returns a form's field for one block, which may stay unfinished: it is a draft."""
    field = BlockField(block=block, required=False, label=label)
    field.is_deferred_validation = True
    return field


def child_block(body: Any, kind: str) -> Any:
    """Returns the definition of a block by its type; raises KeyError for one that the page does not have."""
    return body.stream_block.child_blocks[kind]


def kinds(body: Any) -> list[Any]:
    """Returns the definitions of the blocks that a page may have."""
    return list(body.stream_block.child_blocks.values())


def raw(body: Any) -> list[dict[str, Any]]:
    """Returns the blocks as they are stored: a list of `{"type", "value", "id"}`."""
    return list(body.get_prep_value())


def built(body: Any, stored: list[dict[str, Any]]) -> Any:
    """Returns blocks from how they are stored."""
    return body.stream_block.to_python(stored)


def checked(body: Any) -> None:
    """Raises ValidationError where a block is not fit to be published."""
    body.stream_block.clean(body)


def is_fit(child: Any) -> bool:
    """Tells whether one block of a page is fit to be published."""
    try:
        child.block.clean(child.value)
    except ValidationError:
        return False
    return True


def translated_elsewhere(page: Any) -> bool:
    """Tells that the page's words come from a translation that is still kept in step: it is edited there."""
    from wagtail_localize.models import Translation  # noqa: PLC0415  models are not there at import

    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return bool(found.exists())
