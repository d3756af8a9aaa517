"""English names of languages, for citations."""

from __future__ import annotations

_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "zh": "Chinese",
    "zh-hant": "Chinese (traditional)",
}


def language_name(code: str) -> str:
    """Returns the English name of a language, its code in quotation marks where none is listed."""
    return _NAMES.get(code.lower(), f"“{code}”")
