"""The report as a note in Markdown, to be pasted into an editor's system."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.pipeline.check.fidelity import Checked, Fidelity, Quotation, Verdict
from onrecord.pipeline.check.segments import gone, segments, set_apart
from onrecord.pipeline.check.summary import given_as, kind_of, matters, quotation_line, searched, verdict_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(report: Fidelity) -> str:
    """Returns the note; words that went are struck through, words that came are bold."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def _lines(report: Fidelity) -> Iterator[str]:
    transcript = report.transcript
    yield from (f"# {_plain(transcript.page.title or 'Checked page')}", "", f"**{_plain(verdict_line(report))}**", "")
    if transcript.capture.address:
        yield f"- page: <{transcript.capture.address}>"
    yield f"- capture: `sha256 {transcript.capture.sha256}`"
    yield from (f"- {_plain(note)}" for note in report.notes)
    changed = [one for one in report.passages if any(each.severity for each in one.edits)]
    if changed:
        yield from ("", "## What differs", "")
        for one in changed:
            yield from _passage(one, transcript.text)
    same = len(report.passages) - len(changed)
    if same:
        yield from ("", f"{same} passage{'s' if same != 1 else ''} without a change of words.")
    if report.quotations:
        yield from ("", "## Quotations", "")
        yield from (_quotation(one, report) for one in report.quotations)
    yield from _rest(report)


def _passage(one: Checked, page: str) -> Iterator[str]:
    source = one.passage.source
    yield f"### `{source.statement}` {_plain(source.speaker or '')} {source.date or ''}".rstrip()
    yield ""
    made = ""
    for part in segments(one, page):
        if part.edit is None:
            made += _plain(part.text)
        else:
            before, after = _plain(gone(part.edit)).strip(), _plain(part.text).strip()
            made += (
                (f"~~{before}~~" if before else "")
                + (" " if before and after else "")
                + (f"**{after}**" if after else "")
            )
            end = part.edit.edit.after_span.end
            made += " " if before and not after and set_apart(page[end : end + 1]) else ""
    yield "> " + made.replace("\n", "\n> ")
    yield ""
    for each in one.edits:
        if each.severity:
            yield f"- {kind_of(each)}, severity {each.severity}: {_words(each.edit.before)} → {_words(each.edit.after)}"
    for version in one.versions:
        told = matters(version.material)
        yield f"- beside `{version.revision}` as captured at {version.captured}: {told}"
    yield ""


def _words(text: str) -> str:
    return f"“{_plain(text)}”" if text.strip() else "(nothing)"


def _quotation(one: Quotation, report: Fidelity) -> str:
    where = f" `{one.statements[0]}`" if one.statements else ""
    beside = f" ({searched(report.coverage)})" if one.verdict is Verdict.NOT_IN_RECORD else ""
    return f"- **{_plain(quotation_line(one))}**: “{_plain(one.text.strip())}”{where}{beside}"


def _rest(report: Fidelity) -> Iterator[str]:
    if report.omitted:
        yield from ("", "## Left out of the briefing", "")
        yield from (f"- `{one.exchange or one.statements[0]}` {_plain(one.words)}" for one in report.omitted)
    if report.cut:
        yield from ("", "## Cut from statements that it prints", "")
        yield from (f"- `{one.statement}` {_plain(one.text)}" for one in report.cut)
    if report.added:
        yield from ("", "## Printed among the statements, not in the record", "")
        yield from (f"- {_plain(f'{given_as(one)} {one.text}'.strip())}" for one in report.added)
    for name, framing in (("Headline", report.headline), ("Lede", report.lede)):
        if framing is not None and framing.unsupported:
            terms = ", ".join(_plain(term) for term in framing.unsupported)
            yield from ("", f"{name} “{_plain(framing.text)}”: nothing it reuses has *{terms}*.")
    wrong = [one for one in report.attribution if not one.agrees]
    if wrong:
        yield from ("", "## Whose words, and when", "")
        for one in wrong:
            claimed, held = one.claimed_speaker or one.claimed_date, one.speaker if one.about != "date" else one.date
            yield f"- {one.about}: the page says {claimed}, the record {held} (`{one.statement}`)"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
