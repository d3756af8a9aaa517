"""Colors of a theme: read, and refused where words on them could not be read (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from typing import Final

_HEX: Final = re.compile(r"#[0-9a-f]{6}")
ENOUGH: Final = 4.5


def is_color(text: str) -> bool:
    """Tells that a text is a color as `#1a2b3c`."""
    return bool(_HEX.fullmatch(text.lower()))


def contrast(one: str, other: str) -> float:
    """Returns the contrast of two colors, from 1 (none) to 21."""
    bright, dark = sorted((_light(one), _light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def lifted(color: str, ground: str) -> str:
    """Returns a color mixed with white until it can be read on a dark ground."""
    for share in range(0, 101, 5):
        mixed = _mixed(color, share / 100)
        if contrast(mixed, ground) >= ENOUGH:
            return mixed
    return "#ffffff"


def on(color: str) -> str:
    """Returns white or near black, whichever is read better on a color."""
    return max(("#ffffff", "#1d1c1a"), key=lambda one: contrast(one, color))


def _parts(color: str) -> list[int]:
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def _mixed(color: str, share: float) -> str:
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in _parts(color))


def _light(color: str) -> float:
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (one / 255 for one in _parts(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
