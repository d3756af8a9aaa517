"""Whose words a page says they are, and of which day, beside what the record says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from onrecord.analysis.reuse.corroborate import places_of
from onrecord.analysis.reuse.passage import Mode, Passage
from onrecord.analysis.reuse.source import Source
from onrecord.model.statement import Kind
from onrecord.model.transcript import Transcript
from onrecord.pipeline.check.fidelity import Claim
from onrecord.reading.dates import find_dates
from onrecord.record.names import name_key
from onrecord.text.span import Span

REACH = 200
_BEFORE = 600
_SENTENCE_END = re.compile(r"(?:^|\w{3,})[.!?]+[\"”’]?\s|[。！？\n]")
_PRONOUN = re.compile(
    r"\b(?:she|he|they)\s+(?:said|says|added|told|went|replied|asked|continued|noted)\b|[他她](?:表示|说|說|还|還|称|稱|指出|强调)",
    re.I,
)
_DATELINE = re.compile(r"\s*(?:[(（][^)）\n]{1,30}[)）]\s*)?(?:[-–—―]|[（(]|.{0,6}电|.{0,6}電|/)")
_HAN = re.compile("[\u3400-\u9fff·]+")
_POSTS = frozenset(
    {
        "总理",
        "總理",
        "主席",
        "部长",
        "部長",
        "总统",
        "總統",
        "外长",
        "外長",
        "首相",
        "大臣",
        "长官",
        "長官",
        "局长",
        "局長",
    }
)
_SAYS = re.compile(r"\s*(?:表示|指出|[强強]调|強調|回[应應]|[回说說答][说說道]|[说說称稱])$")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(?:on|last|this)\s+(" + "|".join(_DAYS) + r")\b", re.IGNORECASE)
_WEEKDAY_ZH = re.compile("(?:星期|周|週|礼拜)([一二三四五六日天])")
_ZH = {sign: at for at, sign in enumerate("一二三四五六日")} | {"天": 6}


@frozen
class People:
    """Who speaks in the record: every name with the key of the person or people it means, institutions apart."""

    names: tuple[str, ...]

    def knows(self, name: str) -> bool:
        """Tells whether a printed name is one of somebody in the record."""
        wanted = name_key(name)
        return any(name_key(one) == wanted for one in self.names)

    def near(self, text: str, span: Span) -> tuple[str, Span] | None:
        """Returns the name nearest to a quotation in its paragraph, where one stands there."""
        start = max(text.rfind("\n", 0, span.start) + 1, span.start - REACH)
        behind = text.find("\n", span.end)
        end = min(behind if behind >= 0 else len(text), span.end + REACH)
        found = [
            (max(span.start - place.end, place.start - span.end), -len(name), name, place)
            for name in self.names
            for place in places_of(text, name, start, end)
            if not place.meets(span)
        ]
        if not found:
            return None
        _, _, name, place = min(found)
        return name, place

    def speaking(self, text: str, span: Span) -> tuple[str, Span] | None:
        """Returns the same, or who was named last where the paragraph goes on with "she said"."""
        found = self.near(text, span)
        if found is not None:
            return found
        start, behind = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        around = text[start : span.start] + " | " + text[span.end : behind if behind >= 0 else len(text)]
        if not _PRONOUN.search(around):
            return None
        before = Span(max(start - _BEFORE, 0), start)
        named = [(place, name) for name in self.names for place in places_of(text, name, before.start, before.end)]
        if not named:
            return None
        place, name = max(named, key=lambda one: (one[0].end, len(one[1])))
        return name, place


def people_of(names: Iterable[str], institutions: Iterable[str]) -> People:
    """Returns the people among the names that the record knows."""
    own = set(institutions)
    return People(tuple(sorted({one for one in names if one not in own and len(one) >= _least(one)})))


def _least(name: str) -> int:
    """Returns from how many signs on a name is one: two Chinese characters, three letters."""
    return 2 if _HAN.fullmatch(name) and name not in _POSTS else 3


def is_one_of(name: str, source: Source) -> bool:
    """Tells whether a name is one of a statement's speaker; in Chinese also behind a post, before a verb of saying."""
    keys = {name_key(one) for one in source.names}
    if name_key(name) in keys or any(name_key(name) in key.split() for key in keys):
        return True
    bare = _SAYS.sub("", name)
    return any(_HAN.fullmatch(one) and len(one) > 1 and bare.endswith(one) for one in source.names)


