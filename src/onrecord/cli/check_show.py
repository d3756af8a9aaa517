"""Prints a fidelity report at a terminal and writes its other forms."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from attrs import evolve

from onrecord.cli.forms import json_line
from onrecord.cli.redline import redline
from onrecord.cli.terminal import Paper, paper
from onrecord.errors import UsageError
from onrecord.pipeline.check import check
from onrecord.pipeline.check.annotations import web_annotations
from onrecord.pipeline.check.claim_review import claim_reviews
from onrecord.pipeline.check.edits_table import edits_csv
from onrecord.pipeline.check.fidelity import Checked, Fidelity, Quotation, Verdict
from onrecord.pipeline.check.html_report import html_report
from onrecord.pipeline.check.markdown import markdown
from onrecord.pipeline.check.page_given import Given
from onrecord.pipeline.check.summary import given_as, kind_of, matters, quotation_line, searched, verdict_line
from onrecord.pipeline.check.tally import tally
from onrecord.record.store import Store
from onrecord.text.wrap import printable, shorten, wrap

DIFFERS = 1
_INDENT = "    "
_OUT = Path("-")
"""Standard output, in the place of a file."""


def show_check(page: str, folder: Path, *, as_json: bool, files: Mapping[str, Path | None]) -> int:
    """Checks a page, prints the report, writes the files asked for, and returns the exit code."""
    given: Given = sys.stdin.buffer.read() if page == "-" else page
    with Store.open(folder) as store:
        report = check(given, store)
    for name, path in files.items():
        if path is not None:
            _write(path, _forms(name, report))
    if files.get("review_file") is not None and not claim_reviews(report) and report.material:
        click.echo("onrecord: no draft of a ClaimReview: what differs is in no quotation of the page", err=True)
    if as_json:
        click.echo(json_line(report.to_dict()))
    elif _OUT not in files.values():
        click.echo("\n".join(report_lines(report, paper())))
    return DIFFERS if report.material else 0


def _forms(name: str, report: Fidelity) -> str:
    match name:
        case "html_file":
            return html_report(report)
        case "note_file":
            return markdown(report)
        case "table_file":
            return edits_csv(report)
        case "annotation_file":
            return json.dumps(web_annotations(report), ensure_ascii=False, indent=1) + "\n"
        case "review_file":
            return json.dumps(claim_reviews(report), ensure_ascii=False, indent=1) + "\n"
        case _:
            raise ValueError(f"no form is called {name}")


def _write(path: Path, text: str) -> None:
    if path == _OUT:
        click.echo(text, nl=False)
        return
    try:
        path.write_text(text, "utf-8", errors="backslashreplace", newline="")
    except OSError as failure:
        raise UsageError(f"{path}: cannot be written: {failure.strerror or failure}") from None


def report_lines(report: Fidelity, on: Paper) -> Iterator[str]:
    """Yields the report for a terminal."""
    color = "red" if report.material else "green" if tally(report).good else None
    for line in wrap(verdict_line(report), on.columns):
        yield on.paint(line, color, bold=True)
    title = report.transcript.page.title or report.transcript.capture.address
    yield from wrap(printable(title), on.columns) if title else ()
    for note in report.notes:
        yield from (on.paint(line, dim=True) for line in wrap(note, on.columns))
    yield from _passages(report, on)
    yield from _quotations(report, on)
    yield from _framings(report, on)
    yield from _claims(report, on)
    yield from _left_out(report, on)
    yield ""
    yield from (on.paint(line, dim=True) for line in wrap(searched(report.coverage), on.columns))


def _passages(report: Fidelity, on: Paper) -> Iterator[str]:
    same = []
    for number, one in enumerate(report.passages):
        if any(each.severity for each in one.edits) or number in report.moved:
            yield from ("", *_passage(one, report.transcript.text, on, moved=number in report.moved))
        else:
            same.append(one.passage.source)
    if same:
        yield ""
        names = ", ".join(f"{one.statement}" for one in same[:3]) + (
            f" and {len(same) - 3} more" if len(same) > 3 else ""
        )
        yield from wrap(f"Without a change of words: {names}", on.columns)


def _passage(one: Checked, page: str, on: Paper, *, moved: bool) -> Iterator[str]:
    source = one.passage.source
    facts = [source.statement, source.speaker or source.outlet, source.date, one.passage.mode.value]
    told = "  ".join(str(fact) for fact in facts if fact) + ("  in another place than in the record" if moved else "")
    for line in wrap(printable(told), on.columns):
        yield on.paint(line, bold=True)
    start = one.passage.page.start
    edits = [evolve(each.edit, after_span=each.edit.after_span.shift(-start)) for each in one.edits]
    if edits:
        yield from redline(one.passage.page.cut(page), edits, on, indent=len(_INDENT))
    for each in one.edits:
        if each.severity:
            edit = each.edit
            room = max((on.columns - len(_INDENT) - 8 - len(kind_of(each))) // 2, 12)
            before, after = (shorten(printable(side), room) or "(nothing)" for side in (edit.before, edit.after))
            yield on.paint(f"{_INDENT}* {kind_of(each)}: {before} -> {after}", dim=not each.material)
            if each.material:
                place = f"page {edit.after_span.start}-{edit.after_span.end}, record {edit.before_span.start}-{edit.before_span.end}"
                yield on.paint(f"{_INDENT}  {place}", dim=True)
    for version in one.versions:
        told = matters(version.material)
        yield on.paint(f"{_INDENT}{version.revision}, captured {version.captured}: {told}", dim=True)


def _quotations(report: Fidelity, on: Paper) -> Iterator[str]:
    if report.quotations:
        yield from ("", on.paint("Quotations", bold=True))
    for one in report.quotations:
        yield from _quotation(one, on)


def _quotation(one: Quotation, on: Paper) -> Iterator[str]:
    color = "red" if one.material else "green" if one.verdict in {Verdict.EXACT, Verdict.LAYOUT_ONLY} else None
    for line in wrap(f"  {quotation_line(one)}", on.columns):
        yield on.paint(line, color)
    yield from (_INDENT + line for line in wrap(f"“{printable(one.text.strip())}”", on.columns - len(_INDENT)))
    for name in (*one.statements, *one.notes):
        yield on.paint(_INDENT + shorten(printable(name), on.columns - len(_INDENT)), dim=True)


def _framings(report: Fidelity, on: Paper) -> Iterator[str]:
    for name, framing in (("Headline", report.headline), ("Lede", report.lede)):
        if framing is not None and framing.unsupported:
            terms = ", ".join(framing.unsupported)
            yield ""
            yield from wrap(printable(f"{name}: nothing in the words it reuses has {terms}"), on.columns)


def _claims(report: Fidelity, on: Paper) -> Iterator[str]:
    for one in report.attribution:
        if one.agrees:
            continue
        said, held = (one.claimed_date, one.date) if one.about == "date" else (one.claimed_speaker, one.speaker)
        about = one.about.replace("-", " ").capitalize()
        line = f"{about}: the page says {said or '-'}, the record {held or '-'} ({one.statement})"
        yield from ("", *(on.paint(each, "red") for each in wrap(printable(line), on.columns)))


def _left_out(report: Fidelity, on: Paper) -> Iterator[str]:
    parts = (
        ("Left out of the briefing", [(one.exchange or one.statements[0], one.words) for one in report.omitted]),
        ("Cut from statements that it prints", [(one.statement, one.text) for one in report.cut]),
        ("Printed among the statements, not in the record", [(given_as(one), one.text) for one in report.added]),
    )
    for heading, rows in parts:
        if rows:
            yield from ("", on.paint(heading, bold=True))
        for name, words in rows:
            yield "  " + shorten(printable(f"{name}  {words}" if name else words), on.columns - 2)
