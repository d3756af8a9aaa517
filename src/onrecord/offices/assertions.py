"""What an office's folder asserts of its briefings, held against a reading."""

from __future__ import annotations

from onrecord.model.statement import Kind
from onrecord.model.transcript import Transcript
from onrecord.offices.office import Office

REGULAR = "regular-press-conference"
"""The kind that keeps to the days of an office's cadence; others are held when something happens."""
EXPLAINED = frozenset({"headline", "dateline", "heading", "participants", "contents"})
"""Reasons for which main text is in no statement and nothing is missing."""


def check(office: Office, transcript: Transcript) -> tuple[str, ...]:
    """Returns flags that name what an office's assertions find wrong with a reading; pages that are no briefing have none."""
    briefing = transcript.briefing
    if not transcript.is_briefing or briefing is None:
        return ()
    flags = []
    if (
        len([one for one in transcript.statements if one.kind is not Kind.NARRATIVE])
        < office.assertions.minimum_statements
    ):
        flags.append("few-statements")
    if body_covered(transcript) < office.assertions.body_covered:
        flags.append("little-of-body")
    if briefing.language is not None and briefing.language.partition("-")[0] not in office.languages:
        flags.append("unexpected-language")
    if briefing.date is not None and briefing.kind == REGULAR and office.cadence.days:
        flags += [] if briefing.date.weekday() in office.cadence.days else ["unexpected-day"]
    return tuple(flags)


def body_covered(transcript: Transcript) -> float:
    """Returns the share of a page's main text that statements hold: 1 where nothing else is left over."""
    held = sum(len(one.text) for one in transcript.statements)
    left = sum(len(one.text) for one in transcript.page.remainder if one.reason not in EXPLAINED)
    return held / (held + left) if held + left else 0.0
