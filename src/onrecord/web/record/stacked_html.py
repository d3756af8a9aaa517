"""Counts of outcomes as one bar of four parts, and the rows of the tables that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from onrecord.web.record import links, reply_words, words
from onrecord.web.record.replies import Row

_SORTS = ("answered", "partial", "not_answered", "unclear")


def stacked(row: Row) -> SafeString:
    """Returns the bar; the numbers stand beside it in the table."""
    made, at = [], 0.0
    for sort, count in zip(_SORTS, row.outcomes, strict=True):
        wide = round(100 * count / row.total, 2) if row.total else 0.0
        if wide:
            made.append(f'<rect class="{sort}" x="{at:g}" width="{wide:g}" height="10"/>')
        at = round(at + wide, 2)
    return SafeString(f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{"".join(made)}</svg>')


def table_rows(rows: Iterable[Row], named: object = None) -> SafeString:
    """Returns the rows of a table of replies, put together directly: there may be hundreds; `named` tells whose they are."""
    made, last = [], None
    for row in rows:
        asks = escape(reply_words.asks(row.kind))
        head = f'<th scope="row">{asks}</th>' if not named else f"{_name(row, last)}<td>{asks}</td>"
        counts = "".join(f'<td class="n">{words.number(n)}</td>' for n in (row.total, *row.outcomes))
        made.append(f'<tr>{head}{counts}<td class="strip">{stacked(row)}</td></tr>')
        last = row.name
    return SafeString("".join(made))


def _name(row: Row, last: str | None) -> str:
    """Returns whose replies a row counts: shown once, on the rows below it for programs that read aloud."""
    if row.name == last:
        return f'<th scope="row"><span class="unseen">{escape(row.name)}</span></th>'
    return f'<th scope="row"><a href="{escape(links.at(links.outlet(row.name)))}">{escape(row.name)}</a></th>'
