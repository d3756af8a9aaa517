"""The report as one HTML page that needs no script and asks no other host for anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from onrecord.pipeline.check.fidelity import Checked, Claim, Fidelity, Framing, Quotation, Verdict
from onrecord.pipeline.check.segments import gone, segments, strip
from onrecord.pipeline.check.summary import (
    SEVERITIES,
    given_as,
    kind_of,
    matters,
    quotation_line,
    searched,
    verdict_line,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_REVIEW = ("unreviewed", "confirmed", "error of the transcript", "reporter contacted", "corrected")


def html_report(report: Fidelity) -> str:
    """Returns the page."""
    transcript = report.transcript
    title = transcript.page.title or "Checked page"
    language = (transcript.briefing.language if transcript.briefing else None) or "en"
    style = resources.files("onrecord.pipeline.check").joinpath("report.css").read_text("utf-8")
    body = "\n".join(_body(report, title, language))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(verdict_line(report))} {escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(report: Fidelity, title: str, language: str) -> Iterator[str]:
    yield f'<h1 lang="{escape(language)}">{escape(title)}</h1>'
    yield f'<p class="verdict">{escape(verdict_line(report))}</p>'
    yield from _facts(report)
    yield from _differences(report, language)
    yield from _quotations(report, language)
    yield from _framings(report)
    yield from _claims([one for one in report.attribution if not one.agrees])
    yield from _left_out(report, language)
    yield from _unchanged(report, language)
    yield from _provenance(report)


def _facts(report: Fidelity) -> Iterator[str]:
    transcript = report.transcript
    lines = []
    if transcript.capture.address:
        lines.append(f"Page: <code>{escape(transcript.capture.address)}</code>")
    day = transcript.page.posted or transcript.page.address_date
    if day:
        lines.append(f"Posted: {day}")
    lines += [escape(note[:1].upper() + note[1:]) + "." for note in report.notes]
    lines += [f"The same briefing is also held in <code>{escape(name)}</code>." for name, _ in report.editions]
    yield '<p class="meta">' + "<br>\n".join(lines) + "</p>"


def _differences(report: Fidelity, language: str) -> Iterator[str]:
    changed = [one for one in report.passages if any(each.severity for each in one.edits)]
    if not changed:
        return
    yield "<h2>What differs, in its place</h2>"
    yield (
        '<p class="legend">Struck through: the record&rsquo;s words that the page has not. Underlined: the page&rsquo;s words that the '
        'record has not.<br><i class="printed"></i>printed<i class="changed"></i>changed<i class="cut"></i>not printed</p>'
    )
    number = 1
    by_statement = defaultdict(list)
    for one in report.passages:
        by_statement[one.passage.source.statement].append(one)
    for one in changed:
        yield from _passage(one, report.transcript.text, language, number)
        yield from _strip(by_statement[one.passage.source.statement], len(one.passage.source.text))
        yield from _edits(one, number)
        number += len(one.edits)


def _passage(one: Checked, page: str, language: str, number: int) -> Iterator[str]:
    source = one.passage.source
    who = " · ".join(str(fact) for fact in (source.speaker or source.outlet, source.date) if fact)
    yield f"<h3>{escape(who)} <code>{escape(source.statement)}</code></h3>"
    yield f'<blockquote lang="{escape(language)}">{_redline(one, page, number)}</blockquote>'


def _redline(one: Checked, page: str, number: int) -> str:
    made = ""
    for part in segments(one, page, number):
        if part.edit is None:
            made += escape(part.text)
            continue
        before, weight = gone(part.edit), ' class="severe"' if part.edit.severity == 3 else ""
        made += f"<del{weight}>{escape(before)}</del>" if before else ""
        made += f"<ins{weight}>{escape(part.text)}</ins>" if part.text else ""
        made += f"<sup>{part.number}</sup>" if part.edit.severity else ""
    return made


def _strip(found: Sequence[Checked], length: int) -> Iterator[str]:
    bars = "".join(
        f'<span class="{bar.sort}" style="flex-grow:{bar.span.length}"></span>' for bar in strip(found, length)
    )
    printed = sum(bar.span.length for bar in strip(found, length) if bar.sort != "cut")
    label = f"{printed} of {length} characters of the statement are printed"
    yield f'<div class="strip" role="img" aria-label="{label}">{bars}</div>'


def _edits(one: Checked, first: int) -> Iterator[str]:
    yield "<ol>"
    ordered = sorted(one.edits, key=lambda each: each.edit.after_span)
    for number, each in enumerate(ordered, first):
        if not each.severity:
            continue
        edit = each.edit
        weight = "severe" if each.severity == 3 else ""
        yield (
            f'<li value="{number}"><span class="{weight}">{escape(kind_of(each))}</span>: '
            f'{_words(edit.before)} &rarr; {_words(edit.after)} <span class="meta">{SEVERITIES[each.severity]}; page characters '
            f"{edit.after_span.start}&ndash;{edit.after_span.end}, statement {edit.before_span.start}&ndash;{edit.before_span.end}</span></li>"
        )  # fmt: skip
    yield "</ol>"
    for version in one.versions:
        told = matters(version.material)
        yield f'<p class="meta">Beside <code>{escape(version.revision)}</code> as captured at {escape(version.captured)}: {told}.</p>'


def _words(text: str) -> str:
    return f"&ldquo;{escape(text)}&rdquo;" if text.strip() else "nothing"


def _quotations(report: Fidelity, language: str) -> Iterator[str]:
    if not report.quotations:
        return
    yield '<h2>Quotations</h2>\n<table class="fixed">\n<tr><th>Quotation</th><th>Verdict</th><th>Record</th></tr>'
    for one in report.quotations:
        yield (
            f'<tr><td lang="{escape(language)}">&ldquo;{escape(one.text.strip())}&rdquo;</td>'
            f'<td><span class="tag {_tone(one)}">{escape(quotation_line(one))}</span></td><td class="meta">{_where(one, report)}</td></tr>'
        )
    yield "</table>"


def _tone(one: Quotation) -> str:
    if one.material:
        return "bad"
    return "good" if one.verdict in {Verdict.EXACT, Verdict.LAYOUT_ONLY} else ""


def _where(one: Quotation, report: Fidelity) -> str:
    lines = [f"<code>{escape(name)}</code>" for name in one.statements]
    lines += [escape(note) for note in one.notes]
    if one.verdict is Verdict.NOT_IN_RECORD:
        lines.append(escape(searched(report.coverage)))
    return "<br>".join(lines)


def _framings(report: Fidelity) -> Iterator[str]:
    for name, framing in (("Headline", report.headline), ("Lede", report.lede)):
        if framing is not None and framing.unsupported:
            yield from _framing(name, framing)


def _framing(name: str, framing: Framing) -> Iterator[str]:
    terms = ", ".join(f"<b>{escape(term)}</b>" for term in framing.unsupported)
    yield f"<h2>{name}</h2>\n<blockquote>{escape(framing.text)}</blockquote>"
    yield f"<p>Nothing in the words that the page reuses has: {terms}.</p>"
    if framing.supported_by:
        yield '<p class="meta">What is there:</p><ul class="meta">'
        for one in framing.supported_by:
            yield f"<li>{escape(', '.join(one.terms))}: <code>{escape(one.statement)}</code> {one.span.start}&ndash;{one.span.end}</li>"
        yield "</ul>"


def _claims(wrong: Sequence[Claim]) -> Iterator[str]:
    if not wrong:
        return
    yield "<h2>Whose words, and when</h2>\n<table>\n<tr><th></th><th>The page says</th><th>The record says</th><th>Statement</th></tr>"
    for one in wrong:
        said, held = (one.claimed_date, one.date) if one.about == "date" else (one.claimed_speaker, one.speaker)
        yield (
            f"<tr><td>{escape(one.about.replace('-', ' '))}</td><td>{escape(str(said or '-'))}</td><td>{escape(str(held or '-'))}</td>"
            f"<td><code>{escape(one.statement)}</code></td></tr>"
        )
    yield "</table>"


def _left_out(report: Fidelity, language: str) -> Iterator[str]:
    parts = (
        ("Left out of the briefing", [(one.exchange or one.statements[0], one.words) for one in report.omitted]),
        ("Cut from statements that it prints", [(one.statement, one.text) for one in report.cut]),
        ("Printed among the statements, not in the record", [(given_as(one), one.text) for one in report.added]),
    )
    for heading, rows in parts:
        if rows:
            yield f"<h2>{heading}</h2>\n<ul>"
            for name, words in rows:
                yield f'<li><code class="meta">{escape(name)}</code> <span lang="{escape(language)}">{escape(words)}</span></li>'
            yield "</ul>"


def _unchanged(report: Fidelity, language: str) -> Iterator[str]:
    same = [one for one in report.passages if not any(each.severity for each in one.edits)]
    if not same:
        return
    yield f"<h2>Without a change of words: {len(same)}</h2>"
    for one in same:
        source = one.passage.source
        words = one.passage.page.cut(report.transcript.text)
        yield f"<details><summary><code>{escape(source.statement)}</code> {escape(words[:80])}&hellip;</summary>"
        yield f'<blockquote lang="{escape(language)}">{_redline(one, report.transcript.text, 1)}</blockquote>'
        if one.passage.others:
            others = ", ".join(f"<code>{escape(other.statement)}</code>" for other in one.passage.others)
            yield f'<p class="meta">The same words also in {others}.</p>'
        yield "</details>"


def _provenance(report: Fidelity) -> Iterator[str]:
    capture = report.transcript.capture
    yield '<h2>Where the words come from</h2>\n<table class="fixed">'
    yield "<tr><th>Text</th><th>Captured</th><th>SHA-256 of the bytes</th></tr>"
    yield f"<tr><td>the page checked</td><td>-</td><td><code>{capture.sha256}</code></td></tr>"
    held = {one.passage.source.edition: one.passage.source for one in report.passages}
    for edition, source in held.items():
        place = f"<br>{escape(source.address)}" if source.address else ""
        kind = "" if source.nature == "official" else f" ({escape(source.nature)})"
        yield (
            f"<tr><td><code>{escape(edition)}</code>{kind}{place}</td><td>{escape(source.captured or '-')}</td>"
            f"<td><code>{escape(source.digest or '-')}</code></td></tr>"
        )
    yield "</table>"
    yield f'<p class="meta">{escape(searched(report.coverage)[:1].upper() + searched(report.coverage)[1:])}.</p>'
    boxes = " &nbsp; ".join(f"{'&#9746;' if one == 'unreviewed' else '&#9744;'} {one}" for one in _REVIEW)
    yield (
        f"<footer><p>Review: {boxes}</p><p>The report says what differs from the record as captured, not why. The official page may be "
        "what changed: each passage is compared with every stored revision.</p></footer>"
    )
