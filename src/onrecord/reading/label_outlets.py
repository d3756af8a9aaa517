"""Labels of outlets that no colon closes: alone in a line, as headings and lists of terms print them, or in brackets.

`Reuters` in a line may be a heading, a source or a caption, and brackets hold remarks. So such lines count only together: outlets
above questions, and above what follows them somebody's name, again and again or with a title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.reading.ask import asks, ends_asking
from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded
from onrecord.reading.label_scan import judge

_LONGEST, _FEWEST, _LEAST = 40, 2, 4
_ENDED = re.compile(r"[.!?。！？…:：;；,，、]$")
_OPEN, _ROUND = frozenset("[【(（"), frozenset("(（")
_BRACKETED = re.compile(r"[\[【(（](?P<body>[^\[\]【】()（）\n:：]{2,40})[\]】)）][ \t\u00a0\u3000]*(?=[^\s:：])")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: (?:[A-ZÀ-Þ][\w'’.-]*|d[aeiu]l?|van|von|den|der)){0,4}$")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]{1,8}(?:[·・•‧][\u3400-\u9fff]{1,8}){1,3}$")
_HAN_OUTLET = re.compile(
    r"[\u3400-\u9fff]{1,10}(?:社|[报報]|[电電][视視][台臺]?|[广廣]播[电電]?[台臺]?|[网網]|周刊|[记記]者)$"
)
_ASIDE = re.compile(r"[(（](?P<body>[^()（）\n:：?？]{2,40})[)）][ \t\u00a0\u3000]*(?:[:：][ \t\u00a0\u3000]*)?(?=\S)")
_REPORTER = re.compile(r"(?P<outlet>\S.*?) [\uac00-\ud7a3]{2,4} ?기자$")
"""An outlet and its reporter, as Korea's government prints them behind `<질문>`."""
_EAST_OUTLET = re.compile(r"[^.!?。！？]{1,14}(?:신문|방송|통신|뉴스|新聞|通信|放送|テレビ)")


class _Entry(NamedTuple):
    """A line that may open with such a label: its body, the label as printed, where its words begin, whether they ask."""

    body: str
    printed: str
    words: int
    asks: bool


def outlet_labels(texts: Sequence[str], known: Families) -> Mapping[int, Label]:
    """Returns such labels by the places of their lines; empty where the page does not bear them out."""
    return {**_borne_out(_lines(texts), known), **_borne_out(_brackets(texts), known)}


def _lines(texts: Sequence[str]) -> Mapping[int, _Entry]:
    """Returns lines that are short and end no sentence, each with whether the line behind it asks."""
    return {
        at: _Entry(text, text, len(text), asks(texts[at + 1]))
        for at, text in enumerate(texts[:-1])
        if 1 < len(text) <= _LONGEST and (text[0].isalpha() or text[0] == "《") and not _ENDED.search(text)
    }


def _brackets(texts: Sequence[str]) -> Mapping[int, _Entry]:
    found: dict[int, _Entry] = {}
    for at, text in enumerate(texts):
        match = _BRACKETED.match(text) if text[:1] in _OPEN else None
        if match is not None:
            said = text[match.end() :]
            found[at] = _Entry(match["body"].strip(), match[0].rstrip(), match.end(), asks(said))
    return found


def _borne_out(entries: Mapping[int, _Entry], known: Families) -> dict[int, Label]:
    """Returns the labels among entries where outlets ask, and others speak under a name between them."""
    if len(entries) < _LEAST or sum(one.asks for one in entries.values()) < _FEWEST:
        return {}
    found = {at: label for at, one in entries.items() if (label := _asker(one.body, known)) is not None}
    if sum(entries[at].asks for at in found) < _FEWEST:
        return {}
    asking = {entries[at].body for at in found}
    counts = Counter(one.body for one in entries.values())
    speakers = {body for body in counts if body not in asking and _speaks(body, counts[body], known)}
    speakers -= {body for body in speakers if 2 * _asked(entries, body) > counts[body]}
    answers = {at: _official(one.body, known) for at, one in entries.items() if one.body in speakers}
    behind = list(pairwise(entries))
    if sum(first in found and then in answers for first, then in behind) < _FEWEST:
        return {}
    unknown = [first for first, then in behind if then in answers and first not in answers and first not in found]
    found |= answers
    found |= {at: _unknown(entries[at].body) for at in unknown if entries[at].asks and _named(entries[at].body)}
    return {at: _placed(label, entries[at]) for at, label in found.items()}


def _asked(entries: Mapping[int, _Entry], body: str) -> int:
    return sum(one.asks for one in entries.values() if one.body == body)


def _asker(body: str, known: Families) -> Label | None:
    """Returns the label of an outlet or of a reporter, behind whose word the outlet may stand (`Reporter, Reuters`)."""
    first, comma, outlet = body.partition(",")
    if comma and folded(first) in known.asker and outlet.strip():
        name = outlet.strip()
        return Label(0, 0, 0, "", folded(name), Role.ASKER, name=name, outlet=name)
    label = judge(body, known)
    if label is not None and label.role is Role.ASKER:
        return label
    return Label(0, 0, 0, "", folded(body), Role.ASKER, name=body, outlet=body) if _HAN_OUTLET.fullmatch(body) else None


def _speaks(body: str, count: int, known: Families) -> bool:
    """Tells whether a body is a name that comes again, or one with a title."""
    if _NAME.match(body) is None and _HAN_NAME.match(body) is None:
        return False
    key = folded(body)
    return count >= _FEWEST or key in known.answerer or known.title_start.match(key) is not None


def _official(body: str, known: Families) -> Label:
    label = judge(body, known)
    if label is not None and label.role is not Role.NAMED:
        return label
    return Label(0, 0, 0, "", folded(body), Role.OFFICIAL, name=body)


def _named(body: str) -> bool:
    """Tells whether a body that asks right before somebody's answer may name an outlet or a reporter."""
    return not ends_asking(body) and (_NAME.match(body) is not None or _HAN_NAME.match(body) is not None)


def _unknown(body: str) -> Label:
    return Label(0, 0, 0, "", folded(body), Role.ASKER, name=body)


def _placed(label: Label, entry: _Entry) -> Label:
    return label._replace(
        start=0, end=len(entry.printed), words=entry.words, printed=entry.printed, sure=True, colon=False
    )


def with_outlets(texts: Sequence[str], accepted: Sequence[list[Label]], known: Families) -> None:
    """Adds outlets printed in brackets behind askers' labels without a name (`Q1. (Reuters) …`) to the labels."""
    for text, row in zip(texts, accepted, strict=True):
        if row and text[row[0].words : row[0].words + 1] in _ROUND and row[0].role is Role.ASKER and not row[0].name:
            match = _ASIDE.match(text, row[0].words)
            outlet = _outlet(match["body"].strip(), known) if match is not None else None
            if match is not None and outlet is not None:
                printed = text[row[0].start : match.end()].rstrip()
                row[0] = row[0]._replace(
                    end=row[0].start + len(printed), words=match.end(), printed=printed,
                    key=folded(outlet), name=outlet, outlet=outlet,
                )  # fmt: skip


def _outlet(body: str, known: Families) -> str | None:
    """Returns the outlet that words in brackets name; None for a remark, and for a word of anybody who asks."""
    key = folded(body)
    if (reporter := _REPORTER.fullmatch(body)) is not None:
        return reporter["outlet"]
    if key in known.asker:
        return None
    if _HAN_OUTLET.fullmatch(body) is not None or _EAST_OUTLET.fullmatch(body) is not None:
        return body
    named = _NAME.match(body) is not None and known.asker_word.search(key) is not None
    return body if named else None
