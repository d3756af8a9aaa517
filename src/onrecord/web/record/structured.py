"""Pages in the words of schema.org: events, quotations, persons, and where a claim appeared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.web.record import words
from onrecord.web.record.about import site
from onrecord.web.record.head import Head
from onrecord.web.record.turn import Turn


def event(head: Head, address: str | None) -> dict[str, Any]:
    """Returns a briefing as an event, with the official page that tells of it."""
    briefing = head.briefing
    return _told(
        {
            "@type": "Event",
            "name": head.title,
            "url": site(f"/{briefing.id}"),
            "startDate": briefing.date.isoformat() if briefing.date else None,
            "eventStatus": "https://schema.org/EventScheduled",
            "organizer": _told(
                {
                    "@type": "GovernmentOrganization",
                    "name": words.office_name(briefing.office),
                    "url": site(f"/{briefing.office}"),
                }
            ),
            "performer": {"@type": "Person", "name": head.presider} if head.presider else None,
            "inLanguage": head.edition.language,
            "subjectOf": {"@type": "WebPage", "url": address} if address else None,
        }
    )


def quotation(head: Head, turn: Turn, address: str | None, exact: str | None = None) -> dict[str, Any]:
    """Returns a statement, or words of it, as a quotation; a question's outlet and an answer's speaker as who says it."""
    who = turn.outlet or turn.speaker if turn.kind == "question" else turn.speaker or head.presider
    kind = "Organization" if turn.kind == "question" and turn.outlet else "Person"
    made = {
        "@type": "Quotation",
        "text": exact or turn.text,
        "url": site(f"/{turn.id}"),
        "inLanguage": turn.language,
        "dateCreated": head.briefing.date.isoformat() if head.briefing.date else None,
        "spokenByCharacter": {"@type": kind, "name": who} if who else None,
        "isPartOf": {"@type": "WebPage", "name": head.title, "url": site(f"/{head.edition.id}")},
        "isBasedOn": address,
    }
    return _told(made)


def appearance(head: Head, turn: Turn, exact: str, address: str | None) -> dict[str, Any]:
    """Returns words as a claim that appeared in a statement."""
    return _told({"@type": "Claim", "text": exact, "appearance": quotation(head, turn, address, exact)})


def person(name: str, others: Sequence[str], path: str) -> dict[str, Any]:
    """Returns somebody who speaks."""
    return _told({"@type": "Person", "name": name, "alternateName": list(others) or None, "url": site(path)})


def organization(name: str, others: Sequence[str], path: str) -> dict[str, Any]:
    """Returns an outlet that asks."""
    return _told(
        {"@type": "NewsMediaOrganization", "name": name, "alternateName": list(others) or None, "url": site(path)}
    )


def _told(made: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in made.items() if value is not None}
