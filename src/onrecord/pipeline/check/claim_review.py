"""A draft of schema.org's ClaimReview for each quotation that the record does not bear out: a person decides on it."""

from __future__ import annotations

from typing import Any

from onrecord.pipeline.check.fidelity import Fidelity, Quotation
from onrecord.pipeline.check.summary import quotation_line, searched


def claim_reviews(report: Fidelity) -> list[dict[str, Any]]:
    """Returns a draft per quotation with a difference that matters; rating and author are left for the reviewer."""
    return [_draft(report, one) for one in report.quotations if one.material]


def _draft(report: Fidelity, one: Quotation) -> dict[str, Any]:
    capture = report.transcript.capture
    held = {each.passage.source.statement: each.passage for each in report.passages}
    said = [held[name] for name in one.statements if name in held]
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": one.text.strip(),
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": one.claimed} if one.claimed else None,
            "appearance": {"@type": "CreativeWork", "url": capture.address, "identifier": f"sha256:{capture.sha256}"},
        },
        "reviewRating": {"@type": "Rating", "alternateName": quotation_line(one)},
        "reviewBody": searched(report.coverage) if not said else None,
        "citation": [
            {
                "@type": "Quotation",
                "identifier": each.source.statement,
                "text": each.record.cut(each.source.text),
                "url": each.source.address,
                "datePublished": each.source.date.isoformat() if each.source.date else None,
            }
            for each in said
        ],
    }
    return {key: value for key, value in made.items() if value is not None}
