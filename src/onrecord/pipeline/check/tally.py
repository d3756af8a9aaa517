"""How many findings of each sort a report has, and what may be said of the words that are the record's."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from attrs import frozen

from onrecord.analysis.reuse.grade import Status
from onrecord.analysis.reuse.passage import Mode
from onrecord.pipeline.check.fidelity import Fidelity, Quotation, Verdict


class Standing(StrEnum):
    """What may be said of a page's words of the record, differences aside."""

    FAITHFUL = "faithful"
    CUT = "cut"
    """Faithful, with cuts that are shown."""
    UNQUOTED = "unquoted"
    """Outside quotation marks, told by the reporter."""
    LIKE = "like"
    """Only formulas and like words, of no source that can be told."""
    NONE = "none"
    """No words of the record."""


class Finding(StrEnum):
    """What a report tells, what weighs most first; what comes behind the standing speaks against nobody."""

    CHANGES = "changes"
    """Changes of words that matter."""
    MENDED = "mended"
    """Quotations of the record's words that do not stand so in it: of several statements, or with words of none."""
    UNHELD = "unheld"
    """Quotations that the record does not have, given as words of somebody in it."""
    INVENTED = "invented"
    """Whole statements of a reprint that the record does not have, under the name of somebody in it."""
    WRONG = "wrong"
    """Speakers and days that the record does not bear out."""
    MOVED = "moved"
    """Passages in another order."""
    STANDING = "standing"
    ADDED = "added"
    """Other words among the statements of a reprint that the record does not have."""
    OTHERS = "others"
    """Quotations that the record does not have, given as words of nobody in it."""
    OMITTED = "omitted"
    """Parts of the briefing that a reprint leaves out."""


AGAINST: Final = (
    Finding.CHANGES,
    Finding.MENDED,
    Finding.UNHELD,
    Finding.INVENTED,
    Finding.WRONG,
    Finding.MOVED,
)
"""What speaks against a page."""


@frozen
class Tally:
    """The findings of a report by number, none of them nought, in order; the standing has no number of its own."""

    found: Mapping[Finding, int]
    serious: int
    quotations: int
    standing: Standing

    @property
    def clear(self) -> bool:
        """Tells whether nothing speaks against the page, and the record has each of its quotations."""
        return not self.found.keys() & {*AGAINST, Finding.OTHERS}

    @property
    def good(self) -> bool:
        """Tells whether the page has words of the record, and they are well told."""
        return self.clear and self.standing not in {Standing.LIKE, Standing.NONE}


def tally(report: Fidelity) -> Tally:
    """Returns the numbers of a report."""
    absent = [one for one in report.quotations if one.verdict is Verdict.NOT_IN_RECORD]
    counts = {
        Finding.CHANGES: sum(len(one.material) for one in report.passages),
        Finding.MENDED: sum(_mended(one) for one in report.quotations),
        Finding.UNHELD: sum(one.material for one in absent),
        Finding.INVENTED: sum(one.claimed is not None for one in report.added),
        Finding.WRONG: sum(not one.agrees for one in report.attribution),
        Finding.MOVED: len(report.moved),
        Finding.STANDING: 1,
        Finding.ADDED: sum(one.claimed is None for one in report.added),
        Finding.OTHERS: sum(not one.material for one in absent),
        Finding.OMITTED: len(report.omitted),
    }
    if counts[Finding.CHANGES]:
        del counts[Finding.STANDING]
    found = {sort: number for sort, number in counts.items() if number}
    return Tally(found, report.serious, len(report.quotations), _standing(report))


def _mended(one: Quotation) -> bool:
    changed = one.verdict is Verdict.WORDS_CHANGED
    return changed and one.material and not any(each.material for each in one.edits)


def _standing(report: Fidelity) -> Standing:
    if not report.passages:
        return Standing.LIKE if report.echoes else Standing.NONE
    if all(one.passage.mode is Mode.UNMARKED for one in report.passages):
        return Standing.UNQUOTED
    marked = any(each.status is Status.MARKED for one in report.passages for each in one.edits)
    return Standing.CUT if marked else Standing.FAITHFUL
