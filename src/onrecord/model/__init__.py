"""Floor 2: the frozen nouns of the record. No input or output, no clock."""

from onrecord.model.capture import Capture, Sha256
from onrecord.model.statement import Kind, State, Statement
from onrecord.model.transcript import (
    Briefing,
    DateBasis,
    Leftover,
    Nature,
    PageFacts,
    Reader,
    Transcript,
)

__all__ = [
    "Briefing",
    "Capture",
    "DateBasis",
    "Kind",
    "Leftover",
    "Nature",
    "PageFacts",
    "Reader",
    "Sha256",
    "State",
    "Statement",
    "Transcript",
]
