"""Labels of Japan's prefectures and towns, which print no colon: `○知事 words`, `(知事)` alone in a line, `Q outlet` and `A 知事`.

A circle heads lists and brackets hold remarks as well. So the marks count only on a page where somebody in office stands behind
them twice, and others too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded

_MARKS = frozenset("○〇◯●(（QＱAＡ")
_ANSWERS = frozenset("AＡ")
_OFFICES = re.compile("[事長臣総]")
"""A letter of every office that is looked for."""
_HAN = r"[\u3400-\u9fff々〆ヶ]"
_BODY = r"[^\s○〇◯●()（）:：。、？?]{1,20}(?:[(（][^()（）]{1,24}[)）])?"
_CIRCLED = re.compile(rf"[○〇◯●][ \u3000]?(?P<body>{_BODY})(?:[ \u3000]+(?=\S)|$)")
_BRACKETED = re.compile(r"[(（](?P<body>[^\s()（）:：。、]{2,16})[)）]$")
_LETTERED = re.compile(rf"[QAＱＡ][ \u3000](?P<body>{_BODY})$")
_ASIDE = re.compile(r"(?P<plain>[^()（）]+)[(（](?P<aside>[^()（）]+)[)）]")
_POST = re.compile(
    rf"{_HAN}{{0,14}}(?:知事|[市区町村]長|大臣|長官|総理|総裁|議長|本部長|局長|部長|課長|室長|教育長|次長|理事|主幹|参事)"
)
_LEADS = re.compile(
    rf"司会者?|進行|事務局|{_HAN}{{0,4}}(?:広報|秘書|広聴|報道){_HAN}{{0,6}}(?:課長|室長|係長|主幹|監|課|室)"
)
_ASKS = re.compile(rf"{_HAN}{{0,6}}(?:記者|幹事社|幹事|質問者)[A-ZＡ-Ｚ\d]?")
_REMARK = re.compile(
    r"(?:参照|配布|資料|動画|退室|入室|開始|終了|拍手|笑い?|以上|了|説明|質疑|応答|発表|挙手|略|中略|注|図|表)$|について|^注"
)
_OPENS = re.compile(r"(?:お願い|始め|開始)(?:いた|致)?し?ます")
_INQUIRES = re.compile(r"質問|か。|[？?]|伺|うかが")
_TWICE = 2


def kanji_labels(texts: Sequence[str], known: Families) -> Mapping[int, Label]:
    """Returns such labels by the places of their lines; empty where the page does not bear them out."""
    marked = {at: text for at, text in enumerate(texts) if text[:1] in _MARKS}
    if len(marked) <= _TWICE or sum(_OFFICES.search(text, 1, 30) is not None for text in marked.values()) < _TWICE:
        return {}
    for pattern in (_CIRCLED, _BRACKETED, _LETTERED):
        found = _found(marked, pattern, known)
        counts = Counter(one.key for one in found.values() if one.role is Role.OFFICIAL)
        if max(counts.values(), default=0) >= _TWICE and len(found) > max(counts.values()):
            return _opened(found, texts)
    return {}


def _found(marked: Mapping[int, str], pattern: re.Pattern[str], known: Families) -> dict[int, Label]:
    found: dict[int, Label] = {}
    for at, text in marked.items():
        match = pattern.match(text)
        label = _who(match["body"], known, loose=pattern is not _CIRCLED) if match is not None else None
        if match is None or label is None:
            continue
        if pattern is _LETTERED and (label.role is Role.ASKER) is (text[0] in _ANSWERS):
            continue
        printed = text[: match.end()].rstrip()
        found[at] = label._replace(end=len(printed), words=match.end(), printed=printed)
    return found


def _who(body: str, known: Families, *, loose: bool) -> Label | None:
    """Returns whose label a body makes; `loose` takes what names no office for an outlet."""
    match = _ASIDE.fullmatch(body)
    plain, aside = (match["plain"], match["aside"]) if match is not None else (body, None)
    if _LEADS.fullmatch(plain):
        return _label(plain, Role.MODERATOR)
    if _POST.fullmatch(plain):
        return _label(plain, Role.OFFICIAL)
    if _ASKS.fullmatch(plain):
        return _label(aside, Role.ASKER) if aside else _label(plain, Role.ASKER)._replace(name=None, outlet=None)
    if known.asker_part.search(folded(plain)) or known.asker_word.search(folded(plain)):
        return _label(plain, Role.ASKER)
    return _label(plain, Role.ASKER) if loose and not _REMARK.search(body) else None


def _label(name: str, role: Role) -> Label:
    outlet = name if role is Role.ASKER else None
    return Label(0, 0, 0, "", folded(name), role, name=name, outlet=outlet, sure=True, colon=False)


def _opened(found: dict[int, Label], texts: Sequence[str]) -> dict[int, Label]:
    """Returns the labels, the first one a moderator's where the reporters' club opens the conference and asks nothing."""
    first, *rest = sorted(found)
    label = found[first]
    words = "".join([texts[first][label.words :], *texts[first + 1 : rest[0]]])
    if label.role is Role.ASKER and label.name is None and _OPENS.search(words) and not _INQUIRES.search(words):
        found[first] = label._replace(role=Role.MODERATOR, key="司会", name=None, outlet=None)
    return found
