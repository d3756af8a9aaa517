"""Labels of a page that was saved as one line: nothing but a stop before them and a colon behind them tells them from words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded
from onrecord.reading.label_scan import judge

_SHORTEST, _FEWEST, _TWICE = 400, 4, 2
_PART = r"[^\W\d_][\w'’.-]*"
_RUN = re.compile(rf"(?:(?<=[.?!;…\"”)\]] )|\A)(?P<name>{_PART}(?: {_PART}){{0,3}}):[ \u00a0]+(?=\S)")


def run_labels(text: str, known: Families) -> list[Label]:
    """Returns the labels inside a long line in which names before colons come again, in order; empty for other lines."""
    if len(text) < _SHORTEST or text.count(": ") < _FEWEST:
        return []
    found = [
        match for match in _RUN.finditer(text) if _named(match["name"]) and folded(match["name"]) not in known.never
    ]
    counts = Counter(match["name"] for match in found)
    again = [count for count in counts.values() if count >= _TWICE]
    if not again or len(counts) < _TWICE or len(found) < _FEWEST or 2 * sum(again) < len(found):
        return []
    return list(_labels(found, counts, known))


def _named(name: str) -> bool:
    """Tells whether each word of a name begins with a capital."""
    return all(word[0].isupper() for word in name.split())


def _labels(found: Sequence[re.Match[str]], counts: Mapping[str, int], known: Families) -> Iterator[Label]:
    for match in found:
        name = match["name"]
        last = name.rpartition(" ")[2]
        name = last if counts.get(last, 0) >= _TWICE else name
        label = judge(name, known) or Label(0, 0, 0, name, folded(name), Role.NAMED, name=name)
        end = match.end("name") + 1
        start = end - 1 - len(name)
        yield label._replace(start=start, end=end, words=match.end(), printed=match.string[start:end], sure=True)
