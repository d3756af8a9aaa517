"""Lists of who takes part, which print names behind words that are labels elsewhere: `主持人：NAME, office`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.label import Label, Role

_ENTRY = re.compile(
    r"[ \t\u3000]*(?P<part>主\s*持\s*人?|嘉\s*[宾賓]|出席嘉[宾賓]|发布人|發布人)[ \u3000]*[:：][ \u3000]*"
    r"(?P<name>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff])(?:[ \t\u3000]+[^，。！？,!?]{2,60})?[ \t\u3000]*"
)


def enrolled(texts: Sequence[str], candidates: Sequence[Label | None]) -> list[Label | None]:
    """Returns the candidates without those that head a list of who takes part; who leads by that list is a moderator."""
    found = list(candidates)
    leads: set[str] = set()
    for at, text in enumerate(texts):
        if text.lstrip()[:1] not in _FIRST:
            continue
        entry = _ENTRY.fullmatch(text)
        if entry is not None:
            found[at] = None
            if entry["part"].startswith("主"):
                leads.add("".join(entry["name"].split()))
    if not leads:
        return found
    return [
        one._replace(role=Role.MODERATOR)
        if one is not None and one.key in leads and one.role is not Role.ASKER
        else one
        for one in found
    ]


_FIRST = frozenset("主嘉出发發")
