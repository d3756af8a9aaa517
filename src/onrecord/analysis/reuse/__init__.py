"""The same words printed twice: what changed between two printings, and what kind of change it is."""

from onrecord.analysis.reuse.edit import Edit, EditKind, Operation
from onrecord.analysis.reuse.edits import edits

__all__ = ["Edit", "EditKind", "Operation", "edits"]
