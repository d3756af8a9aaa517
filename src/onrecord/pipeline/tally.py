"""Counts over pages read: briefings, exchanges, outlets, and what was left out of the statements, by reason."""

from __future__ import annotations

from collections import Counter

from attrs import Factory, define

from onrecord.model.statement import Kind
from onrecord.model.transcript import Transcript


@define
class Tally:
    """Counts of pages. `furniture` and `remainder` count code points by reason, `pieces` how many pieces those are."""

    pages: int = 0
    failed: int = 0
    briefings: int = 0
    statements: int = 0
    exchanges: int = 0
    words: int = 0
    natures: Counter[str] = Factory(Counter)
    offices: Counter[str] = Factory(Counter)
    outlets: Counter[str] = Factory(Counter)
    furniture: Counter[str] = Factory(Counter)
    remainder: Counter[str] = Factory(Counter)
    pieces: Counter[str] = Factory(Counter)

    def add(self, other: Tally) -> None:
        """Adds the counts of other pages."""
        self.pages += other.pages
        self.failed += other.failed
        self.briefings += other.briefings
        self.statements += other.statements
        self.exchanges += other.exchanges
        self.words += other.words
        self.natures += other.natures
        self.offices += other.offices
        self.outlets += other.outlets
        self.furniture += other.furniture
        self.remainder += other.remainder
        self.pieces += other.pieces


def tally_of(transcript: Transcript) -> Tally:
    """Returns the counts of one page."""
    asked = [one for one in transcript.statements if one.kind is Kind.QUESTION and one.outlet]
    made = Tally(
        pages=1,
        briefings=int(transcript.is_briefing),
        statements=len(transcript.statements),
        exchanges=len(transcript.exchanges()),
        words=sum(one.span.length for one in transcript.statements),
        natures=Counter([transcript.nature.value]),
        offices=Counter([transcript.briefing.office] if transcript.briefing and transcript.briefing.office else []),
        outlets=Counter(one.outlet for one in asked if one.outlet),
    )
    for held, leftovers in ((made.furniture, transcript.page.furniture), (made.remainder, transcript.page.remainder)):
        for one in leftovers:
            held[one.reason] += one.span.length
            made.pieces[one.reason] += 1
    return made
