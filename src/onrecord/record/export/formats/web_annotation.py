"""W3C Web Annotation: one annotation a statement, in one annotation page (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.row import official_address
from onrecord.record.export.text_out import TextOut
from onrecord.record.export.times import instant
from onrecord.text.anchor import make_anchor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes one JSON document, an annotation a line between its first line and its last."""
    text = TextOut(out.stream)
    text.write(f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": [')
    mark = "\n"
    for excerpt in excerpts:
        for one in excerpt.statements:
            text.write(mark + json.dumps(annotation(one, excerpt), ensure_ascii=False))
            mark = ",\n"
    text.write("\n]}\n")
    return text.replaced


def annotation(one: Statement, excerpt: Excerpt) -> dict[str, Any]:
    """Returns the annotation that points at a statement's words: in the page, in the text layer, in the bytes."""
    revision = excerpt.revision
    said = {"question": "asked", "answer": "answered", "speech": "said", "narrative": "described"}[one.kind.value]
    who = one.speaker or one.outlet
    return {
        "id": urn(revision.ref(one)),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "purpose": "identifying", "format": "text/plain",
                 "value": f"{said} by {who}" if who else said},
        "target": {
            "type": "SpecificResource",
            "source": official_address(excerpt) or f"urn:sha256:{revision.capture.sha256}",
            "selector": selectors(one, revision),
            "state": _state(excerpt),
        },
    }  # fmt: skip


def urn(ref: str) -> str:
    """Returns an id of the record as an IRI."""
    return f"urn:onrecord:{ref}"


def selectors(one: Statement, revision: Revision) -> list[dict[str, Any]]:
    """Returns the selectors of a statement: quotation, code points of the text layer, bytes (one for each run of them)."""
    found: list[dict[str, Any]] = []
    if one.text.strip():
        anchor = make_anchor(revision.text, one.span)
        found.append(
            {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
        )
    found.append({"type": "TextPositionSelector", "start": one.span.start, "end": one.span.end})
    runs = revision.bytes_of(one.span)
    return found + [{"type": "DataPositionSelector", "start": start, "end": end} for start, end in runs]


def _state(excerpt: Excerpt) -> dict[str, Any]:
    state = {"type": "TimeState", "cached": f"urn:sha256:{excerpt.revision.capture.sha256}"}
    if excerpt.captured is not None:
        state["sourceDate"] = instant(excerpt.captured)
    return state


FORMAT = Format("webannotation", ".jsonld", "application/ld+json", "W3C Web Annotation, one a statement", write)
