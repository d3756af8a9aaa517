"""What a fidelity report says, for readers in their language: what differs, never who is to blame."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, gettext_noop, ngettext

from onrecord.analysis.reuse.grade import Graded, Status
from onrecord.pipeline.check.fidelity import Fidelity, Quotation, Verdict
from onrecord.pipeline.check.tally import Finding, Standing, Tally, tally
from onrecord.web.record.faults import sentence

VERDICTS: Final = {
    Verdict.EXACT: gettext_noop("exact"),
    Verdict.LAYOUT_ONLY: gettext_noop("same words"),
    Verdict.WORDS_CHANGED: gettext_noop("words changed"),
    Verdict.ELLIPSIS: gettext_noop("cut, and marked so"),
    Verdict.OTHER_SPEAKER: gettext_noop("another speaker"),
    Verdict.OTHER_DATE: gettext_noop("another date"),
    Verdict.NOT_IN_RECORD: gettext_noop("not in the record"),
}
SEVERITIES: Final = (
    gettext_noop("how it is printed"),
    gettext_noop("minor"),
    gettext_noop("changes what was said"),
    gettext_noop("may reverse or falsify it"),
)
GRADES: Final = {
    "wording": gettext_noop("wording"),
    "number": gettext_noop("number"),
    "date": gettext_noop("a date"),
    "name": gettext_noop("name"),
    "negation": gettext_noop("negation"),
    "modality": gettext_noop("modality"),
    "spelling": gettext_noop("spelling"),
    "punctuation": gettext_noop("punctuation"),
    "case": gettext_noop("capital letters"),
    "layout": gettext_noop("layout"),
    "function-word": gettext_noop("small word"),
    "markup": gettext_noop("markup"),
    "moved": gettext_noop("moved"),
    "inflection": gettext_noop("form of a word"),
    "look-alike": gettext_noop("a word that looks alike"),
}
STATUSES: Final = {
    Status.MARKED: gettext_noop("marked"),
    Status.BRACKETED: gettext_noop("in square brackets"),
    Status.ATTRIBUTION: gettext_noop("the reporter’s own words"),
    Status.PARAPHRASE: gettext_noop("outside quotation marks"),
}
NOTES: Final = {
    "printed in traditional characters; compared in simplified ones": gettext_noop(
        "printed in traditional characters; compared in simplified ones"
    ),
    "this very page is the record's own capture of these statements": gettext_noop(
        "this very page is the record’s own capture of these statements"
    ),
    "words of several statements stand in one quotation": gettext_noop(
        "words of several statements stand in one quotation"
    ),
    "the record holds this statement from a reprint, not from the office": gettext_noop(
        "the record holds this statement from a reprint, not from the office"
    ),
    "the record has like words; nothing on the page ties these to them": gettext_noop(
        "the record has like words; nothing on the page ties these to them"
    ),
    "the record quotes like words of a third party": gettext_noop("the record quotes like words of a third party"),
}

STANDINGS: Final = {
    Standing.FAITHFUL: gettext_noop("Faithful to the words of the record"),
    Standing.CUT: gettext_noop("Faithful, with marked cuts"),
    Standing.UNQUOTED: gettext_noop("Words of the record without quotation marks"),
    Standing.LIKE: gettext_noop("A formula or like words; the source cannot be decided"),
    Standing.NONE: gettext_noop("No words of the record found"),
}
BESIDE: Final = {
    Standing.FAITHFUL: gettext_noop("The words that are of the record are faithful"),
    Standing.CUT: gettext_noop("The words that are of the record are faithful, with marked cuts"),
}
"""The same where something else speaks against the page."""


def verdict(report: Fidelity) -> list[str]:
    """Returns what is to be known first, the worst finding at the head, each part in words; never a percentage."""
    found = tally(report)
    return [_told(one, number, found) for one, number in found.found.items()]


def _told(one: Finding, number: int, found: Tally) -> str:  # noqa: PLR0911  a return a finding
    n = {"n": number, "all": found.quotations}
    whole = number == found.quotations
    match one:
        case Finding.CHANGES:
            told = ngettext(
                "Wording differs: %(n)s change that matters", "Wording differs: %(n)s changes that matter", number
            )
            serious = gettext(", %(n)s serious") % {"n": found.serious} if found.serious else ""
            return told % n + serious
        case Finding.MENDED:
            return gettext("Quotations whose words do not stand so in the record: %(n)s of %(all)s") % n
        case Finding.UNHELD if whole:
            return ngettext("%(n)s quotation not in the record", "%(n)s quotations not in the record", number) % n
        case Finding.UNHELD:
            return gettext("%(n)s of %(all)s quotations not in the record") % n
        case Finding.INVENTED:
            return ngettext("%(n)s statement not in the record", "%(n)s statements not in the record", number) % n
        case Finding.WRONG:
            told = ngettext(
                "%(n)s attribution the record does not bear out",
                "%(n)s attributions the record does not bear out",
                number,
            )
            return told % n
        case Finding.MOVED:
            return ngettext("%(n)s passage in another order", "%(n)s passages in another order", number) % n
        case Finding.STANDING:
            return gettext((STANDINGS if found.clear else STANDINGS | BESIDE)[found.standing])
        case Finding.ADDED:
            return ngettext("%(n)s addition among the statements", "%(n)s additions among the statements", number) % n
        case Finding.OTHERS:
            return gettext("Quotations not in the record, given as words of nobody in it: %(n)s of %(all)s") % n
        case Finding.OMITTED:
            return ngettext("%(n)s part of the briefing left out", "%(n)s parts of the briefing left out", number) % n


def kind_of(one: Graded) -> str:
    """Returns what a change is: its grade, and how openly it was made."""
    if one.omission:
        told = gettext("silent omission") if one.status is Status.SILENT else gettext("omission")
    else:
        told = gettext(GRADES.get(one.grade, one.grade))
    held = [gettext(GRADES[one.hides.value])] if one.hides else [gettext(GRADES[each.value]) for each in one.edit.holds]
    if held:
        told += " + " + ", ".join(held)
    return f"{told} ({gettext(STATUSES[one.status])})" if one.status in STATUSES else told


def severity(one: Graded) -> str:
    """Returns how much a change matters."""
    return gettext(SEVERITIES[one.severity])


def quotation(one: Quotation) -> str:
    """Returns the verdict on a quotation."""
    turned = one.verdict is Verdict.ELLIPSIS and one.material
    told = gettext("the cut hides words that turn it around") if turned else gettext(VERDICTS[one.verdict])
    if one.claimed and one.verdict in {Verdict.NOT_IN_RECORD, Verdict.OTHER_SPEAKER}:
        told += gettext(", given as words of %(name)s") % {"name": one.claimed}
    return told


def note(text: str) -> str:
    """Returns a remark of the report; what has no translation as it stands."""
    return gettext(NOTES[text]) if text in NOTES else sentence(text) or text
