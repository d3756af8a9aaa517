"""The unit of work: one input file to one output."""

from __future__ import annotations

import time
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.pipeline.scan.guard import guarded
from onrecord.pipeline.scan.output import output, output_name
from onrecord.pipeline.scan.plan import Plan, Summary


def scan_file(file: str, out: str, plan: Plan) -> Summary:
    """Returns what a file came to after writing its output; where that is there already nothing is done.

    Never raises for what a file holds: a file that cannot be read has no output, and `failure` says why.
    """
    began = time.monotonic()
    folder = Path(out)
    if (folder / output_name(file, plan.form)).exists():
        return Summary(file, done=False)
    pages = candidates = rows = bad = 0
    try:
        with output(folder, file, plan.form) as made:
            for took in guarded(file, plan):
                made.add(took.rows, took.bad)
                pages, candidates = pages + took.pages, candidates + took.candidates
                rows, bad = rows + len(took.rows), bad + len(took.bad)
            summary = Summary(file, pages, candidates, rows, bad, time.monotonic() - began)
            made.finish(summary)
    except (OSError, OnRecordError) as fault:
        return Summary(file, failure=" ".join(str(fault).split()) or type(fault).__name__)
    return summary
