"""Headlines and ledes: which of their terms the reused words have, and which they do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.analysis.reuse.lexicon import lexicon
from onrecord.analysis.reuse.lookalike import stem
from onrecord.analysis.reuse.source import Source
from onrecord.pipeline.check.fidelity import Framing, Support
from onrecord.text.normalize import normalize
from onrecord.text.sentences import sentences
from onrecord.text.span import Span
from onrecord.text.words import words

MOST = 3
"""Stretches of the record that are shown for a headline."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_HAN = re.compile("[\u3400-\u9fff]+")
_PLAIN = frozenset(
    "say says said tell tells told ask asks asked amid over after before about against says how why what who when where will "
    "new news just more most very all any some not no s t according up down out off put get gets got order none would could "
    "have has had having do does did if when while one two back again still only own other another into onto than".split()
)
# Characters that hold a Chinese headline together and claim nothing.
_JOINTS = frozenset("的了是在和与及或对就将被把向从为以于而也都并中上下称说")


def framing(text: str, sources: Sequence[Source], known: Iterable[str] = ()) -> Framing:
    """Returns what supports a headline; `known` are names that the briefing itself vouches for (its office, its speakers)."""
    if _HAN.search(text):
        return _chinese(text, sources, known)
    terms = [_ORDINAL.sub("", one) for one in _terms(text)]
    said = {stem(word) for source in sources for word in _plain_words(source.text)}
    said |= {stem(word) for name in known for word in _plain_words(name)}
    missing = [term for term in terms if stem(term) not in said]
    return Framing(text, tuple(_support(terms, sources)), tuple(dict.fromkeys(missing)))


def _terms(text: str) -> list[str]:
    function = lexicon("en").function
    found = [span.cut(text) for span in words(text)]
    return [one for one in found if one.lower() not in function | _PLAIN and (len(one) > 1 or one.isdigit())]


def _plain_words(text: str) -> Iterator[str]:
    for span in words(text):
        word = _ORDINAL.sub("", span.cut(text).casefold())
        yield word
        yield word.partition("'")[0].partition("’")[0]


def _support(terms: Sequence[str], sources: Sequence[Source]) -> Iterator[Support]:
    """Yields the sentences with most of the terms, the best first."""
    wanted = {stem(term): term for term in terms}
    found: list[tuple[int, int, Support]] = []
    for source in sources:
        for span in sentences(source.text):
            stems = {stem(word) for word in _plain_words(span.cut(source.text))}
            held = tuple(term for key, term in wanted.items() if key in stems)
            if held:
                found.append((-len(held), len(found), Support(source.statement, span, held)))
    yield from _fewest(one for *_, one in sorted(found, key=lambda each: each[:2]))


def _fewest(found: Iterable[Support]) -> Iterator[Support]:
    seen = set[str]()
    count = 0
    for one in found:
        if count < MOST and not seen.issuperset(one.terms):
            seen.update(one.terms)
            count += 1
            yield one


def _chinese(text: str, sources: Sequence[Source], known: Iterable[str]) -> Framing:
    """Returns the same for text without spaces: a term is the longest run that the reused words have, or what no run covers."""
    said = [_simple(source.text) for source in sources]
    every = "\n".join([*said, *map(_simple, known)])
    held, missing = list[str](), list[str]()
    for run in _HAN.findall(_simple(text)):
        at, open_from = 0, 0
        while at < len(run):
            size = next((size for size in range(len(run) - at, 1, -1) if run[at : at + size] in every), 0)
            if size:
                missing.append(run[open_from:at])
                held.append(run[at : at + size])
                open_from = at = at + size
            else:
                at += 1
        missing.append(run[open_from:])
    terms = [one for one in missing if len(one.strip("".join(_JOINTS))) > 1]
    supports = (
        Support(source.statement, Span(at, at + len(term)), (term,))
        for term in sorted(set(held), key=lambda one: (-len(one), one))
        for source, words_of in zip(sources, said, strict=True)
        if len(words_of) == len(source.text) and (at := words_of.find(term)) >= 0
    )
    return Framing(text, tuple(_fewest(supports)), tuple(dict.fromkeys(one.strip("".join(_JOINTS)) for one in terms)))


def _simple(text: str) -> str:
    return normalize(text, steps=("width", "simplified", "case")).text
