"""The changes of a report as a table, one a row."""

from __future__ import annotations

import csv
import io

from onrecord.pipeline.check.fidelity import Fidelity, edit_dict

COLUMNS = (
    "page", "statement", "mode", "kind", "class", "grade", "severity", "status", "material", "record", "page_words",
    "record_start", "record_end", "page_start", "page_end",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def edits_csv(report: Fidelity) -> str:
    """Returns the changes as CSV with a heading; words that a spreadsheet would run as a formula begin with an apostrophe."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    page = report.transcript.capture.address or report.transcript.capture.sha256
    for one in report.passages:
        for each in one.edits:
            edit = edit_dict(each)
            rows.writerow(
                _safe(value)
                for value in (
                    page, one.passage.source.statement, one.passage.mode.value, edit["kind"], edit["class"], edit["grade"],
                    edit["severity"], edit["status"], edit["material"], edit["record"], edit["page"],
                    *edit["record_span"], *edit["page_span"],
                )
            )  # fmt: skip
    return out.getvalue()


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
