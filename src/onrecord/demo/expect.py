"""What a reading of a demo page says otherwise than the page's list."""

from __future__ import annotations

from attrs import frozen

from onrecord.demo.listed import ListedPage
from onrecord.model.transcript import Transcript


@frozen
class Difference:
    """One fact of a page: what the list says and what was read."""

    page: str
    what: str
    listed: object
    read: object

    def __str__(self) -> str:
        """Returns the difference on one line."""
        return f"{self.page}: {self.what} should be {self.listed}, read as {self.read}"


def differences(page: ListedPage, transcript: Transcript) -> tuple[Difference, ...]:
    """Returns each fact that was read otherwise than listed.

    Presider and exchanges are listed of briefings only; date, language and office of statements and interviews too.
    """
    facts: dict[str, tuple[object, object]] = {
        "nature": (page.nature, transcript.nature.value),
        "is_briefing": (page.is_briefing, transcript.is_briefing),
    }
    briefing = transcript.briefing
    if page.is_briefing or briefing is not None:
        day = briefing.date if briefing else None
        facts |= {
            "date": (page.date, day.isoformat() if day else None),
            "language": (page.language, briefing.language if briefing else None),
            "office": (page.office, briefing.office if briefing else None),
        }
    if page.is_briefing:
        facts |= {
            "presider": (page.presider, briefing.presider if briefing else None),
            "exchanges": (page.exchanges, len(transcript.exchanges())),
        }
    return tuple(Difference(page.name, what, *pair) for what, pair in facts.items() if pair[0] != pair[1])
