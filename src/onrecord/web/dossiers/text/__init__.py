"""A dossier as a file that a person can write and keep under version control: `read_dossier`, `write_dossier`."""

from onrecord.web.dossiers.text.read import dossier_from, read_dossier
from onrecord.web.dossiers.text.write import dossier_text, write_dossier

__all__ = ["dossier_from", "dossier_text", "read_dossier", "write_dossier"]
