"""CSL-JSON: one item a statement, in one array."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.record.cite import cite_all
from onrecord.record.cite_forms import csl
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.text_out import TextOut


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes the array, an item a line."""
    text = TextOut(out.stream)
    mark = "[\n"
    for excerpt in excerpts:
        for one in cite_all(excerpt):
            text.write(mark + json.dumps(csl(one), ensure_ascii=False))
            mark = ",\n"
    text.write("\n]\n" if mark == ",\n" else "[]\n")
    return text.replaced


FORMAT = Format("csl", ".csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON, one item a statement", write)
