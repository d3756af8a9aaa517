"""The three dates of a page: of the briefing, of its posting, in its address. No clock is used.

The day of the briefing is looked for in the title, in a date line or the lede, in the opening words, then taken
from the posting, then from the address. A day printed without its year is completed from the page's other dates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from onrecord.model.transcript import DateBasis
from onrecord.reading.dates import FoundDate, address_date, find_dates
from onrecord.reading.furniture import line_reason


@frozen
class PageDates:
    """The day of the briefing with what told it, the day of posting, the day in the address."""

    briefing: dt.date | None = None
    basis: DateBasis | None = None
    posted: dt.date | None = None
    address_date: dt.date | None = None


_POSTED_METAS = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "pubdate", "publishdate", "publish_date",
    "publicationdate", "publication_date", "date.published", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date",
    "dcterms.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "published_time", "releasedate", "release_date", "date",
)  # fmt: skip
_LD_POSTED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_POSTED_CUE = re.compile(
    r"(?:issued|posted|published|released?|updated|last modified|publication date|for immediate release)\b|发布|發布|更新|来源|來源|发稿|发表于"
    r"|掲載|公開日|작성일|등록일|입력|publicado|publié le|mis à jour|veröffentlicht|опубликован|дата публикации|تاريخ النشر|^\W?(?:时间|日期)\s?[：:]",
    re.IGNORECASE,
)
_NOT_POSTED = re.compile(r"updated|last modified|更新|mis à jour", re.IGNORECASE)
_CLOCKED = re.compile(r"\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?::\d{2})?")
_EVENT = re.compile(
    r"press (?:conference|briefing|availability|gaggle|call)|briefing|gaggle|doorstop|press encounter|question.and.answer|remarks|spokes(?:person|man|woman)"
    r"|as delivered|held on|transcript|conferencia|conférence|pressekonferenz|regierungspressekonferenz|брифинг|пресс-конференц"
    r"|coletiva|entrevista|rueda de prensa|point de presse|记者会|記者會|发布会|發佈會|吹风会|答记者问|答記者問|例行|会見|브리핑|مؤتمر صحفي",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"(?:\btoday|\bhoy|\bheute|aujourd['’]hui|\bhoje|сегодня|今天|今日|本日|오늘|اليوم|\b(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo))"
    r"(?:[\s,，:]|\b(?:is|es|ist|est|c['’]est|we are|nous sommes|the|el|le|der|den|день|星期.|周.)|是|는|은|\b[^\W\d_]{3,9}(?:day|tag|di)\b"
    r"|\b(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b){0,8}$",
    re.IGNORECASE,
)
_FAX = re.compile(r"\bfax\b|\bpg\s?:|'\s?\d\d\s", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?](?:\s+[A-Z]|$)|[。！？]")
_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_DATE_LINE_REST = 60
_BARE_REST = 20
_LEDE_LONGEST = 600
_OPENING = 400
_TAIL_DAYS = 45


def page_dates(  # noqa: PLR0913, PLR0917  one argument for each place that a page keeps a date in
    title: str | None,
    lines: Sequence[str],
    metas: Mapping[str, str],
    times: Sequence[str],
    json_ld: Sequence[str],
    byline: str | None,
    tail: Sequence[str],
    address: str | None,
    *,
    opening: str | None = None,
    closing: Sequence[str] = (),
) -> PageDates:
    """Returns the dates of a page.

    `lines` are the main lines before the first statement, `tail` the furniture after the last, `opening` the
    words of the first statement, `closing` what stands at its closing mark. A date in the tail only completes or confirms one that the text prints.
    """
    lines = _with_own_days(lines)
    within = address_date(address)
    posted = _posted(lines, byline, metas, json_ld, times)
    texts = _text_dates(title, lines)
    if posted is None:
        posted = _tail_posted(texts, tail)
    anchor = posted or within
    for found, basis in [
        *_title_dates(title),
        *((one, DateBasis.TEXT) for one in texts),
        *_opening_dates(opening),
        *_closing_dates(closing),
    ]:
        day = found.near(anchor) if anchor else found.date
        if day is not None:
            return PageDates(day, basis, posted, within)
    if posted is not None:
        return PageDates(posted, DateBasis.POSTED, posted, within)
    return PageDates(within, DateBasis.ADDRESS if within else None, None, within)


# The day of the briefing


def _with_own_days(lines: Sequence[str]) -> Sequence[str]:
    """Returns the lines; of one that tells when the event was, the day alone: it has hours to hours, or a place behind it."""
    whens = [at for at, line in enumerate(lines) if _WHEN.match(line)]
    if not whens:
        return lines
    found = list(lines)
    for at in whens:
        held = _HOURS.search(lines[at]) or (at + 1 < len(lines) and _WHERE.match(lines[at + 1]))
        days = find_dates(lines[at]) if held else []
        if days:
            found[at] = days[0].span.cut(lines[at])
    return found


_WHEN = re.compile(r"\s*(?:时\s*间|時\s*間|日\s*時|日\s*时)\s*[:：]")
_WHERE = re.compile(r"\s*(?:地\s*[点點]|場\s*所|场\s*所|主\s*持|嘉\s*[宾賓])")
_HOURS = re.compile(r"\d{1,2}[:：时時]\d{0,2}分?\s*[-—–~～至到]+\s*\d{1,2}[:：时時]")


def _title_dates(title: str | None) -> Iterator[tuple[FoundDate, DateBasis]]:
    """Yields the dates of a title: whole ones first, then those without a year where an event is named."""
    if not title:
        return
    found = find_dates(title)
    for one in found:
        if one.date is not None and _heads(title, one):
            yield one, DateBasis.TITLE
    for one in found:
        if one.date is None and _EVENT.search(title) and _heads(title, one):
            yield one, DateBasis.TITLE


def _heads(title: str, one: FoundDate) -> bool:
    """Tells whether a date is the title's own: not of the matter that Chinese titles tell ("就9月3日…答记者问")."""
    about = re.search(r"[就对對]", title)
    return about is None or one.span.start < about.start() or not re.search("答|谈|談|表态", title[one.span.end :])


