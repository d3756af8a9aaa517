"""Whether a server answered with a challenge ("are you a robot?") in the place of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from onrecord.archive.exchange import Answer
from onrecord.text.yaml_data import load

# More visible text than this is a page, whatever scripts it carries.
_WORDS = 1200
_HEAD = 200_000
_UNSEEN = re.compile(
    r"<(script|style|noscript|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL
)


@frozen
class _Print:
    """How one challenge is known: a header with a value, or patterns that are all on a page with few words."""

    name: str
    header: str | None
    words: int
    patterns: tuple[re.Pattern[str], ...]


def challenge(answer: Answer) -> str | None:
    """Returns the name of the challenge that an answer is, or None for an answer that is none."""
    source, words = _page(answer.content)
    for one in _prints():
        if one.header is not None:
            if one.patterns[0].search(answer.header(one.header) or ""):
                return one.name
        elif words <= one.words and all(pattern.search(source) for pattern in one.patterns):
            return one.name
    return None


def _page(content: bytes) -> tuple[str, int]:
    """Returns a page's source and how many characters it shows. The marks are ASCII or UTF-8, so its encoding hardly matters."""
    if len(content) > _HEAD:
        return "", _HEAD
    source = content.decode("utf-8", "replace")
    return source, len(" ".join(html.unescape(_UNSEEN.sub(" ", source)).split()))


@lru_cache(maxsize=1)
def _prints() -> Sequence[_Print]:
    rows = load(files("onrecord.archive").joinpath("data", "challenges.yml").read_text("utf-8"))
    return tuple(_Print(row["name"], row.get("header"), row.get("words", _WORDS), _patterns(row)) for row in rows)


def _patterns(row: dict[str, list[str] | str]) -> tuple[re.Pattern[str], ...]:
    texts = [str(row["value"])] if "value" in row else list(row["all"])
    return tuple(re.compile(text, re.IGNORECASE | re.DOTALL) for text in texts)
