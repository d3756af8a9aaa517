"""BibTeX: one entry a statement."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record.cite import cite_all
from onrecord.record.cite_forms import bibtex
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.text_out import TextOut


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes entries with an empty line between them."""
    text = TextOut(out.stream)
    for excerpt in excerpts:
        for one in cite_all(excerpt):
            text.write(f"{bibtex(one)}\n")
    return text.replaced


FORMAT = Format("bibtex", ".bib", "application/x-bibtex", "BibTeX, one entry a statement", write)
