"""Labels without a colon in lines of their own, as China's ministries and provinces print them.

An outlet's reporter stands alone; who answers stands behind a post, or in the line below it. The lines count where reporters
and officials both stand so several times, each above somebody's words: in a list of who takes part nobody's words follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded
from onrecord.reading.label_names import POST
from onrecord.reading.label_scan import judge

_REPORTER = ("记者", "記者")
_LONGEST, _LONGEST_NAME = 44, 5
_NO_LABEL = re.compile(r"[，。！？；：,!?;:…]")
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff]")
_LED = re.compile(r"(?:主持人|司仪|司儀)(?:[ \u3000]+(?P<name>[\u3400-\u9fff]{2,4}))?")
_FEWEST = 2


def post_labels(texts: Sequence[str], known: Families) -> Mapping[int, Label]:
    """Returns such labels by the places of their lines; empty where reporters and officials do not both stand so."""
    if sum(text.endswith(_REPORTER) for text in texts) < _FEWEST:
        return {}
    found: dict[int, Label] = {}
    listed = -1
    for at, text in enumerate(texts[:-1]):
        if len(text) > _LONGEST or _NO_LABEL.search(text):
            continue
        rows = _label(texts, at, known)
        if rows and (min(rows) - 1 == listed or not _NO_LABEL.search(texts[at + 1])):
            listed = at
        elif rows:
            found.update(rows)
    roles = [one.role for one in found.values()]
    both = min(roles.count(Role.ASKER), roles.count(Role.OFFICIAL)) >= _FEWEST
    return found if both else {}


def _label(texts: Sequence[str], at: int, known: Families) -> Mapping[int, Label]:
    """Returns the label that ends in a line, with the lines above that belong to it."""
    text = texts[at]
    if text.endswith(_REPORTER):
        label = judge(text, known)
        return {at: _whole(label, text)} if label is not None and label.role is Role.ASKER else {}
    if (led := _LED.fullmatch(text)) is not None:
        return {at: _whole(Label(0, 0, 0, "", folded(text), Role.MODERATOR, name=led["name"]), text)}
    if len(text) <= _LONGEST_NAME and _NAME.fullmatch(text):
        return _below(texts, at)
    label = judge(text, known) if text[-1:] > "\u3000" else None
    behind = label is not None and label.role is Role.OFFICIAL and label.key != folded(text)
    return {at: _whole(label, text)} if label is not None and behind else {}


def _below(texts: Sequence[str], at: int) -> Mapping[int, Label]:
    """Returns the label of a name below a post, or below a post below `主持人`; empty where no post stands above it."""
    posts: list[int] = []
    while (above := at - 1 - len(posts)) >= 0 and len(texts[above]) <= _LONGEST and POST.search(texts[above]):
        posts.append(above)
    if not posts:
        return {}
    first = posts[-1]
    led = first > 0 and _LED.fullmatch(texts[first - 1]) is not None
    name = "".join(texts[at].split())
    label = Label(0, 0, 0, "", name, Role.MODERATOR if led else Role.OFFICIAL, name=name)
    parts = range(first - led, at)
    return {part: _part(texts[part]) for part in parts} | {at: _whole(label, texts[at])}


def _part(text: str) -> Label:
    return _whole(Label(0, 0, 0, "", "", Role.PART), text)._replace(sure=False)


def _whole(label: Label, text: str) -> Label:
    return label._replace(start=0, end=len(text), words=len(text), printed=text, sure=True, colon=False)
