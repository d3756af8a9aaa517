"""The tables of dossiers. Statements are named by their ids; nothing here points into the record by number."""

from onrecord.web.dossiers.models.actor import Actor
from onrecord.web.dossiers.models.claims import Pending, Position, Proposal, State
from onrecord.web.dossiers.models.deed import Deed
from onrecord.web.dossiers.models.dossier import Dossier, Term
from onrecord.web.dossiers.models.evidence import Evidence
from onrecord.web.dossiers.models.evidenced import NoEvidenceError
from onrecord.web.dossiers.models.step import Step
from onrecord.web.dossiers.models.suggestion import Suggestion

__all__ = [
    "Actor",
    "Deed",
    "Dossier",
    "Evidence",
    "NoEvidenceError",
    "Pending",
    "Position",
    "Proposal",
    "State",
    "Step",
    "Suggestion",
    "Term",
]
