"""Words of editors in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Words = Mapping[str, str]
"""A text by language code: `{"en": "...", "zh": "..."}`; empty where nothing is said."""
_FALLBACK: Final = "en"


def spoken_in(words: Words, language: str) -> tuple[str, str]:
    """Returns the text in a language, else in English, else in whichever there is; with the language that it is in."""
    for one in (language, _FALLBACK, *words):
        if words.get(one):
            return words[one], one
    return "", language
