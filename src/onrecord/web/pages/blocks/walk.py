"""What stands in a value of blocks, however deep."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue


def has_block(value: Any, name: str) -> bool:
    """Tells whether a block of a type stands in a value."""
    if isinstance(value, StreamValue):
        return any(child.block_type == name or has_block(child.value, name) for child in value)
    if isinstance(value, StructValue):
        return any(has_block(one, name) for one in value.values())
    if isinstance(value, ListValue):
        return any(has_block(one, name) for one in value)
    return False