def _text_dates(title: str | None, lines: Sequence[str]) -> list[FoundDate]:
    """Returns the dates of date lines and ledes before the first statement, the surer first."""
    sure: list[FoundDate] = []
    loose: list[FoundDate] = []
    for line in lines:
        if line == title or _FAX.search(line) or len(line) > _LEDE_LONGEST:
            continue
        if _is_posting(line) or line_reason(line) in {"breadcrumb", "popular-list", "caption", "credit", "licence"}:
            continue
        for one in find_dates(line):
            rest = len(line) - one.span.length + 2 * len(_HAN.findall(line[one.span.end :]))
            if rest <= (_DATE_LINE_REST if one.date else _BARE_REST) and not _SENTENCE.search(
                line[one.span.end :].rstrip(". ")
            ):
                sure.append(one)
            elif _EVENT.search(line):
                loose.append(one)
    return [*(one for one in sure if one.date), *loose, *(one for one in sure if not one.date)]


def _opening_dates(opening: str | None) -> Iterator[tuple[FoundDate, DateBasis]]:
    """Yields whole dates that the first words call today ("hoy, miércoles 12 de agosto de 2020")."""
    if not opening:
        return
    head = opening[:_OPENING]
    for one in find_dates(head):
        if one.date and _TODAY.search(head[max(one.span.start - 60, 0) : one.span.start]):
            yield one, DateBasis.TEXT


def _closing_dates(closing: Sequence[str]) -> Iterator[tuple[FoundDate, DateBasis]]:
    """Yields whole dates of captions and of lines at the closing mark, as Hong Kong's releases print them."""
    for line in closing:
        for one in find_dates(line):
            if one.date and len(line) <= _DATE_LINE_REST:
                yield one, DateBasis.TEXT


# The day of posting


def _is_posting(line: str) -> bool:
    return bool(_CLOCKED.fullmatch(line.strip())) or (
        len(line) <= 160 and _POSTED_CUE.search(line[:60]) is not None and not _EVENT.search(line)
    )


def _posted(
    lines: Sequence[str], byline: str | None, metas: Mapping[str, str], json_ld: Sequence[str], times: Sequence[str]
) -> dt.date | None:
    printed = [*lines, byline] if byline else lines
    postings = [line for line in printed if _is_posting(line)]
    for line in sorted(postings, key=lambda one: _NOT_POSTED.search(one) is not None):
        for one in find_dates(line):
            if one.date:
                return one.date
    for one in find_dates(byline or ""):
        if one.date:
            return one.date
    for value in _said(metas, json_ld):
        day = _iso(value)
        if day is not None:
            return day
    stamped = {day for day in map(_iso, times) if day}
    return stamped.pop() if len(stamped) == 1 else None


def _said(metas: Mapping[str, str], json_ld: Sequence[str]) -> Iterator[str]:
    for key in _POSTED_METAS:
        if metas.get(key):
            yield metas[key]
    for block in json_ld:
        match = _LD_POSTED.search(block)
        if match:
            yield match.group(1)


def _iso(value: str) -> dt.date | None:
    match = _ISO.match(value)
    if match is None:
        found = [one.date for one in find_dates(value) if one.date]
        return found[0] if len(found) == 1 else None
    try:
        return dt.date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None


def _tail_posted(texts: Sequence[FoundDate], tail: Sequence[str]) -> dt.date | None:
    """Returns the tail's one date, when it confirms a day that the text prints without its year.

    A side box alone proves nothing; a by-line in it that fits the lede's day and month does
    (a copy of 24 December 2019 whose only year stands in such a by-line).
    """
    days = {one.date for line in tail for one in find_dates(line) if one.date}
    if len(days) != 1 or not texts or texts[0].date is not None:
        return None
    day = days.pop()
    held = texts[0].near(day)
    return day if held is not None and 0 <= (day - held).days <= _TAIL_DAYS else None
