"""An opened page read into a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from attrs import frozen

from onrecord.model.statement import Kind, State, Statement
from onrecord.model.transcript import Briefing, DateBasis, PageFacts, Reader, Transcript
from onrecord.reading.assemble import Layer, assemble
from onrecord.reading.block import Head
from onrecord.reading.byline import byline
from onrecord.reading.closing import closing_lines
from onrecord.reading.dates import find_dates, may_be_dated
from onrecord.reading.emphasis import split_emphasized
from onrecord.reading.event import Event, judge_event, labels_tell, title_kind
from onrecord.reading.exchange import Placed, find_exchanges
from onrecord.reading.furniture import is_posted
from onrecord.reading.hidden_words import hidden_words
from onrecord.reading.hints import GENERAL, Hints, presider_keys
from onrecord.reading.kinds import Said, find_kinds, has_words, words_of
from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import folded
from onrecord.reading.label_page import Line, find_labels
from onrecord.reading.nature import nature
from onrecord.reading.page import OpenPage
from onrecord.reading.page_dates import PageDates, page_dates
from onrecord.reading.presider import presider
from onrecord.reading.software import software
from onrecord.reading.turn import Left, PageLine, Piece, find_turns
from onrecord.reading.unnamed import flag_unnamed
from onrecord.reading.zone import reasons
from onrecord.text.language import language_of
from onrecord.text.span import Span

_POSTED, _HEADING = 80, 200
_STOPPED = re.compile(r"[.!?。！？…][\"'”’」』）)\]]*$")
_FRONT = frozenset({None, "headline", "byline", "posted", "dateline", "letterhead", "source"})
_FRONT_LINES, _OPENING, _SAMPLE = 60, 600, 400


@frozen
class _Read:
    """Statements found on a page, with the lines they are made of."""

    lines: list[PageLine]
    said: list[Said]
    left: list[Left]
    event: Event
    named: bool
    """A heading names a kind of event."""


def transcribe(page: OpenPage, hints: Hints = GENERAL) -> Transcript:
    """Returns the transcript of a page. Same bytes and hints, same transcript."""
    why = reasons(page.layout, hints, tree=page.media == "text/html")
    read = _read(page, hints, why)
    layer = assemble(page.layout.blocks, read.said, read.left)
    return _transcript(page, hints, read, layer)


def _read(page: OpenPage, hints: Hints, why: Sequence[str | None]) -> _Read:
    blocks = page.layout.blocks
    lines = [PageLine(block.text, block.level, block.bold, reason) for block, reason in zip(blocks, why, strict=True)]
    inner = [line for line in lines if line.reason is None]
    found = find_labels([Line(line.text, line.bold) for line in inner], hints, title=page.title)
    for line, labels in zip(inner, found, strict=True):
        line.labels = labels
    _drop_headline(lines, page.title)
    _drop_letter(page, lines, hints)
    turns = find_turns(lines, prose_voice=hints.office is not None, official=hints.official)
    said = find_kinds(turns.turns, lines, presider_keys(hints.presiders) | _title_keys(page.title))
    title = _title(page, lines, hints)
    known = title_kind(title, hints)
    if known is not None and known[1]:
        said = split_emphasized(said, lines)
    opening = [words_of(one.pieces, lines)[:_OPENING] for one in said[:5]]
    event = judge_event(title, said, hints, opening=opening)
    said, left = _without_empty(said, turns.left, lines)
    if event.is_briefing:
        flag_unnamed(said, lines)
    if not event.has_statements:
        return _Read(lines, [], _all_left(lines), event, known is not None)
    return _Read(lines, said, left, event, known is not None)


def _title(page: OpenPage, lines: Sequence[PageLine], hints: Hints) -> str | None:
    """Returns the title; where it names no kind of event, the first line above the labels that does."""
    known = title_kind(page.title, hints)
    if known is not None:
        return page.title if known[1] or page.media == "text/html" else _second_line(page.title, lines, hints)
    for line in lines[:_FRONT_LINES]:
        if line.labels:
            break
        if len(line.text) < _HEADING and (line.reason is None or line.reason in _FRONT) and _heads(line.text, hints):
            return line.text
    return page.title


def _heads(text: str, hints: Hints) -> bool:
    """Tells whether a line names a kind of event; a whole sentence heads nothing but a briefing: it tells of an interview."""
    known = title_kind(text, hints)
    return known is not None and (known[1] or not _STOPPED.search(text))


def _second_line(title: str | None, lines: Sequence[PageLine], hints: Hints) -> str | None:
    """Returns the line under a text's title where the headline goes on there and names a briefing, else the title."""
    for line, behind in pairwise(lines[:_FRONT_LINES]):
        if line.labels or behind.labels:
            break
        if line.text == title:
            kind = title_kind(behind.text, hints) if len(behind.text) < _POSTED else None
            return behind.text if kind is not None and kind[1] else title
    return title


