"""Traditional characters to simplified ones, each at the place of the one it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from onrecord.text.rewrite import Rewrite, replace

_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@cache
def _convert() -> Callable[[str], str]:
    from opencc import OpenCC  # noqa: PLC0415 - its dictionaries take 20 ms that most pages can spare

    return OpenCC("t2s").convert


def simplified(text: str) -> Rewrite | None:
    """Returns the text in simplified characters, or None when it has no traditional ones.

    OpenCC converts by its longest known phrase (`乾坤` stays, `乾燥` becomes `干燥`); all its phrases and
    characters keep their length, so places are kept too. A future dictionary that breaks this, or a text
    with lone surrogates, is converted run by run and mapped run by run: coarser spans, never wrong ones.
    """
    if text.isascii() or not _HAN.search(text):
        return None
    try:
        converted = _stable(text)
    except UnicodeEncodeError:
        return _by_runs(text)
    if converted == text:
        return None
    return Rewrite(converted, None) if len(converted) == len(text) else _by_runs(text)


def _stable(text: str) -> str:
    """Converts until nothing changes: a few results (`薴` to `苧` to `苎`) are traditional themselves."""
    convert = _convert()
    while (converted := convert(text)) != text:
        text = converted
    return text


def _by_runs(text: str) -> Rewrite | None:
    runs = [(one.start(), one.end(), _stable(one[0])) for one in _HAN.finditer(text)]
    edits = [(start, end, new) for start, end, new in runs if text[start:end] != new]
    return replace(text, edits) if edits else None
