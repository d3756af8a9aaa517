"""A dossier as values: what its file says, what its tables hold, what its pages show."""

from onrecord.web.dossiers.shapes.dossier import Dossier
from onrecord.web.dossiers.shapes.evidence import Evidence, Role
from onrecord.web.dossiers.shapes.parts import Actor, Named, Pending, Position, Proposal, State, Step, Term
from onrecord.web.dossiers.shapes.words import Words, spoken_in

__all__ = [
    "Actor",
    "Dossier",
    "Evidence",
    "Named",
    "Pending",
    "Position",
    "Proposal",
    "Role",
    "State",
    "Step",
    "Term",
    "Words",
    "spoken_in",
]
