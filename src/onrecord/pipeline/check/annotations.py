"""The report as W3C Web Annotations: each passage with a selector on the page and one on the statement."""

from __future__ import annotations

from typing import Any

from onrecord.pipeline.check.fidelity import Checked, Fidelity, edit_dict
from onrecord.text.anchor import make_anchor
from onrecord.text.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(report: Fidelity) -> dict[str, Any]:
    """Returns an annotation page: targets are the page's words, bodies the record's words and what changed."""
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "items": [_annotation(report, one, number) for number, one in enumerate(report.passages, 1)],
    }


def _annotation(report: Fidelity, one: Checked, number: int) -> dict[str, Any]:
    source = one.passage.source
    capture = report.transcript.capture
    page = capture.address or f"urn:sha256:{capture.sha256}"
    return {
        "@context": CONTEXT,
        "id": f"urn:sha256:{capture.sha256}#passage-{number}",
        "type": "Annotation",
        "motivation": "linking" if not one.edits else "assessing",
        "target": {"source": page, "selector": _selectors(report.transcript.text, one.passage.page)},
        "body": [
            {
                "type": "SpecificResource",
                "source": f"urn:onrecord:{source.statement}",
                "selector": _selectors(source.text, one.passage.record),
            },
            *(
                {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": edit_dict(each)}
                for each in one.edits
            ),
        ],
    }


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    anchor = make_anchor(text, span)
    return [
        {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
