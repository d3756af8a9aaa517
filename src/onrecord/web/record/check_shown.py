"""A fidelity report as a page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from onrecord.pipeline.check.fidelity import Checked, Fidelity, Framing, Verdict
from onrecord.pipeline.check.segments import gone, segments, strip
from onrecord.pipeline.check.tally import tally
from onrecord.web.record import check_words

_AROUND = 90
"""How much of the page is shown on either side of a passage."""
_MOST_SAME = 50


@frozen
class Bit:
    """Words of a passage: as they are, or a change with its number, what went and what came."""

    text: str
    gone: str = ""
    number: int = 0
    severity: int = -1

    @property
    def changed(self) -> bool:
        """Tells whether this is a change."""
        return self.severity >= 0


@frozen
class ShownEdit:
    """A change in the list under its passage."""

    number: int
    kind: str
    matters: str
    severity: int
    before: str
    after: str


@frozen
class Bar:
    """A stretch of a statement: printed, changed or cut; its place and width in percent."""

    sort: str
    at: float
    wide: float


@frozen
class ShownVersion:
    """A stored revision of the statement beside the passage; `material` is None where it lacks the statement."""

    revision: str
    captured: str
    material: int | None


@frozen
class ShownPassage:
    """A passage of the page with what differs, in its place."""

    statement: str
    who: str | None
    date: str | None
    language: str | None
    mode: str
    moved: bool
    before: str
    bits: tuple[Bit, ...]
    after: str
    bars: tuple[Bar, ...]
    printed: int
    edits: tuple[ShownEdit, ...]
    versions: tuple[ShownVersion, ...]


@frozen
class ShownQuotation:
    """A quotation of the page with its verdict; `tone` is `bad`, `good` or empty."""

    text: str
    told: str
    tone: str
    statements: tuple[str, ...]
    notes: tuple[str, ...]
    absent: bool


@frozen
class ShownReport:
    """The report; `tone` is `bad`, `good`, or empty where neither can be said."""

    verdict: tuple[str, ...]
    tone: str
    title: str | None
    language: str | None
    notes: tuple[str, ...]
    changed: tuple[ShownPassage, ...]
    same: tuple[ShownPassage, ...]
    unshown: int
    quotations: tuple[ShownQuotation, ...]
    framings: tuple[tuple[str, Framing], ...]


def report_shown(report: Fidelity) -> ShownReport:
    """Returns a report as a page shows it."""
    briefing = report.transcript.briefing
    shown = list(_passages(report))
    changed = tuple(one for one in shown if any(bit.severity > 0 for bit in one.bits) or one.moved)
    same = [one for one in shown if one not in changed]
    framings = (("headline", report.headline), ("lede", report.lede))
    return ShownReport(
        verdict=tuple(check_words.verdict(report)),
        tone="bad" if report.material else "good" if tally(report).good else "",
        title=report.transcript.page.title,
        language=briefing.language if briefing else None,
        notes=tuple(map(check_words.note, report.notes)),
        changed=changed,
        same=tuple(same[:_MOST_SAME]),
        unshown=max(len(same) - _MOST_SAME, 0),
        quotations=tuple(_quotations(report)),
        framings=tuple((name, one) for name, one in framings if one is not None and one.unsupported),
    )


def _passages(report: Fidelity) -> Iterator[ShownPassage]:
    of_statement: dict[str, list[Checked]] = defaultdict(list)
    for one in report.passages:
        of_statement[one.passage.source.statement].append(one)
    number = 1
    for place, one in enumerate(report.passages):
        yield _passage(
            one, report.transcript.text, of_statement[one.passage.source.statement], number, place in report.moved
        )
        number += len(one.edits)


def _passage(one: Checked, page: str, held: Sequence[Checked], first: int, moved: bool) -> ShownPassage:  # noqa: FBT001
    source, span = one.passage.source, one.passage.page
    bars = tuple(_bars(held, len(source.text)))
    ordered = sorted(one.edits, key=lambda each: each.edit.after_span)
    return ShownPassage(
        statement=source.statement,
        who=source.speaker or source.outlet,
        date=source.date.isoformat() if source.date else None,
        language=source.language,
        mode=one.passage.mode.value,
        moved=moved,
        before=page[max(span.start - _AROUND, 0) : span.start].rpartition("\n")[2],
        bits=tuple(_bits(one, page, first)),
        after=page[span.end : span.end + _AROUND].partition("\n")[0],
        bars=bars,
        printed=round(sum(bar.wide for bar in bars if bar.sort != "cut")),
        edits=tuple(
            ShownEdit(
                at,
                check_words.kind_of(each),
                check_words.severity(each),
                each.severity,
                each.edit.before.strip(),
                each.edit.after.strip(),
            )
            for at, each in enumerate(ordered, first)
            if each.severity
        ),
        versions=tuple(ShownVersion(each.revision, each.captured, each.material) for each in one.versions),
    )


def _bits(one: Checked, page: str, first: int) -> Iterator[Bit]:
    for part in segments(one, page, first):
        if part.edit is None:
            yield Bit(part.text)
        else:
            yield Bit(part.text, gone(part.edit), part.number, part.edit.severity)


def _bars(held: Sequence[Checked], length: int) -> Iterator[Bar]:
    whole = max(length, 1)
    for bar in strip(held, length):
        yield Bar(bar.sort, round(100 * bar.span.start / whole, 2), round(100 * bar.span.length / whole, 2))


def _quotations(report: Fidelity) -> Iterator[ShownQuotation]:
    for one in report.quotations:
        good = one.verdict in {Verdict.EXACT, Verdict.LAYOUT_ONLY}
        yield ShownQuotation(
            text=one.text.strip(),
            told=check_words.quotation(one),
            tone="bad" if one.material else "good" if good else "",
            statements=one.statements,
            notes=tuple(map(check_words.note, one.notes)),
            absent=one.verdict is Verdict.NOT_IN_RECORD,
        )
