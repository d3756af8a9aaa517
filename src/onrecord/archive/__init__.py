"""Floor 3: bytes in. Files, folders, mail, web archives and addresses become captures; nothing is read here."""

from onrecord.archive.inputs import captures

__all__ = ["captures"]