def _drop_headline(lines: Sequence[PageLine], title: str | None) -> None:
    """Marks lines above the first label that print the page's title again."""
    if not title:
        return
    key = folded(title)
    for line in lines:
        if line.reason is None and line.labels:
            return
        if line.reason is None and folded(line.text) == key:
            line.reason = "headline"


def _drop_letter(page: OpenPage, lines: Sequence[PageLine], hints: Hints) -> None:
    """Marks what a letter or digest prints above the heading of a transcript that it carries."""
    first = next((at for at, line in enumerate(lines) if line.labels), 0)
    above = [line.text for line in lines[:first]]
    heading = _heading(page, [line.text for line in lines[:first] if line.reason is None], hints)
    if heading is None and page.media != "text/html" and page.title in above[1:] and title_kind(page.title, hints):
        heading = page.title
    if heading is None:
        return
    for line in lines[:first]:
        if line.text == heading and line.reason in {None, "headline"}:
            line.reason = "headline"
            return
        site = heading == page.title and not _STOPPED.search(line.text)  # a menu, a banner: nobody's sentence
        line.reason = line.reason or ("headline" if site else "republisher-lede")


def _title_keys(title: str | None) -> frozenset[str]:
    """Returns runs of a title's words that could be a name, so that a name in the title is an official's."""
    if not title:
        return frozenset()
    words = folded(title).split()
    return frozenset(" ".join(words[at : at + size]).strip(".,'’s") for size in (2, 3) for at in range(len(words)))


def _without_empty(said: list[Said], left: list[Left], lines: Sequence[PageLine]) -> tuple[list[Said], list[Left]]:
    """Takes labels without words out of the statements; their print goes to the remainder."""
    kept: list[Said] = []
    rest = list(left)
    for one in said:
        if has_words(one.pieces, lines):
            kept.append(one)
        else:
            rest.extend(Left(piece, "label-without-words") for piece in (*one.label_pieces, *one.pieces))
    return kept, rest


def _all_left(lines: Sequence[PageLine]) -> list[Left]:
    return [Left(Piece(at, Span(0, len(line.text))), line.reason or "main-text") for at, line in enumerate(lines)]


def _transcript(page: OpenPage, hints: Hints, read: _Read, layer: Layer) -> Transcript:
    texts = [span.cut(layer.text) for span in layer.statements]
    placed = find_exchanges(read.said, texts)
    statements = _statements(read.said, placed, texts, layer.statements)
    head = page.layout.head
    front, tail = _around(read)
    signed = {line.text for line in read.lines if line.reason == "byline"}
    dated = [text for text in front if text in signed]
    plain = [text for text in front if text not in signed]
    made_with = software(page.source.text, head, classes=_classes(page))
    by = byline(front, head.metas, head.json_ld)
    address = page.capture.address or head.canonical
    opening = texts[0][:_OPENING] if texts else None
    heading = _heading(page, front, hints)
    dates = page_dates(
        page.title,
        [heading] if heading else plain,
        head.metas,
        head.times,
        head.json_ld,
        " ".join(dated) or by,
        tail,
        address,
        opening=opening,
        closing=closing_lines(read.said, read.lines, read.left),
    )
    kind = nature(
        title=page.title, site=page.site, address=page.capture.address, software=made_with,
        has_transcript=bool(statements), byline=by, head=head,
        tail_furniture_reasons={line.reason for line in read.lines if line.reason is not None},
        known_official=hints.official or None, time_coded=any(label.timed for line in read.lines for label in line.labels),
        shows_office=read.named or hints.office is not None or labels_tell(read.said),
    )  # fmt: skip
    facts = PageFacts(
        page.title, page.site, made_with, by, dates.posted, dates.address_date,
        layer.furniture, layer.remainder, _own_address(head),
    )  # fmt: skip
    return Transcript(
        capture=page.capture,
        encoding=page.source.encoding,
        reader=Reader(hints.reader, hints.version),
        page=facts,
        is_briefing=read.event.is_briefing,
        nature=kind,
        briefing=_briefing(page, hints, read, dates, statements, front),
        statements=statements,
        text=layer.text,
        labels=layer.labels,
        offsets=layer.offsets,
        byte_index=page.source.byte_index if page.media != "application/pdf" else None,
        page_starts=page.layout.page_starts,
        flags=() if statements else hidden_words(page, hints),
    )


