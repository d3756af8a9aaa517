"""The report in a line, and its changes in words."""

from __future__ import annotations

from onrecord.analysis.reuse.grade import Graded, Status
from onrecord.analysis.reuse.passage import Mode
from onrecord.pipeline.check.fidelity import Fidelity, Held, Quotation, Verdict
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


def verdict_line(report: Fidelity) -> str:
    """Returns what is to be known first; never a percentage."""
    found = [_wording(report)]
    unheld = [one for one in report.quotations if one.verdict is Verdict.NOT_IN_RECORD and one.material]
    if unheld:
        found.append(f"{_count(len(unheld), 'quotation')} not in the record")
    wrong = [one for one in report.attribution if not one.agrees]
    if wrong:
        found.append(f"{_count(len(wrong), 'attribution')} the record does not bear out")
    if report.moved:
        found.append(f"{_count(len(report.moved), 'passage')} in another order")
    told = "; ".join(one for one in found if one)
    return told[:1].upper() + told[1:] + "."


def _wording(report: Fidelity) -> str:
    changes = sum(len(one.material) for one in report.passages)
    if changes:
        serious = f", {report.serious} serious" if report.serious else ""
        matter = "matters" if changes == 1 else "matter"
        return f"wording differs: {_count(changes, 'change')} that {matter}{serious}"
    if not report.passages:
        return "a formula or like words, source undecidable" if report.echoes else "no words of the record found"
    marked = any(each.status is Status.MARKED for one in report.passages for each in one.edits)
    if all(one.passage.mode is Mode.UNMARKED for one in report.passages):
        return "words of the record without quotation marks"
    return "faithful with marked cuts" if marked else "faithful to the words of the record"


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
        if one.severity == 3:
            kind += f" of a {one.grade}"
    else:
        kind = one.grade.replace("-", " ")
    if one.edit.holds:
        kind += " with " + ", ".join(each.value for each in one.edit.holds)
    status = _STATUSES[one.status] if not (one.omission and one.status is Status.MARKED) else "marked"
    return f"{kind} ({status})" if status else kind


def quotation_line(one: Quotation) -> str:
    """Returns the verdict on a quotation in words."""
    told = VERDICTS[one.verdict]
    if one.claimed and one.verdict in {Verdict.NOT_IN_RECORD, Verdict.OTHER_SPEAKER}:
        told += f", given as words of {one.claimed}"
    return told


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
    return f"searched {held.statements:,} statements of {held.briefings:,} briefings{others}{due}{days}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
