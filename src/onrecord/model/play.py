"""A transcript as a play: readable text that shows every word of the page in its place.

One block per statement: its id, exchange, offsets and label, then its words. What nobody said stands between the
statements as lines that begin with `~` (furniture) or `+` (remainder of the main text), shortened, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.text.wrap import printable, shorten, width, wrap

if TYPE_CHECKING:
    from onrecord.model.statement import Statement
    from onrecord.model.transcript import Leftover, Transcript
    from onrecord.text.span import Span

COLUMNS = 100
_INDENT = "    "


def play(transcript: Transcript, *, columns: int = COLUMNS) -> str:
    """Returns the play of a transcript, ending in a newline. Same transcript and width, same play."""
    return "\n".join([*_head(transcript, columns), "", *_body(transcript, columns), *_foot(transcript, columns)]) + "\n"


def _head(transcript: Transcript, columns: int) -> Iterator[str]:
    """Yields what the page says of itself and what event it records."""
    page, briefing = transcript.page, transcript.briefing
    yield from wrap(printable(page.title or "(no title)"), columns)
    facts = [transcript.nature.value, "briefing" if transcript.is_briefing else "no briefing"]
    if briefing is not None:
        day = briefing.date.isoformat() if briefing.date else "no date"
        basis = f" ({briefing.date_basis.value})" if briefing.date_basis else ""
        facts += [briefing.kind, day + basis, briefing.presider or "presider not known", briefing.language or "und"]
    yield from wrap(printable(" · ".join(facts)), columns)
    yield printable(
        f"reader {transcript.reader.name}" + (f" · {briefing.publisher}" if briefing and briefing.publisher else "")
    )
    told = {
        "site": page.site,
        "by-line": page.byline,
        "posted": page.posted and page.posted.isoformat(),
        "date in address": page.address_date and page.address_date.isoformat(),
        "software": ", ".join(page.software),
        "flags": ", ".join(transcript.flags),
        "malformed bytes": transcript.replaced or None,
    }
    for name, value in told.items():
        if value:
            yield f"{name}: {shorten(printable(str(value)), columns - len(name) - 2)}"


def _body(transcript: Transcript, columns: int) -> Iterator[str]:
    blocks: list[tuple[Span, list[str]]] = [
        (one.span, [*_statement(one, columns), ""]) for one in transcript.statements
    ]
    blocks += [(one.span, [_leftover("~", one, columns)]) for one in transcript.page.furniture]
    blocks += [(one.span, [_leftover("+", one, columns)]) for one in transcript.page.remainder]
    blocks.sort(key=lambda block: block[0])
    last = ""
    for _, lines in blocks:
        if last[:1] in {"~", "+"} and lines[0][:1] == "[":
            yield ""
        yield from lines
        last = lines[0]
    if last[:1] in {"~", "+"}:
        yield ""


def _statement(one: Statement, columns: int) -> Iterator[str]:
    yield statement_line(one)
    for line in wrap(printable(one.text), columns - len(_INDENT)):
        yield (_INDENT + line).rstrip()


def statement_line(one: Statement) -> str:
    """Returns the line above a statement's words: id, exchange, offsets, label, and who that is where it says more."""
    number = f" x{one.exchange}" if one.exchange else ""
    follow = " follow-up" if one.follow_up else ""
    line = f"[{one.id}{number}{follow}] ({one.span.start}–{one.span.end})"
    if one.label is not None:
        line += f" {one.label or '(label missing)'}"
    bare = (one.label or "").strip().rstrip(":：").strip()
    line += "".join(f" {{{name}: {value}}}" for name, value in _who(one) if value and value != bare)
    state = () if one.state.value == "ok" else (one.state.value,)
    odd = ", ".join((*state, *one.flags))
    return printable(line + (f" !{odd}" if odd else ""))


def _who(one: Statement) -> tuple[tuple[str, str | None], tuple[str, str | None]]:
    return ("speaker", one.speaker), ("outlet", one.outlet)


def _leftover(mark: str, one: Leftover, columns: int) -> str:
    start = f"{mark} [{one.reason}] ({one.span.start}–{one.span.end}) "
    return start + shorten(printable(one.text.replace("\n", " / ")), columns - width(start))


def _foot(transcript: Transcript, columns: int) -> Iterator[str]:
    page = transcript.page
    said = sum(one.span.length for one in transcript.statements)
    counts = (
        f"statements {len(transcript.statements)} · exchanges {len(transcript.exchanges())} · code points: "
        f"said {said:,}, furniture {sum(one.span.length for one in page.furniture):,}, "
        f"remainder {sum(one.span.length for one in page.remainder):,}"
    )
    yield from wrap(counts, columns)
