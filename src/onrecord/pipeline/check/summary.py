"""The report in a line, and its changes in words."""

from __future__ import annotations

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.grade import Graded, Status
from onrecord.pipeline.check.fidelity import Added, Fidelity, Held, Quotation, Verdict
from onrecord.pipeline.check.tally import Finding, Standing, Tally, tally
from onrecord.record.coverage import days_between

SEVERITIES = ("how it is printed", "minor", "changes what was said", "may reverse or falsify it")
_STATUSES = {
    Status.SILENT: "",
    Status.MARKED: "marked",
    Status.BRACKETED: "in square brackets",
    Status.ATTRIBUTION: "the reporter's own words",
    Status.PARAPHRASE: "outside quotation marks",
}
VERDICTS = {
    Verdict.EXACT: "exact",
    Verdict.LAYOUT_ONLY: "same words",
    Verdict.WORDS_CHANGED: "words changed",
    Verdict.ELLIPSIS: "cut, and marked so",
    Verdict.OTHER_SPEAKER: "another speaker",
    Verdict.OTHER_DATE: "another date",
    Verdict.NOT_IN_RECORD: "not in the record",
}


_HIDDEN = {EditKind.NEGATION: "negation", EditKind.MODALITY: "modal verb"}
_STANDINGS = {
    Standing.FAITHFUL: "faithful to the words of the record",
    Standing.CUT: "faithful, with marked cuts",
    Standing.UNQUOTED: "words of the record without quotation marks",
    Standing.LIKE: "a formula or like words, source undecidable",
    Standing.NONE: "no words of the record found",
}
_BESIDE = {
    Standing.FAITHFUL: "the words that are of the record are faithful",
    Standing.CUT: "the words that are of the record are faithful, with marked cuts",
}
"""The same where something else stands against the page."""


_FINDINGS = {
    Finding.CHANGES: ("wording differs: {} change that matters", "wording differs: {} changes that matter"),
    Finding.MENDED: ("{} whose words do not stand so in the record",) * 2,
    Finding.UNHELD: ("{} not in the record",) * 2,
    Finding.INVENTED: ("{} statement not in the record", "{} statements not in the record"),
    Finding.WRONG: ("{} attribution the record does not bear out", "{} attributions the record does not bear out"),
    Finding.MOVED: ("{} passage in another order", "{} passages in another order"),
    Finding.ADDED: ("{} addition among the statements", "{} additions among the statements"),
    Finding.OTHERS: ("{} not in the record, given as words of nobody in it",) * 2,
    Finding.OMITTED: ("{} part of the briefing left out", "{} parts of the briefing left out"),
}
_OF_QUOTATIONS = frozenset({Finding.MENDED, Finding.UNHELD, Finding.OTHERS})


def verdict_line(report: Fidelity) -> str:
    """Returns what is to be known first, the worst finding at the head; never a percentage."""
    found = tally(report)
    told = "; ".join(_told(one, number, found) for one, number in found.found.items())
    return told[:1].upper() + told[1:] + "."


def _told(one: Finding, number: int, found: Tally) -> str:
    if one is Finding.STANDING:
        return (_STANDINGS if found.clear else _STANDINGS | _BESIDE)[found.standing]
    every = _count(found.quotations, "quotation")
    many = every if number == found.quotations else f"{number} of {every}"
    told = _FINDINGS[one][number != 1].format(many if one in _OF_QUOTATIONS else number)
    return told + (f", {found.serious} serious" if one is Finding.CHANGES and found.serious else "")


def kind_of(one: Graded) -> str:
    """Returns what a change is, in words: its grade, what else it holds, how openly it was made."""
    if one.omission:
        kind = (
            "omission"
            if one.status is Status.MARKED
            else "silent omission"
            if one.status is Status.SILENT
            else "omission"
        )
        if one.hides is not None:
            kind += f" that hides a {_HIDDEN[one.hides]}"
        elif one.severity == 3:
            kind += f" of a {one.grade}"
    else:
        kind = one.grade.replace("-", " ")
    if one.edit.holds:
        kind += " with " + ", ".join(each.value for each in one.edit.holds)
    status = _STATUSES[one.status] if not (one.omission and one.status is Status.MARKED) else "marked"
    return f"{kind} ({status})" if status else kind


def quotation_line(one: Quotation) -> str:
    """Returns the verdict on a quotation in words."""
    told = "the cut hides words that turn it around" if _turned(one) else VERDICTS[one.verdict]
    if one.claimed and one.verdict in {Verdict.NOT_IN_RECORD, Verdict.OTHER_SPEAKER}:
        told += f", given as words of {one.claimed}"
    return told


def _turned(one: Quotation) -> bool:
    return one.verdict is Verdict.ELLIPSIS and one.material


def given_as(one: Added) -> str:
    """Returns whose words the page says that an addition is, where it says so."""
    return f"given as words of {one.claimed}:" if one.claimed else ""


def matters(number: int | None) -> str:
    """Returns how many changes matter, in words; None where the statement is not there."""
    if number is None:
        return "lacks the statement"
    return "no change that matters" if not number else _count(number, "material change")


def searched(held: Held) -> str:
    """Returns how much stands behind a "not in the record"."""
    days = f", {days_between(held.first, held.last)}" if held.first and held.last else ""
    due = "" if held.expected is None else f", {held.held:,} of {held.expected:,} expected briefings"
    others = f" and {_count(held.other_pages, 'other page')}" if held.other_pages else ""
    said = f"{_count(held.statements, 'statement')} of {_count(held.briefings, 'briefing')}"
    return f"searched {said}{others}{due}{days}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
