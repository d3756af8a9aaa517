"""A transcript for people at a terminal: what the page is, who asked what, who answered what, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.cli.terminal import Paper
from onrecord.model.statement import Kind, State, Statement
from onrecord.model.transcript import Leftover, Nature, Transcript
from onrecord.text.wrap import printable, shorten, wrap

_INDENT = 5
_COLORS = {Kind.QUESTION: "cyan", Kind.ANSWER: "green", Kind.SPEECH: "magenta", Kind.NARRATIVE: None}
_UNNAMED = {Kind.QUESTION: "(question)", Kind.ANSWER: "(answer)", Kind.SPEECH: "(speech)", Kind.NARRATIVE: ""}
_NOT_SAID = {
    Nature.OFFICIAL: "An official page, but no briefing.",
    Nature.REPRINT: "A reprint, but of no briefing.",
    Nature.ARTICLE: "An article, no briefing.",
    Nature.OTHER: "No briefing.",
}


def story(transcript: Transcript, paper: Paper) -> str:
    """Returns the text to print for one page, ending in an empty line."""
    lines = [*_facts(transcript, paper), ""]
    if not transcript.is_briefing:
        lines += [_NOT_SAID[transcript.nature], ""]
    before = 0
    for one in transcript.statements:
        lines += [*_statement(one, paper, opens=one.exchange not in {0, before}), ""]
        before = one.exchange or before
    return "\n".join([*lines, *_left_out(transcript, paper), ""])


def _facts(transcript: Transcript, paper: Paper) -> Iterator[str]:
    for line in wrap(printable(transcript.page.title or "(no title)").replace("\n", " "), paper.columns):
        yield paper.paint(line, bold=True)
    briefing = transcript.briefing
    facts: list[str | None] = [transcript.nature.value]
    if briefing is not None:
        day = briefing.date.isoformat() if briefing.date else "no date"
        facts = [day, briefing.presider, briefing.publisher, briefing.kind.replace("-", " "), *facts, briefing.language]
    address = transcript.capture.address
    for line in wrap(printable(" · ".join(fact for fact in facts if fact)), paper.columns):
        yield line
    if address:
        yield paper.paint(shorten(printable(address), paper.columns), dim=True)


def _statement(one: Statement, paper: Paper, *, opens: bool) -> Iterator[str]:
    number = f"{one.exchange:>3}  " if opens else " " * _INDENT
    name = _UNNAMED[one.kind] if one.label is None else one.label or "(label missing)"
    odd = ", ".join([*([] if one.state is State.OK else [one.state.value]), *one.flags])
    if name or odd:
        painted = paper.paint(printable(name).replace("\n", " "), _COLORS[one.kind], bold=True)
        yield paper.paint(number, dim=True) + painted + paper.paint(f"  {odd}" if odd else "", "yellow")
    for line in wrap(printable(one.text), paper.columns - _INDENT):
        yield " " * _INDENT + paper.paint(line, dim=one.kind is Kind.NARRATIVE)


def _left_out(transcript: Transcript, paper: Paper) -> Iterator[str]:
    """Yields what stands in no statement: counts of furniture, the pieces of the remainder."""
    page = transcript.page
    if page.remainder:
        yield paper.paint("Left over from the main text", dim=True)
        for one in page.remainder:
            start = f"  {_plain(one.reason)}: "
            yield paper.paint(start + shorten(printable(one.text), paper.columns - len(start)), dim=True)
    if page.furniture:
        yield paper.paint("Furniture", dim=True)
        for line in wrap(_counts(page.furniture), paper.columns - 2):
            yield paper.paint("  " + line, dim=True)


def _counts(leftovers: Iterable[Leftover]) -> str:
    """Returns the reasons with their code points, the largest first."""
    sizes: Counter[str] = Counter()
    for one in leftovers:
        sizes[one.reason] += one.span.length
    ordered = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    return " · ".join(f"{_plain(reason)} {size:,}" for reason, size in ordered)


def _plain(reason: str) -> str:
    return reason.replace("-", " ")
