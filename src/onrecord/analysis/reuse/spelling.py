"""Whether two printings are the same words spelled otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from onrecord.analysis.reuse.lexicon import Lexicon

_SHORTEST = 5
"""Shorter words one letter apart are other words more often than slips of the pen."""
# British and American, and what printers do with the same word.
_VARIANTS = (
    (re.compile(r"our(?=s?$|ed$|ing$|able|ite|ful|al|ly|hood|less)"), "or"),
    (re.compile(r"is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|ing)$)"), "yz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors|ation)$)"), "l"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ance(?=s?$)"), "ence"),
    (re.compile(r"ant(?=s?$|ly$)"), "ent"),
    (re.compile(r"ible(?=s?$)"), "able"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"dge(?=ment)"), "dg"),
    (re.compile(r"mme(?=s?$)"), "m"),
)


def same_words(old: Sequence[str], new: Sequence[str], words: Lexicon) -> bool:
    """Tells whether two runs of folded words say the same: `don't` and `do not`, `five` and `5`, `re-open` and `reopen`."""
    before, after = _spelled_out(old, words), _spelled_out(new, words)
    if before == after:
        return True
    joined = ("".join(before), "".join(after))
    if joined[0] == joined[1]:
        # 1.5 and 15 are the same digits and not the same number.
        return not any(map(str.isdigit, joined[0])) or [*filter(_digits, before)] == [*filter(_digits, after)]
    return len(before) == len(after) and all(
        one == other or variant(one, other, words) for one, other in zip(before, after, strict=True)
    )


def variant(one: str, other: str, words: Lexicon) -> bool:
    """Tells whether two folded words are one word: two usages, an accent, or a slip of the pen."""
    if frozenset((one, other)) in words.lookalikes or _denied(one, other, words):
        return False
    if one_usage(one, other):
        return True
    return one.isalpha() and other.isalpha() and _slip(one, other)


def one_usage(one: str, other: str) -> bool:
    """Tells whether two folded words are one word in British and American usage, or with and without accents."""
    return _bare(one) == _bare(other) or _american(one) == _american(other)


def denied(old: Sequence[str], new: Sequence[str], words: Lexicon) -> bool:
    """Tells whether one word is the other with a negating prefix: `legal` and `illegal`."""
    return len(old) == len(new) == 1 and _denied(old[0], new[0], words)


def _denied(one: str, other: str, words: Lexicon) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and any(long in {prefix + short, f"{prefix}-{short}"} for prefix in words.prefixes)


def _slip(one: str, other: str) -> bool:
    """Tells whether two words are one slip apart: two letters swapped, one doubled or left out inside."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or short[0] != long[0]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest, more = short[start:], long[start:]
    if len(short) == len(long):
        return rest[2:] == more[2:] and rest[:2] == more[1::-1]
    # A letter more at the end is another form of the word, not a slip.
    return len(long) - len(short) == 1 and rest == more[1:] and len(rest) > 1


def _spelled_out(run: Sequence[str], words: Lexicon) -> list[str]:
    found: list[str] = []
    for key in run:
        plain = words.same.get(key, key)
        ending = next((end for end in words.suffixes if plain.endswith(end) and len(plain) > len(end)), None)
        if plain in words.contractions:
            found += words.contractions[plain].split()
        elif ending is not None:
            found += [plain.removesuffix(ending), words.suffixes[ending]]
        elif plain in words.numbers:
            found.append(str(words.numbers[plain]))
        elif re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
            found.append(plain.replace(",", ""))
        else:
            found += plain.split()
    return found


def _american(word: str) -> str:
    for pattern, usual in _VARIANTS:
        word = pattern.sub(usual, word)
    return word


def _bare(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


def _digits(word: str) -> bool:
    return any(map(str.isdigit, word))
