"""Ties words to their place in the record."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import urlsplit

from attrs import evolve

from onrecord.errors import UsageError
from onrecord.record.store import Store
from onrecord.text.sentences import sentences
from onrecord.text.span import Span
from onrecord.web.dossiers.shapes.evidence import Evidence

LONGEST: Final = 4_000
"""A quotation has at most so many code points."""


def pinned(one: Evidence, store: Store) -> Evidence:
    """Returns a quotation with its place, its revision and the digest of its words, as the record has them.

    Raises UsageError where the statement is not held, or says other words, or says them more than once and nothing
    tells which are meant. A document needs an address, its words and its date.
    """
    if not one.is_of_record:
        return _cited(one)
    revision, said = store.statement(one.statement)
    span = _span(one, said.text)
    words = span.cut(said.text)
    if len(words) > LONGEST:
        raise UsageError(f"`{one.statement}`: a quotation has at most {LONGEST} characters")
    if one.digest and one.digest != digest(words):
        raise UsageError(f"`{one.statement}`: the digest is not that of these words")
    return evolve(
        one,
        words=words,
        statement=revision.ref(said),
        start=span.start,
        end=span.end,
        digest=digest(words),
        language=one.language or revision.briefing.language or "",
        date=revision.briefing.date,
        sentence_with="",
    )


def digest(words: str) -> str:
    """Returns the SHA-256 of words, in hexadecimal digits."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def places_of(words: str, text: str) -> list[Span]:
    """Returns where words stand in a text as they are; where nowhere, where they stand with other white space."""
    wanted = words.strip()
    if not wanted:
        return []
    found = [Span(*one.span()) for one in re.finditer(re.escape(wanted), text)]
    if found:
        return found
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    return [Span(*one.span()) for one in re.finditer(pattern, text)]


def sentence_with(phrase: str, text: str) -> Span:
    """Returns the first sentence of a text that holds a phrase, upper and lower case being the same."""
    for span in sentences(text):
        if phrase.casefold() in span.cut(text).casefold():
            return span
    raise UsageError(f"no sentence there has “{phrase}”")


def _span(one: Evidence, text: str) -> Span:
    if one.sentence_with:
        return sentence_with(one.sentence_with, text)
    if one.start is not None and one.end is not None:
        span = Span(one.start, one.end)
        if 0 <= span.start < span.end <= len(text) and span.cut(text) == one.words:
            return span
    found = places_of(one.words, text)
    if not found:
        raise UsageError(f"`{one.statement}` does not say “{one.words[:120]}”")
    if len(found) > 1:
        raise UsageError(f"`{one.statement}` says “{one.words[:120]}” {len(found)} times; take more words around them")
    return found[0]


def _cited(one: Evidence) -> Evidence:
    words = one.words.strip()
    if not words or not one.title.strip() or one.date is None:
        raise UsageError("a cited document needs a title, an address, a date and the words quoted")
    if urlsplit(one.address).scheme not in {"http", "https"} or not urlsplit(one.address).netloc:
        raise UsageError(f"“{one.title[:80]}”: its address begins with https:// or http://")
    if len(words) > LONGEST:
        raise UsageError(f"“{one.title[:80]}”: a quotation has at most {LONGEST} characters")
    return evolve(one, words=words, digest=digest(words), start=None, end=None)
