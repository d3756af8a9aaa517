"""The pictures of the first newsroom: drawn here, so that nobody's rights are touched and nothing has to be fetched."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw

_SIZE: Final = (1600, 1000)
_Draw = ImageDraw.ImageDraw


def drawn(name: str) -> bytes:
    """Returns a picture as WebP: `strait`, `podium`, `peninsula` or `lines`."""
    picture = Image.new("RGB", _SIZE, "#dfe7e6")
    _DRAWINGS[name](ImageDraw.Draw(picture))
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def _strait(draw: _Draw) -> None:
    """A ferry in a strait at dusk, hills on both sides."""
    _bands(draw, ("#f4d9b8", "#f0c9a4", "#dcb7a0", "#b79fa3"), 0, 520)
    draw.ellipse((1040, 300, 1240, 500), fill="#f8ead0")
    draw.polygon([(0, 520), (0, 330), (220, 250), (430, 380), (640, 520)], fill="#6f7f86")
    draw.polygon([(980, 520), (1200, 400), (1420, 290), (1600, 360), (1600, 520)], fill="#5d6c75")
    _bands(draw, ("#5f8792", "#4f7683", "#3f6674", "#2f5666"), 520, 1000)
    for row in range(9):
        for column in range(6):
            left = 40 + column * 280 + (row % 2) * 120
            top = 560 + row * 48
            draw.line((left, top, left + 90 + row * 8, top), fill="#83a7ad", width=3)
    draw.polygon([(560, 640), (1040, 640), (990, 730), (620, 730)], fill="#173b45")
    draw.rectangle((640, 570, 960, 640), fill="#f7f3e8")
    draw.rectangle((700, 520, 860, 570), fill="#f7f3e8")
    draw.rectangle((880, 500, 920, 570), fill="#b5482f")
    for column in range(8):
        draw.rectangle((664 + column * 36, 592, 686 + column * 36, 616), fill="#3f6674")


def _podium(draw: _Draw) -> None:
    """A lectern with microphones before a curtain."""
    for column in range(20):
        draw.rectangle((column * 80, 0, column * 80 + 80, 1000), fill=("#24505c", "#1d444f")[column % 2])
    draw.rectangle((0, 820, 1600, 1000), fill="#3a2f28")
    draw.polygon([(520, 470), (1080, 470), (1020, 900), (580, 900)], fill="#8a5a36")
    draw.polygon([(480, 420), (1120, 420), (1080, 470), (520, 470)], fill="#a87046")
    for left, tilt in ((640, -30), (720, -14), (800, 0), (880, 14), (960, 30)):
        draw.line((left, 420, left + tilt, 300), fill="#1c1c1a", width=8)
        draw.ellipse((left + tilt - 22, 250, left + tilt + 22, 312), fill="#2c2c2a")
    draw.ellipse((720, 590, 880, 750), fill="#e5cfa6")
    draw.ellipse((745, 615, 855, 725), outline="#8a5a36", width=8)


def _peninsula(draw: _Draw) -> None:
    """A map without names: a peninsula between two seas, a line across it."""
    draw.rectangle((0, 0, 1600, 1000), fill="#bcd3d6")
    for ring in range(5):
        grow = (5 - ring) * 16
        color = ("#c5dadc", "#cfe1e2", "#d9e8e7", "#e3efec", "#efe9d8")[ring]
        land = [
            (500, 0),
            (1160, 0),
            (1090, 220),
            (1150, 420),
            (1020, 560),
            (1060, 760),
            (900, 930),
            (760, 800),
            (800, 590),
            (640, 420),
            (690, 230),
        ]
        centre = (880, 440)
        draw.polygon([_away(one, centre, grow) for one in land], fill=color)
    for step in range(0, 440, 40):
        draw.line((668 + step, 440 - step // 9, 690 + step, 438 - step // 9), fill="#8a1c1c", width=8)
    for left, top in ((850, 250), (930, 640), (820, 470)):
        draw.ellipse((left - 14, top - 14, left + 14, top + 14), fill="#0f4c5c")
    draw.line((180, 860, 420, 860), fill="#5f5b52", width=4)
    draw.line((180, 845, 180, 875), fill="#5f5b52", width=4)
    draw.line((420, 845, 420, 875), fill="#5f5b52", width=4)


def _lines(draw: _Draw) -> None:
    """Two printed pages beside each other; some lines of the second one differ."""
    draw.rectangle((0, 0, 1600, 1000), fill="#e7e2d4")
    for left, second in ((150, False), (850, True)):
        draw.rectangle((left + 14, 114, left + 614, 914), fill="#cfc9b8")
        draw.rectangle((left, 100, left + 600, 900), fill="#fdfcf8")
        draw.rectangle((left + 60, 160, left + 400, 190), fill="#1d1c1a")
        for row in range(14):
            width = (460, 480, 440, 470, 300)[row % 5]
            top = 240 + row * 44
            changed = row in {4, 9}
            if changed:
                draw.rectangle(
                    (left + 50, top - 10, left + 60 + width, top + 24), fill="#dff3e2" if second else "#fbe6e3"
                )
            if not (second and row == 12):
                color = ("#14532d" if second else "#8a1c1c") if changed else "#8d897e"
                draw.rectangle((left + 60, top, left + 60 + width, top + 14), fill=color)


def _bands(draw: _Draw, colors: tuple[str, ...], top: int, bottom: int) -> None:
    high = (bottom - top) / len(colors)
    for place, color in enumerate(colors):
        draw.rectangle((0, top + round(place * high), 1600, top + round((place + 1) * high)), fill=color)


def _away(point: tuple[int, int], centre: tuple[int, int], by: int) -> tuple[float, float]:
    sideways, down = point[0] - centre[0], point[1] - centre[1]
    length = (sideways**2 + down**2) ** 0.5 or 1
    return point[0] + sideways / length * by, point[1] + down / length * by


_DRAWINGS: Final[dict[str, Callable[[_Draw], None]]] = {
    "strait": _strait,
    "podium": _podium,
    "peninsula": _peninsula,
    "lines": _lines,
}
NAMES: Final = tuple(_DRAWINGS)
