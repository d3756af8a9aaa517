"""Labels that only their repetition on a page shows: numbered questions, and names or words alone in a line without a mark.

Vietnam's ministry numbers its questions under the outlets' names and prints answers without labels; Dutch and some Japanese pages
print whose words follow in a line of its own. One such line means nothing: several, in order, do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.reading.label import Label, Role
from onrecord.reading.label_commas import comma_labels
from onrecord.reading.label_families import Families, folded
from onrecord.reading.label_kanji import kanji_labels
from onrecord.reading.label_outlets import outlet_labels
from onrecord.reading.label_points import pointed_labels
from onrecord.reading.label_posts import post_labels
from onrecord.reading.label_scan import judge, scan

_NUMBERED = re.compile(
    r"(?P<number>\d{1,2})[.)、．][ \t\u00a0]*(?P<body>[^:：?？!.。\n]{2,60}?)[ \u00a0]*[:：][ \t\u00a0]*(?=\S)"
)
_ASKS = re.compile(r"[?？]")
_FEWEST = 2
_LONGEST_ALONE, _LONGEST_OFFICE = 40, 64
_ENDED = re.compile(r"[.!?。！？…:：;；,，、]$")
_WITH_OUTLET = re.compile(r"[A-ZÀ-Þ][^()\d]{1,28} \((?P<outlet>[A-ZÀ-Þ][^()]{1,20})\)$")
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*|de|van|den|der|von|ter|la|di|da)(?: (?:[A-ZÀ-Þ][\w'’.-]*|de|van|den|der|von|ter|la|di|da)){0,3}$"
)


_INITIALED = re.compile(r"[^\W\d_a-zа-я][\w'’-]+ (?:[^\W\d_]\. ?){1,2}")
_OFFICE_OF = re.compile(r"(?P<office>[^\W\d_]+) [^()]{0,40}\((?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,3})\)")
_LETTER = re.compile(r"[QA] +(?=[A-Z“\"(])")
_STAMP = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2} +)?\d{1,2}:\d\d(?::\d\d)? *[-–—|]? *(?P<body>[^:：]{1,40})[:：] *"
)


def row_labels(texts: Sequence[str], known: Families) -> Mapping[int, Label]:
    """Returns such labels by the places of their lines; empty where the page does not repeat them enough."""
    return {
        **outlet_labels(texts, known),
        **_numbered(texts),
        **_alone(texts, known),
        **_lettered(texts),
        **_titles(texts, known),
        **_stamped(texts, known),
        **kanji_labels(texts, known),
        **post_labels(texts, known),
        **pointed_labels(texts, known),
        **comma_labels(texts, known),
    }


_TITLES = frozenset("MR. MS. MRS. DR. GEN. ADM. SEC. LT. COL. REP. SEN. AMB. GOV. CAPT. MAJ. SGT.".split())
_LONGEST_TITLE = 5


def _titles(texts: Sequence[str], known: Families) -> dict[int, Label]:
    """Returns titles alone in a line (`GEN.`) above a label that they were torn from."""
    return {
        at: Label(0, len(text), len(text), text, "", Role.PART, colon=False)
        for at, text in enumerate(texts[:-1])
        if len(text) <= _LONGEST_TITLE and text in _TITLES and scan(texts[at + 1], known) is not None
    }


def _lettered(texts: Sequence[str]) -> dict[int, Label]:
    """Returns labels `Q` and `A` that lost their colons, where an answer follows half of the questions or more."""
    found: dict[int, Label] = {}
    asked = answers = 0
    for at, text in enumerate(texts):
        if text[:2] not in {"Q ", "A "} or (match := _LETTER.match(text)) is None:
            continue
        if text[0] == "Q":
            asked += 1
        elif asked == answers:
            continue  # an article, or what answers nothing
        else:
            answers = asked
        role = Role.ASKER if text[0] == "Q" else Role.ANSWERER
        found[at] = Label(0, 1, match.end(), text[0], text[0].lower(), role, sure=True, caps=True, colon=False)
    told = sum(one.role is Role.ANSWERER for one in found.values())
    return found if told and 2 * told >= len(found) - told else {}


def _stamped(texts: Sequence[str], known: Families) -> dict[int, Label]:
    """Returns labels in lines of their own behind day and hour, as sites print that report a briefing while it goes on."""
    found: dict[int, Label] = {}
    for at, text in enumerate(texts):
        match = _STAMP.fullmatch(text) if text[:1].isdecimal() else None
        label = judge(match["body"].strip(), known) if match is not None else None
        if label is not None:
            found[at] = label._replace(start=0, end=len(text), words=len(text), printed=text, sure=True)
    return found if len(found) >= _FEWEST else {}


def _numbered(texts: Sequence[str]) -> dict[int, Label]:
    """Returns the labels of numbered questions: numbers that go on by one, and words that ask."""
    found: dict[int, Label] = {}
    before = 0
    for at, text in enumerate(texts):
        match = _NUMBERED.match(text) if text[:1].isdecimal() else None
        if match is None or int(match["number"]) != before + 1 or not _ASKS.search(text, match.end()):
            continue
        before += 1
        name = match["body"].strip()
        printed = text[: match.end()].rstrip()
        found[at] = Label(
            0, len(printed), match.end(), printed, folded(name), Role.ASKER, name=name, outlet=name, sure=True
        )
    return found if len(found) >= _FEWEST else {}


def _alone(texts: Sequence[str], known: Families) -> dict[int, Label]:
    """Returns the labels that are a whole line without a mark, where askers and answerers both stand so."""
    lines = {at: text for at, text in enumerate(texts[:-1]) if len(text) <= _LONGEST_ALONE and not _ENDED.search(text)}
    if not lines:
        return {}
    words = dict(_words_alone(lines, known))
    askers = sum(label.role is Role.ASKER for label in words.values())
    if askers >= _FEWEST:
        lines = {at: text for at, text in enumerate(texts[:-1]) if len(text) <= _LONGEST_OFFICE and _may_name(text)}
        counts = Counter(lines.values())
        words.update(
            (at, _named(text, known, texts))
            for at, text in lines.items()
            if at not in words and _speaks(text, counts, known)
        )
        if sum(label.role is not Role.ASKER for label in words.values()) >= _FEWEST:
            return words
    return _names_alone(lines)


def _words_alone(lines: Mapping[int, str], known: Families) -> Iterator[tuple[int, Label]]:
    for at, text in lines.items():
        key = folded(text)
        if key in known.asker or key in known.answerer or key in known.title:
            label = judge(text, known)
            if label is not None:
                yield at, _whole(label, text)


def _may_name(text: str) -> bool:
    """Tells whether a line ends as no sentence does, or is a surname with initials."""
    return not _ENDED.search(text) or _INITIALED.fullmatch(text) is not None


def _speaks(text: str, counts: Mapping[str, int], known: Families) -> bool:
    """Tells whether a line is the name of somebody who speaks again and again, or an office with a name."""
    often = counts[text] >= _FEWEST
    if _NAME.match(text) is not None and len(text) <= _LONGEST_ALONE:
        return often or known.title_start.match(folded(text)) is not None
    return often and (
        _INITIALED.fullmatch(text) is not None
        or (_OFFICE_OF.fullmatch(text) is not None and known.title_start.match(folded(text)) is not None)
    )


def _named(text: str, known: Families, texts: Sequence[str]) -> Label:
    """Returns the label of a line that is a name; of an office with a name in brackets, which the page gives it elsewhere too, the name."""
    label = judge(text, known)
    held = _OFFICE_OF.fullmatch(text)
    if label is not None and held is not None and any(f"{held['office']} {held['name']}" in one for one in texts):
        label = label._replace(name=held["name"])
    return _whole(label or Label(0, 0, 0, "", folded(text), Role.NAMED, name=text), text)


def _names_alone(lines: Mapping[int, str]) -> dict[int, Label]:
    """Returns names alone: one that comes again and again, and others with their outlets in brackets."""
    asked = {at: found for at, text in lines.items() if (found := _WITH_OUTLET.match(text))}
    if len(asked) < _FEWEST:
        return {}
    counts = Counter(text for at, text in lines.items() if at not in asked and _NAME.match(text))
    often = {text for text, count in counts.items() if count >= _FEWEST}
    if not often:
        return {}
    made = {
        at: _whole(Label(0, 0, 0, "", folded(lines[at]), Role.ASKER, name=lines[at], outlet=found["outlet"]), lines[at])
        for at, found in asked.items()
    }
    for at, text in lines.items():
        if text in often:
            made[at] = _whole(Label(0, 0, 0, "", folded(text), Role.OFFICIAL, name=text), text)
    return made


def _whole(label: Label, text: str) -> Label:
    return label._replace(start=0, end=len(text), words=len(text), printed=text, sure=True, colon=False)
