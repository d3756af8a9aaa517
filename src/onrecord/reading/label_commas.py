"""Labels of a name, a comma and an office or an outlet (`Jana Horová, mluvčí vlády:`), as Czech governments print them.

Words in small letters before a colon are mostly a sentence. So they count only where one such label comes again, word for word;
then who stands so with a word in capitals asks for an outlet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.reading.ask import asks
from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded

_LONGEST, _LONGEST_NAME = 120, 50
_TITLED = re.compile(
    r"(?P<name>[^\W\d_a-zß-ÿ][\w'’.-]+(?: [^\W\d_a-zß-ÿ][\w'’.-]*){1,3}), (?P<post>[^\s:：.?!][^:：.?!\n]{1,90})[:：][ \u00a0]*(?=\S|$)"
)
_TWICE = 2


def comma_labels(texts: Sequence[str], known: Families) -> Mapping[int, Label]:
    """Returns such labels by the places of their lines; empty where none comes again."""
    found = {at: match for at, text in enumerate(texts) if _may(text) and (match := _TITLED.match(text)) is not None}
    if len(found) <= _TWICE:
        return {}
    counts = Counter(match.group() for match in found.values() if match["post"][0].islower())
    if max(counts.values(), default=0) < _TWICE:
        return {}
    official = {match["name"] for match in found.values() if match["post"][0].islower()}
    return {at: _label(match, official, known) for at, match in found.items()}


def _may(text: str) -> bool:
    comma = text.find(", ", 0, _LONGEST_NAME)
    return comma > 0 and text.find(":", comma, _LONGEST) > 0 and text[:1].isupper()


def _label(match: re.Match[str], official: set[str], known: Families) -> Label:
    name, post, printed = match["name"], match["post"], match.group().rstrip()
    label = Label(0, len(printed), match.end(), printed, folded(name), Role.OFFICIAL, name=name, sure=True)
    if name in official or known.title_start.match(folded(post)) is not None:
        return label
    label = label._replace(key=folded(f"{name}, {post}"))
    if asks(match.string[match.end() :]) or known.asker_word.search(folded(post)) is not None:
        return label._replace(role=Role.ASKER, outlet=post)
    return label._replace(role=Role.NAMED)