def _own_address(head: Head) -> str | None:
    """Returns the address under which a page says that it stands, if that is a whole one."""
    said = head.canonical or head.metas.get("og:url") or ""
    return said.strip() if said.strip().startswith(("http://", "https://")) else None


def _heading(page: OpenPage, front: Sequence[str], hints: Hints) -> str | None:
    """Returns the line that heads a transcript inside a longer page and dates it; None under a title that does."""
    if title_kind(page.title, hints) is not None:
        return None
    return next(
        (
            line
            for line in front
            if line[-1:] not in ".。" and title_kind(line, hints) and any(found.date for found in find_dates(line))
        ),
        None,
    )


def _classes(page: OpenPage) -> str | None:
    """Returns the names that elements bear and the alternative texts, quoted as in a source; None without elements."""
    nodes = page.layout.nodes
    if len(nodes) == 1:
        return None
    alts = "\n".join(block.text for block in page.layout.blocks if block.alt or len(block.text) < _POSTED)
    return "\n".join(f'"{ident}"' for _, ident, _, _ in nodes if ident) + alts


def _around(read: _Read) -> tuple[list[str], list[str]]:
    """Returns the lines before the first statement that may date the page, and the furniture after it."""
    first = min((one.pieces[0].line for one in read.said), default=_FRONT_LINES)
    front = [
        line.text
        for line in read.lines[:first]
        if line.reason in _FRONT or (len(line.text) < _POSTED and may_be_dated(line.text) and is_posted(line.text))
    ]
    tail = [line.text for line in read.lines[first:] if line.reason is not None]
    return front[-_FRONT_LINES:], tail


def _briefing(
    page: OpenPage, hints: Hints, read: _Read, dates: PageDates, statements: Sequence[Statement], front: Sequence[str]
) -> Briefing | None:
    if not statements or read.event.kind is None:
        return None
    words = max((one.text for one in statements), key=len)
    language = language_of(words[:_SAMPLE])
    day: date | None = hints.date or dates.briefing
    basis = DateBasis.TEXT if hints.date is not None else dates.basis
    return Briefing(
        hints.office, hints.publisher, read.event.kind, day, basis,
        presider(page.title, front[:8], read.said, hints, day=day), language.code if language else hints.language or page.layout.head.language,
    )  # fmt: skip


def _statements(
    said: Sequence[Said], placed: Sequence[Placed], texts: Sequence[str], spans: Sequence[Span]
) -> tuple[Statement, ...]:
    counts = {Kind.SPEECH: 0, Kind.NARRATIVE: 0, Kind.QUESTION: 1, Kind.ANSWER: 1}
    out: list[Statement] = []
    for one, place, text, span in zip(said, placed, texts, spans, strict=True):
        kind = one.kind
        number = counts[kind]
        counts[kind] += 1
        out.append(Statement(
            id=f"{kind[0]}{number}",
            kind=kind,
            label="" if one.missing else _printed(one),
            speaker=_speaker(one.label),
            outlet=one.label.outlet if one.label else None,
            follow_up=place.follow_up,
            exchange=place.exchange,
            text=text,
            span=span,
            state=State.UNATTRIBUTED if one.missing or one.unattributed else State.OK,
            flags=tuple(one.flags),
        ))  # fmt: skip
    return tuple(out)


def _printed(one: Said) -> str | None:
    return one.label.printed.strip() if one.label is not None and one.label_pieces else None


def _speaker(label: Label | None) -> str | None:
    if label is None or label.name is None:
        return None
    return None if label.role is Role.ASKER and label.outlet else label.name
