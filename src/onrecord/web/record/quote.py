"""Links to any words of a statement: `?q=<start>-<end>~<6 hexadecimal digits of the words' sha-256>`.

Start and end count code points of the statement's words in the revision that the link names; the digits guard them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.text.anchor import Outcome, make_anchor, resolve
from onrecord.text.span import Span

_LINK: Final = re.compile(r"(\d{1,7})-(\d{1,7})~([0-9a-f]{6})")
_LONGEST: Final = 20_000


@frozen
class Quotation:
    """Words that a link names. `exact` are the words as they were when it was made, None where the link is damaged.

    `outcome` is what became of them in `revision`; `statement` is where they stand there, `spans` the places in its words.
    """

    link: str
    outcome: Outcome
    exact: str | None
    revision: str
    statement: str | None = None
    spans: tuple[Span, ...] = ()

    @property
    def now(self) -> str | None:
        """Returns the id and link of the same words where they stand now, None where they are lost or unclear."""
        found = self.outcome in {Outcome.EXACT, Outcome.MOVED, Outcome.ALTERED} and self.statement is not None
        return self.statement if found else None


def link_to(text: str, span: Span) -> str:
    """Returns the link to some words of a statement."""
    return f"{span.start}-{span.end}~{_digits(span.cut(text))}"


def span_of(link: str, text: str) -> Span | None:
    """Returns the words that a link names in a text, None where other words stand there."""
    found = _LINK.fullmatch(link)
    if found is None:
        return None
    span = Span(int(found[1]), int(found[2]))
    inside = 0 <= span.start < span.end <= len(text) and span.end - span.start <= _LONGEST
    return span if inside and bool(span.cut(text).strip()) and _digits(span.cut(text)) == found[3] else None


def followed(link: str, origin: tuple[Revision, Statement], newest: Revision) -> Quotation:
    """Returns what became of the words of a link, made on a statement of one revision, in the newest revision."""
    made, one = origin
    span = span_of(link, one.text)
    if span is None:
        return Quotation(link, Outcome.LOST, None, newest.id)
    exact = span.cut(one.text)
    if made.id == newest.id:
        return Quotation(link, Outcome.EXACT, exact, newest.id, newest.ref(one), (span,))
    anchor = make_anchor(one.text, span)
    same = newest.statement(one.id)
    if same is not None:
        here = resolve(anchor, same.text)
        if here.outcome is not Outcome.LOST:
            spans = (here.span,) if here.span is not None else here.candidates
            return Quotation(link, here.outcome, exact, newest.id, newest.ref(same), spans)
    return _elsewhere(link, exact, newest, [other for other in newest.statements if other is not same])


def _elsewhere(link: str, exact: str, newest: Revision, others: Sequence[Statement]) -> Quotation:
    """Returns the words where another statement has them as they were: once is moved, more than once ambiguous."""
    places = [(one, at) for one in others if (at := one.text.find(exact)) >= 0]
    if len(places) == 1:
        one, at = places[0]
        return Quotation(link, Outcome.MOVED, exact, newest.id, newest.ref(one), (Span(at, at + len(exact)),))
    return Quotation(link, Outcome.AMBIGUOUS if places else Outcome.LOST, exact, newest.id)


def _digits(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:6]
