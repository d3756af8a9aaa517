"""Readings that a page puts in brackets behind a rare character, as in `冈(gāng)`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources

from onrecord.text.rewrite import Rewrite, replace

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LAST_HAN = re.compile(rf"[{_HAN}]+\Z")
_TONES = {"\u0304", "\u0301", "\u030c", "\u0300"}
# Page builders write the reading with the letters of phonetic alphabets: U+0251 and U+0261.
_LETTERS = str.maketrans({"ɑ": "a", "ɡ": "g", "v": "ü", "’": "'"})
_BETWEEN = re.compile("[ '·-]+")
# Plain letters that are a syllable and also a word a writer puts in brackets.
_WORDS = frozenset(
    "a ai an ban bin can chi dan den fan fen gang hang he hen ha hui ka la lie long man me men mu ni pan pen pi "
    "ping qi ran re sang she sen shun song sun ta tan tang ten tie ti tong wan wang wo ye yi you yuan yen".split(),
)


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_HAN}])[(（]([^()（）\d\n{_HAN}]{{1,40}})[)）]")


def without_readings(text: str) -> Rewrite | None:
    """Returns the text without inserted readings, or None when there are none.

    A bracket counts when it follows Chinese characters and holds nothing but syllables of pinyin, at most
    as many as there are characters: with tone marks (the last syllable may go without), or in plain lower
    case when a Chinese character follows at once and the letters are no word (`娄(lou)勤俭`, not `他(he)说`).
    """
    if "(" not in text and "（" not in text:
        return None
    edits = [(one.start(), one.end(), "") for one in _bracketed().finditer(text) if _is_reading(text, one)]
    return replace(text, edits) if edits else None


def _is_reading(text: str, found: re.Match[str]) -> bool:
    before = _LAST_HAN.search(text, max(found.start() - 40, 0), found.start())
    letters = unicodedata.normalize("NFC", found[1].strip()).translate(_LETTERS)
    # A mark of direction or a reading with stray blanks is still a reading; anything else is not.
    if before is None or not letters:
        return False
    parts = _BETWEEN.split(letters)
    splits = [_split(part.lower()) for part in parts]
    if not all(splits):
        return False
    syllables = [syllable for split in splits for syllable in split]
    if len(syllables) > before.end() - before.start():
        return False
    marked = [_plain(syllable) != syllable for syllable in syllables]
    if any(marked):
        return all(marked[:-1])
    follows = re.match(f"[{_HAN}]", text[found.end() : found.end() + 1]) is not None
    return follows and letters.islower() and "".join(parts) not in _WORDS


def _split(letters: str) -> list[str]:
    """Returns the fewest syllables that make up the letters, [] when they do not."""
    best: dict[int, list[str]] = {0: []}
    for end in range(1, len(letters) + 1):
        ways = [[*best[start], letters[start:end]] for start in _starts(letters, end) if start in best]
        if ways:
            best[end] = min(ways, key=len)
    return best.get(len(letters), [])


def _starts(letters: str, end: int) -> Iterator[int]:
    return (start for start in range(max(end - 6, 0), end) if _plain(letters[start:end]) in _syllables())


def _plain(syllable: str) -> str:
    """Returns a syllable without its tone mark (but with the dots of `ü`)."""
    apart = unicodedata.normalize("NFD", syllable)
    marks = [sign for sign in apart if sign in _TONES]
    if len(marks) != 1:
        return syllable
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _TONES))


@cache
def _syllables() -> frozenset[str]:
    return frozenset((resources.files("onrecord.text") / "data" / "pinyin.txt").read_text("utf-8").split())
