"""A quotation drawn as a picture, for those who link to it. Needs Pillow and, for Chinese, a font of the system."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDE, HIGH = 1200, 630
_PAPER, _INK, _SOFT, _STRONG = "#fcfbf8", "#1d1c1a", "#5f5b52", "#0f4c5c"
_LEFT, _RIGHT, _TOP, _BOTTOM = 92, 64, 84, 150
_SIZES: Final = (60, 52, 46, 40, 35, 31)
_FOLDERS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")
_CHINESE: Final = ("NotoSerifCJK-SemiBold", "NotoSerifCJK-Regular", "NotoSerifCJK", "SourceHanSerif", "NotoSansCJK-Regular",
                   "NotoSansCJK", "wqy-zenhei", "Songti", "PingFang")  # fmt: skip
_LATIN: Final = ("NotoSerif-Regular", "DejaVuSerif", "LiberationSerif-Regular", "Georgia")
_HAN: Final = "\u2e80"
_ENDINGS: Final = frozenset({".ttf", ".ttc", ".otf"})


def can_draw(text: str) -> bool:
    """Tells whether words can be drawn here: Pillow is there, and a font that has their signs."""
    try:
        import PIL  # noqa: F401, PLC0415  an extra of the site's
    except ImportError:
        return False
    return _font_file(chinese=True) is not None if _is_chinese(text) else True


def card(words: str, who: str, when: str) -> bytes | None:
    """Returns a PNG with words, who said them and when; None where they cannot be drawn here."""
    if not can_draw(words + who + when):
        return None
    from PIL import Image, ImageDraw  # noqa: PLC0415  an extra of the site's, slow to load

    chinese = _is_chinese(words + who)
    picture = Image.new("RGB", (WIDE, HIGH), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 20, HIGH), fill=_STRONG)
    size, lines = _fitted(words, chinese=chinese)
    font = _font(size, chinese=chinese)
    high = round(size * 1.42)
    top = _TOP + max(HIGH - _TOP - _BOTTOM - high * len(lines), 0) // 3
    for number, line in enumerate(lines):
        pen.text((_LEFT, top + number * high), line, font=font, fill=_INK)
    small = _font(30, chinese=chinese)
    pen.line((_LEFT, HIGH - 118, _LEFT + 90, HIGH - 118), fill=_STRONG, width=5)
    pen.text((_LEFT, HIGH - 98), _cut(f"{who}  ·  {when}" if who else when, small, 820), font=small, fill=_SOFT)
    mark = _font(30, chinese=False)
    pen.text((WIDE - _RIGHT - mark.getlength("OnRecord"), HIGH - 98), "OnRecord", font=mark, fill=_STRONG)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _fitted(words: str, *, chinese: bool) -> tuple[int, list[str]]:
    """Returns the largest size in which the words fit, and their lines; of words too long for the smallest the first."""
    text = f"“{' '.join(words.split())}”"
    room = HIGH - _TOP - _BOTTOM
    for size in _SIZES:
        font = _font(size, chinese=chinese)
        most = int(room // (size * 1.42))
        lines = _wrapped(text, font, WIDE - _LEFT - _RIGHT, most)
        if len(lines) <= most:
            return size, lines
    last = _cut(lines[most - 1].rstrip("”") + " …", font, WIDE - _LEFT - _RIGHT)
    return size, [*lines[: most - 1], last]


def _wrapped(text: str, font: FreeTypeFont, room: int, most: int) -> list[str]:
    """Returns the lines of a text; stops after one more than fit."""
    pieces = _pieces(text)
    lines, line = [], ""
    for piece in pieces:
        if line and font.getlength(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
            if len(lines) > most:
                return lines
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """Returns what may stand at the end of a line: words with the blank behind them, Chinese signs one by one."""
    made, word = [], ""
    for letter in text:
        if letter > _HAN and letter not in "，。；：！？、”’》）":
            if word:
                made.append(word)
            word = letter
        else:
            word += letter
            if letter == " ":
                made.append(word)
                word = ""
    return [*made, word] if word else made


def _cut(text: str, font: FreeTypeFont, room: int) -> str:
    while text and font.getlength(text) > room:
        text = text[:-2].rstrip(" …") + "…"
        if len(text) < 3:
            break
    return text


def _is_chinese(text: str) -> bool:
    return any(letter > _HAN for letter in text if letter not in "“”‘’…")


def _font(size: int, *, chinese: bool) -> Any:
    from PIL import ImageFont  # noqa: PLC0415  an extra of the site's

    file = _font_file(chinese=chinese)
    return ImageFont.load_default(size) if file is None else ImageFont.truetype(str(file), size)


@lru_cache(maxsize=2)
def _font_file(*, chinese: bool) -> Path | None:
    """Returns a font of the system's that has the signs, the most fitting first; None where there is none."""
    held = [
        path
        for folder in _FOLDERS
        if Path(folder).is_dir()
        for path in sorted(Path(folder).rglob("*"))
        if path.suffix.lower() in _ENDINGS
    ]
    for name in _CHINESE if chinese else _LATIN:
        for path in held:
            if path.name.startswith(name):
                return path
    return None
