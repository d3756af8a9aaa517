"""How much of what a question is about was spoken of before, and is taken up by the answer to it."""

from __future__ import annotations

import math

from onrecord.reading.follow_page import Before, matter

_HAN = "㐀"
_BIGRAMS = 4
"""Han bigrams that stand for one word of other scripts, where what a question is about is counted."""
_NEW, _BACK = 2.5, 5.0
_REPLY = 900
"""Code points of the answer to a question that are looked at."""


def shared(text: str, before: Before) -> dict[str, float]:
    """Returns the features, each above 0 and at most 1, of what a question shares with the page around it."""
    mine = matter(text)
    telling = mine - before.common
    old = mine & before.exchange
    whole = before.weight(mine)
    reply = matter(before.reply[:_REPLY]) if before.reply else frozenset()
    answered = before.weight(reply - mine)
    values = {
        "shared_terms": min(len(telling & before.exchange), 6) / 6,
        "rarest_shared": min(max((before.weight(frozenset((one,))) for one in mine & before.last), default=0) / 5, 1),
        "repeat": float(len(telling) > 2 and len(telling & matter(before.question)) > 0.6 * len(telling)),
        "back": float(any(before.rarity.get(one, _BACK) > _NEW for one in (mine & before.earlier) - old)),
        **_sizes(telling),
    }
    if whole:
        values["new_share"] = before.weight(mine - before.exchange - before.earlier) / whole
        values["nearer"] = max(before.weight(old) - before.weight(mine & before.nearby), 0) / whole
        values["farther"] = max(before.weight(mine & before.nearby) - before.weight(old), 0) / whole
        values["reply_asked"] = before.weight(mine & reply) / whole
    if answered:
        values["reply_shared"] = before.weight((reply - mine) & before.last) / answered
    return {name: value for name, value in values.items() if value}


def _sizes(telling: frozenset[str]) -> dict[str, float]:
    """Returns the features of how many things a question is about that tell it from others of the page."""
    han = sum(one[0] >= _HAN for one in telling)
    count = len(telling) - han + math.ceil(han / _BIGRAMS)
    return {
        "no_matter": float(count == 0),
        "one_matter": float(count == 1),
        "five_matters": float(count >= 5),
        "ten_matters": float(count >= 10),
    }
