"""Where the words of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from onrecord.text.span import Span

Cutter = Callable[[str], Iterator[tuple[int, int]]]
"""Cuts a run of Chinese characters into words: (start, end) within the run."""

_HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
# Vowel signs and accents written with code points of their own; Python's \w leaves them out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd"
    "\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)


@cache
def _word() -> re.Pattern[str]:
    """Compiles the pattern of a word when first asked for: its classes take 15 ms."""
    letters = rf"(?:[^\W\d_{_HAN}{_HIRAGANA}{_KATAKANA}]+|[{_MARKS}]+)+"
    return re.compile(
        rf"(?P<han>[{_HAN}]+)"
        rf"|[{_HIRAGANA}]+|[{_KATAKANA}]+"
        rf"|\d+(?:[.,:]\d+)*(?:{letters})?"
        r"|[A-Z](?:\.[A-Z])+(?![A-Za-z])"
        rf"|{letters}(?:{letters}|\d+)*(?:['’ʼ]{letters})*",
    )


# The same for the most frequent case, where the classes are small and fast.
_ASCII_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*[A-Za-z]*|[A-Z](?:\.[A-Z])+(?![A-Za-z])|[A-Za-z][A-Za-z0-9]*(?:'[A-Za-z]+)*",
)
# Past the Python-level constructor of a named tuple, which would take half of the time.
_as_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
_KANA = re.compile(f"[{_HIRAGANA}{_KATAKANA}]")


def words(text: str, *, cutter: Cutter | None = None) -> list[Span]:
    """Returns the words of a text as spans, in order and disjoint; signs between words are in none.

    `don't`, `1,000`, `3.5`, `U.S` are one word, `dual-track` two. Runs of Chinese characters are cut by `cutter`,
    else by rjieba where the extra `zh` is installed and the text has no kana, else into single characters:
    those are true of any text, compare as sequences, and never lay a false edge inside a phrase.
    Japanese is cut where its scripts change.
    """
    if text.isascii():
        return list(map(_as_span, [one.span() for one in _ASCII_WORD.finditer(text)]))
    cut = cutter or (characters if _KANA.search(text) else chinese_cutter())
    found: list[Span] = []
    for one in _word().finditer(text):
        if one.lastgroup is None:
            found.append(_as_span(one.span()))
        elif cut is characters:
            start, end = one.span()
            found.extend(map(_as_span, zip(range(start, end), range(start + 1, end + 1), strict=True)))
        else:
            at = one.start()
            found.extend([_as_span((at + start, at + end)) for start, end in cut(one[0])])
    return found


def characters(run: str) -> Iterator[tuple[int, int]]:
    """Yields each character of a run as a word."""
    return ((at, at + 1) for at in range(len(run)))


@cache
def chinese_cutter() -> Cutter:
    """Returns the cutter by rjieba where it is installed, else `characters`.

    rjieba is jieba in Rust: the same dictionary and results, wheels for every platform (jieba has an old
    source archive only), 19 MB a second against 1.
    """
    try:
        import rjieba  # noqa: PLC0415 - an extra; loading it costs 0.1 s and 70 MB that most readings can spare
    except ImportError:
        return characters
    segment: Callable[[str], list[tuple[str, Any, Any]]] = rjieba.tokenize

    def cut(run: str) -> Iterator[tuple[int, int]]:
        return ((start, end) for _, start, end in segment(run))

    return cut


def is_chinese_word(text: str) -> bool:
    """Tells whether the dictionary of rjieba has a word; it has none where the extra `zh` is not installed."""
    return _dictionary()(text)


@cache
def _dictionary() -> Callable[[str], bool]:
    try:
        import rjieba  # noqa: PLC0415 - an extra, as above
    except ImportError:
        return lambda _: False
    has: Callable[[str], bool] = rjieba.has_word
    return has
