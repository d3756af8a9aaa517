"""The table of label families: which printed words name an asker, an answerer, a moderator, an official."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml
from attrs import frozen

_SPACES = re.compile(r"\s+")
_TRIM = " \t\u00a0\u3000.:：;；*-–—_【】[]（）()《》\"'“”‘’"


@frozen(eq=False)
class Families:
    """Label words of all languages, folded, by what they make of a label."""

    asker: frozenset[str]
    answerer: frozenset[str]
    follow: frozenset[str]
    moderator: frozenset[str]
    interpreter: frozenset[str]
    title: frozenset[str]
    asker_body: frozenset[str]
    never: frozenset[str]
    title_start: re.Pattern[str]
    asker_word: re.Pattern[str]
    asker_part: re.Pattern[str]
    title_part: re.Pattern[str]


def folded(words: str) -> str:
    """Returns words for comparison: compatibility width, one space, no marks at the ends, case folded."""
    wide = unicodedata.normalize("NFKC", words)
    return _SPACES.sub(" ", wide).strip(_TRIM).casefold()


def _any_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def build(table: Mapping[str, object]) -> Families:
    """Returns families from the table of `labels.yml` (or one of the same shape)."""
    languages = table["languages"]
    if not isinstance(languages, Mapping):
        message = "labels.yml: `languages` must be a mapping"
        raise TypeError(message)

    def gather(key: str) -> frozenset[str]:
        return frozenset(folded(str(word)) for rows in languages.values() for word in rows.get(key, ()))

    title, body = gather("title"), gather("asker_body")
    wordy = frozenset(word for word in body if word[0].isascii() or word[0] in "абвгдежзиклмнопрстуфхцчшщэюя")
    solid = body - wordy
    solid_title = frozenset(word for word in title if word[0] > "\u3000")
    never = table["never"]
    if not isinstance(never, list):
        message = "labels.yml: `never` must be a list"
        raise TypeError(message)
    return Families(
        asker=gather("asker") - {""},
        answerer=gather("answerer") - {""},
        follow=gather("follow") - {""},
        moderator=gather("moderator") - {""},
        interpreter=gather("interpreter"),
        title=title,
        asker_body=body,
        never=frozenset(folded(str(word)) for word in never),
        title_start=re.compile(rf"(?:{_any_of(title)})(?![^\W\d_])"),
        asker_word=re.compile(rf"(?<![^\W\d_])(?:{_any_of(wordy)})(?![^\W\d_])"),
        asker_part=re.compile(_any_of(solid)),
        title_part=re.compile(_any_of(solid_title)),
    )


@lru_cache(maxsize=1)
def families() -> Families:
    """Returns the families of the packaged table, read once."""
    text = files("onrecord.reading").joinpath("data/labels.yml").read_text("utf-8")
    return build(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506  a safe loader
