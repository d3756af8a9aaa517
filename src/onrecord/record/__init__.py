"""Floor 5: the record on disk. Captures and texts are appended, never changed; a ledger ties them down."""

from onrecord.record.store import Store
from onrecord.record.writer import Writer

__all__ = ["Store", "Writer"]
