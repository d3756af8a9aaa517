"""What a wish is called, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext

from onrecord.web.alerts.wish import EVENTS, Wish
from onrecord.web.record import words


def name_of(wish: Wish) -> str:
    """Returns what a wish is called, in the reader's language."""
    what = wish.what
    match wish.kind:
        case "search":
            told = gettext("Search: %(what)s") % {"what": what or gettext("everything")}
        case "phrase":
            told = gettext("Phrase: “%(what)s”") % {"what": what}
        case "terms":
            name = wish.fields.get("name") or ", ".join(wish.terms[:3])
            told = gettext("Issue: %(what)s") % {"what": name}
        case "speaker":
            told = gettext("Speaker: %(what)s") % {"what": what}
        case "outlet":
            told = gettext("Outlet: %(what)s") % {"what": what}
        case "page":
            told = gettext("Changes of %(what)s") % {"what": what if "/" in what else words.office_name(what)}
        case "follow-ups":
            name = words.office_name(what) if what else gettext("all press offices")
            told = gettext("Follow-ups of %(what)s") % {"what": name}
    narrowed = [_filter(name, text) for name, text in wish.fields.items() if name not in {*EVENTS, "days", "name"}]
    return f"{told} ({', '.join(narrowed)})" if narrowed else told


def event_name(event: str, days: int) -> str:
    """Returns what an event of a phrase is called."""
    named = {
        "first": gettext("said for the first time"),
        "return": gettext("said again after %(n)s days or more") % {"n": days},
        "absence": gettext("not said for %(n)s days") % {"n": days},
        "every": gettext("each time it is said"),
    }
    return named[event]


def _filter(name: str, text: str) -> str:
    if name == "office":
        return words.office_name(text)
    if name == "lang":
        return words.spoken(text)
    if name == "said":
        return dict(words.said_by(None)).get(text, text)
    if name in {"from", "to"}:
        told = {"from": gettext("from %(day)s"), "to": gettext("to %(day)s")}
        return told[name] % {"day": text}
    return words.coded(text) if name == "kind" else text