def quotation_claims(passage: Passage, text: str, day: dt.date | None, people: People) -> Iterator[Claim]:
    """Yields what the paragraph of a quotation says of its speaker and its day, agreeing or not."""
    source = passage.source
    found = people.speaking(text, passage.page)
    if found is not None:
        name, place = found
        agrees = is_one_of(name, source) or any(is_one_of(name, other) for other in passage.others)
        # "Whitlock, who follows Okonjo, said": where the true name stands in the sentence too, the page names the right one.
        agrees = agrees or (passage.named is not None and _in_sentence(text, passage.page, passage.named))
        printed, speaker = place.cut(text), source.speaker or source.outlet
        yield Claim(passage.page, source.statement, printed, None, speaker, source.date, agrees)
    named = _named_day(text, passage.page, day)
    if named is not None and source.date is not None:
        said, exact = named
        # A weekday, a dateline or a day without its year may be the reporter's own, a time zone away.
        agrees = abs((said - source.date).days) <= (0 if exact else 1)
        agrees = agrees or any(other.date == said for other in passage.others)
        yield Claim(passage.page, source.statement, None, said, source.speaker, source.date, agrees, "date")


def _in_sentence(text: str, span: Span, place: Span) -> bool:
    between = text[place.end : span.start] if place.end <= span.start else text[span.end : place.start]
    return _SENTENCE_END.search(between) is None


def claimed_day(text: str, span: Span, posted: dt.date | None) -> dt.date | None:
    """Returns the day that the words around a quotation say: a date, or a weekday before the page was posted."""
    found = _named_day(text, span, posted)
    return None if found is None else found[0]


def _named_day(text: str, span: Span, posted: dt.date | None) -> tuple[dt.date, bool] | None:
    """Returns the day, and whether it is printed in full in the sentence, year and all, and not as a dateline."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    start, end = max(start, span.start - REACH), min(end if end >= 0 else len(text), span.end + REACH)
    found: list[tuple[int, Span, dt.date]] = []
    full = set[dt.date]()
    for low, high in ((start, span.start), (span.end, end)):
        around = text[low:high]
        for one in find_dates(around):
            day = one.near(posted) if posted else one.date
            if day is not None:
                found.append((_apart(one.span.shift(low), span), one.span.shift(low), day))
                if one.date is not None and not _DATELINE.match(text, one.span.shift(low).end):
                    full.add(day)
        for match, number in _weekdays(around):
            place = Span(*match.span()).shift(low)
            if posted is not None:
                found.append((_apart(place, span), place, _last(posted, number)))
    near = [(apart, day) for apart, place, day in found if _in_sentence(text, span, place)]
    day = min(near)[1] if near else None
    return None if day is None else (day, day in full)


def _weekdays(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for one in _WEEKDAY.finditer(text):
        yield one, _DAYS.index(one[1].lower())
    for one in _WEEKDAY_ZH.finditer(text):
        yield one, _ZH[one[1]]


def _last(posted: dt.date, weekday: int) -> dt.date:
    return posted - dt.timedelta(days=(posted.weekday() - weekday) % 7)


def _apart(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def reprint_claims(transcript: Transcript, passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yields what a reprint says of day, presider and each statement's speaker, where the record says otherwise; the day once."""
    reprinted = [one for one in passages if one.mode is Mode.REPRINT]
    briefing = transcript.briefing
    if briefing is not None and reprinted:
        first = max(reprinted, key=lambda one: one.weight).source
        if briefing.date is not None and first.date is not None:
            agrees = briefing.date == first.date
            yield Claim(Span(0, 0), first.statement, None, briefing.date, None, first.date, agrees, "date")
    for one in reprinted:
        yield from _statement_claims(transcript, one)


def _statement_claims(transcript: Transcript, one: Passage) -> Iterator[Claim]:
    middle = (one.page.start + one.page.end) // 2
    shown = next((each for each in transcript.statements if each.span.start <= middle < each.span.end), None)
    if shown is None:
        return
    source = one.source
    asked = source.kind is Kind.QUESTION
    if asked is not (shown.kind is Kind.QUESTION) and shown.label:
        about = "question-as-answer" if asked else "answer-as-question"
        speaker = source.speaker or source.outlet
        yield Claim(one.page, source.statement, shown.speaker, None, speaker, source.date, agrees=False, about=about)
    elif shown.speaker and source.speaker and not asked and not is_one_of(shown.speaker, source):
        same = name_key(shown.speaker).split()[-1:] == name_key(source.speaker).split()[-1:]
        if not same:
            yield Claim(one.page, source.statement, shown.speaker, None, source.speaker, source.date, agrees=False)
