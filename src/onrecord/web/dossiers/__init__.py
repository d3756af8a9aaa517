"""Dossiers: who proposed what, who asks whom for which step, who holds which position; a quotation behind every cell."""
