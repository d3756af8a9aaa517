"""Labels in the middle of a line, where scanning or a broken page ran lines together."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import evolve

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families
from onrecord.reading.label_scan import judge

_TITLE = r"(?:(?:MR|MS|MRS|DR|GEN|SEN|REP|GOV|AMB|ADM|COL|LT|SGT|CAPT|PROF|HON)\.?[ \u00a0]+)?"
_CAPS = rf"(?:THE )?{_TITLE}[A-Z][A-Z'’\-]+(?: (?:[A-Z]\. )?[A-Z][A-Z'’\-]+){{0,4}}"
_BEFORE = r"(?:(?<=[\s\u00a0.?!\"”)\]…])|(?<=--)|(?<=—))"
BARE_Q = r"(?:(?<=[.?!\"”)\]])|(?<=--)|(?<=—))[ \u00a0]+(?P<bare>Q)(?=[ \u00a0]+[A-Z(“\"—-])"
_AFTER = re.compile(r"[ \t\u00a0\u3000]*")


def midline_pattern(keys: Mapping[str, Label], *, uses_q: bool) -> re.Pattern[str]:
    """Returns the pattern of labels that may stand inside the lines of a page with these labels."""
    parts = [rf"{_BEFORE}(?P<caps>{_CAPS})(?P<mark>[:;])(?=[\s\u00a0A-Z(\"“]|$)"]
    names = sorted({one.printed.rstrip(":： ") for one in keys.values() if one.colon and not one.timed}, key=lambda n: (-len(n), n))
    solid = [re.escape(name) for name in names if name and not name.isascii()]
    if solid:
        parts.append(rf"(?<=[。？！”」』）\s])(?P<solid>{'|'.join(solid)})[：:]")
    if "q" in keys:
        parts.append(r"(?<=[.?!\"”)\]])[ \u00a0]+(?P<q>[QA])[:.](?=[ \u00a0]+[A-Z])")
    if uses_q:
        parts.append(BARE_Q)
    return re.compile("|".join(parts))


def midline(
    text: str, begin: int, pattern: re.Pattern[str], known: Families, keys: Mapping[str, Label]
) -> list[Label]:
    """Returns the labels that stand inside a line after `begin`."""
    found: list[Label] = []
    if ":" not in text[begin:] and "：" not in text[begin:] and "Q" not in text[begin:] and ";" not in text[begin:]:
        return found
    for match in pattern.finditer(text, begin):
        label = _judged(match, known, keys)
        if label is None or match.start() <= begin - 1:
            continue
        kind = match.lastgroup if match.lastgroup != "mark" else "caps"
        start = match.start(kind or 0)
        if start < max(begin, 1):
            continue
        after = _AFTER.match(text, match.end())
        words = after.end() if after else match.end()
        found.append(evolve(label, start=start, end=match.end(), words=words, printed=text[start : match.end()]))
    return found


def _judged(match: re.Match[str], known: Families, keys: Mapping[str, Label]) -> Label | None:
    groups = match.groupdict()
    if groups.get("q") or groups.get("bare"):
        letter = groups.get("q") or "Q"
        role = Role.ASKER if letter == "Q" else Role.ANSWERER
        return Label(0, 0, 0, letter, letter.casefold(), role, sure=True, caps=True)
    body = groups.get("caps") or groups.get("solid") or ""
    label = judge(body, known)
    if label is None:
        return None
    if label.key in keys:
        return evolve(keys[label.key], damaged=False, timed=False)
    if groups.get("mark") == ";" or len(body) < 5:
        return None
    return label if label.sure else None
