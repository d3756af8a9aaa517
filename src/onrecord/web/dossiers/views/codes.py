"""What the codes of dossiers are called, in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, gettext_noop

CODES: Final = {
    "state": gettext_noop("State"),
    "body": gettext_noop("Body"),
    "person": gettext_noop("Person"),
    "approach": gettext_noop("approach"),
    "talks": gettext_noop("framework of talks"),
    "resolution": gettext_noop("resolution or draft"),
    "statement": gettext_noop("joint statement"),
    "sanctions": gettext_noop("sanctions"),
    "meeting": gettext_noop("meeting"),
    "proposed": gettext_noop("proposed"),
    "agreed": gettext_noop("agreed"),
    "begun": gettext_noop("begun"),
    "done": gettext_noop("done"),
    "suspended": gettext_noop("suspended"),
    "lapsed": gettext_noop("no longer kept"),
    "disputed": gettext_noop("disputed"),
    "proposes": gettext_noop("proposes"),
    "supports": gettext_noop("supports"),
    "conditional": gettext_noop("with conditions"),
    "opposes": gettext_noop("opposes"),
    "declines": gettext_noop("declines to say"),
    "unclear": gettext_noop("unclear"),
    "question": gettext_noop("Question"),
    "promise": gettext_noop("Promise"),
    "contradicts": gettext_noop("contradicts"),
    "closes": gettext_noop("met by"),
    "met": gettext_noop("met"),
    "in-return": gettext_noop("in return"),
    "in-parallel": gettext_noop("in parallel"),
    "asked-by": gettext_noop("called for by"),
    "condition": gettext_noop("on condition:"),
    "exact": gettext_noop("exact"),
    "moved": gettext_noop("moved on its page"),
    "altered": gettext_noop("the page has other words now"),
    "lost": gettext_noop("no longer on the page"),
    "ambiguous": gettext_noop("in several places of the page now"),
    "cited": gettext_noop("cited document"),
    "search": gettext_noop("search for a term"),
    "formulation": gettext_noop("standing formulation"),
    "changed": gettext_noop("changed wording"),
    "dropped": gettext_noop("no longer said"),
    "suggested": gettext_noop("suggested"),
    "accepted": gettext_noop("accepted"),
    "edited": gettext_noop("accepted with changes"),
    "rejected": gettext_noop("rejected"),
    "by-hand": gettext_noop("suggested by a person"),
}


def named(code: str) -> str:
    """Returns what a code is called; a code without a name as it stands."""
    return gettext(CODES[code]) if code in CODES else code.replace("-", " ")
