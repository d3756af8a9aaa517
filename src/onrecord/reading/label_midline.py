"""Labels in the middle of a line, where scanning or a broken page ran lines together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families
from onrecord.reading.label_scan import judge

_TITLE = r"(?:(?:MR|MS|MRS|DR|GEN|SEN|REP|GOV|AMB|ADM|COL|LT|SGT|CAPT|PROF|HON)\.?[ \u00a0]+)?"
_CAPS = re.compile(
    rf"(?:(?<=[\s\u00a0.?!\"”)\]…])|(?<=--)|(?<=—))(?P<name>(?:THE )?{_TITLE}[A-Z][A-Z'’\-]{{1,40}}(?: (?:[A-Z]\. )?[A-Z][A-Z'’\-]{{1,40}}){{0,4}})"
    r"(?P<mark>[:;])(?=[\s\u00a0A-Z(\"“]|$)"
)
_MARKED_LETTER = re.compile(r"(?<=[.?!\"”)\]])[ \u00a0]+(?P<name>[QA])[:.](?=[ \u00a0]+[A-Z])")
BARE_Q = re.compile(r"(?:(?<=[.?!\"”)\]])|(?<=--)|(?<=—))[ \u00a0]+(?P<name>Q)(?=[ \u00a0]+[A-Z(“\"—-])")
_AFTER = re.compile(r"[ \t\u00a0\u3000]*")
_NAME = re.compile(r"[A-Z][A-Z'’\-]{1,40}[:;]")
_LETTER = re.compile(r"[\s\u00a0][QA](?:[:.]|[\s\u00a0])")

_STOPS = "。？！”」』） \u3000\u00a0"


def solid_names(keys: Mapping[str, Label]) -> list[tuple[str, Label]]:
    """Returns a page's labels in scripts without capitals, by their printed words, colon included, longest first."""
    found = {one.printed.strip(): one for one in keys.values() if one.colon}
    return sorted(
        ((name, one) for name, one in found.items() if len(name) > 1 and not name.isascii()),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )


def midline(
    text: str,
    begin: int,
    known: Families,
    keys: Mapping[str, Label],
    *,
    solid: Sequence[tuple[str, Label]],
    uses_q: bool,
) -> list[Label]:
    """Returns the labels that stand inside a line after `begin`, in order."""
    found = list(_solid(text, begin, solid)) if solid else []
    if _may_name(text, begin):
        found.extend(_named(text, begin, known, keys))
    if _may_be_letter(text, begin):
        found.extend(_lettered(text, begin, keys, uses_q=uses_q))
    if len(found) < 2:
        return found
    found.sort(key=lambda one: (one.start, -one.end))
    kept = found[:1]
    for one in found[1:]:
        if one.start >= kept[-1].words:  # the label of a page may stand inside another one's print
            kept.append(one)
    return kept


def may_be_lettered(text: str, begin: int) -> bool:
    """Tells whether a line has what every label in its middle has that is not of a script without capitals."""
    return _may_name(text, begin) or _may_be_letter(text, begin)


def _may_name(text: str, begin: int) -> bool:
    return (":" in text or ";" in text) and _NAME.search(text, begin) is not None


def _may_be_letter(text: str, begin: int) -> bool:
    return ("Q" in text or "A" in text) and _LETTER.search(text, begin) is not None


def _solid(text: str, begin: int, solid: Sequence[tuple[str, Label]]) -> Iterator[Label]:
    for name, label in solid:
        at = text.find(name, max(begin, 1))
        while at > 0:
            if text[at - 1] in _STOPS:
                yield _placed(label, text, at, at + len(name))
            at = text.find(name, at + len(name))


def _named(text: str, begin: int, known: Families, keys: Mapping[str, Label]) -> Iterator[Label]:
    for match in _CAPS.finditer(text, begin):
        label = _judged(match.group("name"), match.group("mark"), known, keys)
        if label is not None and match.start("name") >= max(begin, 1):
            yield _placed(label, text, match.start("name"), match.end())


def _lettered(text: str, begin: int, keys: Mapping[str, Label], *, uses_q: bool) -> Iterator[Label]:
    letters = [_MARKED_LETTER] if "q" in keys else []
    for pattern in (*letters, *((BARE_Q,) if uses_q else ())):
        for match in pattern.finditer(text, begin):
            letter = match.group("name")
            role = Role.ASKER if letter == "Q" else Role.ANSWERER
            label = Label(0, 0, 0, letter, letter.casefold(), role, sure=True, caps=True)
            yield _placed(label, text, match.start("name"), match.end())


def _placed(label: Label, text: str, start: int, end: int) -> Label:
    after = _AFTER.match(text, end)
    words = after.end() if after else end
    return label._replace(start=start, end=end, words=words, printed=text[start:end], damaged=False, timed=False)


def _judged(body: str, mark: str, known: Families, keys: Mapping[str, Label]) -> Label | None:
    label = judge(body, known)
    if label is None:
        return None
    if label.key in keys:
        return keys[label.key]
    if mark == ";" or len(body) < 5:
        return None
    return label if label.sure else None
