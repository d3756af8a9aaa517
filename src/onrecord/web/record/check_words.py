"""What a fidelity report says, for readers in their language: what differs, never who is to blame."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, gettext_noop, ngettext

from onrecord.analysis.reuse.grade import Graded, Status
from onrecord.analysis.reuse.passage import Mode
from onrecord.pipeline.check.fidelity import Fidelity, Quotation, Verdict
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


def verdict(report: Fidelity) -> list[str]:
    """Returns what is to be known first, each part in words; never a percentage."""
    found = [_wording(report)]
    unheld = sum(one.verdict is Verdict.NOT_IN_RECORD and one.material for one in report.quotations)
    if unheld:
        found.append(
            ngettext("%(n)s quotation not in the record", "%(n)s quotations not in the record", unheld) % {"n": unheld}
        )
    wrong = sum(not one.agrees for one in report.attribution)
    if wrong:
        told = ngettext(
            "%(n)s attribution the record does not bear out", "%(n)s attributions the record does not bear out", wrong
        )
        found.append(told % {"n": wrong})
    if report.moved:
        moved = len(report.moved)
        found.append(
            ngettext("%(n)s passage in another order", "%(n)s passages in another order", moved) % {"n": moved}
        )
    return found


def kind_of(one: Graded) -> str:
    """Returns what a change is: its grade, and how openly it was made."""
    if one.omission:
        told = gettext("silent omission") if one.status is Status.SILENT else gettext("omission")
    else:
        told = gettext(GRADES.get(one.grade, one.grade))
    held = [gettext(GRADES[each.value]) for each in one.edit.holds]
    if held:
        told += " + " + ", ".join(held)
    return f"{told} ({gettext(STATUSES[one.status])})" if one.status in STATUSES else told


def severity(one: Graded) -> str:
    """Returns how much a change matters."""
    return gettext(SEVERITIES[one.severity])


def quotation(one: Quotation) -> str:
    """Returns the verdict on a quotation."""
    told = gettext(VERDICTS[one.verdict])
    if one.claimed and one.verdict in {Verdict.NOT_IN_RECORD, Verdict.OTHER_SPEAKER}:
        told += gettext(", given as words of %(name)s") % {"name": one.claimed}
    return told


def note(text: str) -> str:
    """Returns a remark of the report; what has no translation as it stands."""
    return gettext(NOTES[text]) if text in NOTES else sentence(text) or text


def _wording(report: Fidelity) -> str:
    changes = sum(len(one.material) for one in report.passages)
    if changes:
        told = ngettext(
            "Wording differs: %(n)s change that matters", "Wording differs: %(n)s changes that matter", changes
        )
        serious = gettext(", %(n)s serious") % {"n": report.serious} if report.serious else ""
        return told % {"n": changes} + serious
    if not report.passages:
        if report.echoes:
            return gettext("A formula or like words; the source cannot be decided")
        return gettext("No words of the record found")
    if all(one.passage.mode is Mode.UNMARKED for one in report.passages):
        return gettext("Words of the record without quotation marks")
    if any(each.status is Status.MARKED for one in report.passages for each in one.edits):
        return gettext("Faithful, with marked cuts")
    return gettext("Faithful to the words of the record")
