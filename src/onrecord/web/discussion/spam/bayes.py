"""A filter that learns from what moderators decide: naive Bayes over words and pairs of Chinese characters.

ADR 12 says why no library is taken for it. The method is Robinson's and Graham's (2002-2003): each word's share of spam,
drawn to one half where it was seen seldom, the fifteen farthest from one half joined.
"""

from __future__ import annotations

import math
import re
from typing import Final

from django.db import transaction
from django.db.models import F, QuerySet

from onrecord.web.discussion.models import Word

_TELLING: Final = 15
_MOST: Final = 300
_ENOUGH: Final = 6
"""Comments of each kind that have to be learned before the filter says anything."""
_PART: Final = re.compile(r"[㐀-鿿豈-﫿]+|https?://[^/\s]+|[^\W_]{2,}")
_ALL: Final = ""


def parts(text: str) -> list[str]:
    """Returns the words of a text, each once: pairs of characters where Chinese is written, hosts of links."""
    found: dict[str, None] = {}
    for one in _PART.findall(text.casefold()):
        if one.startswith("http") or not "㐀" <= one[0] <= "﫿":
            found[one[:40]] = None
        else:
            found.update({one[at : at + 2]: None for at in range(max(len(one) - 1, 1))})
    return list(found)[:_MOST]


def learn(text: str, *, spam: bool) -> None:
    """Learns that a comment is spam, or is not."""
    column = "spam" if spam else "fine"
    words = sorted([_ALL, *parts(text)])
    with transaction.atomic():
        Word.objects.bulk_create([Word(word=one) for one in words], ignore_conflicts=True)
        _held(words).update(**{column: F(column) + 1})


def unlearn(text: str, *, spam: bool) -> None:
    """Takes back what was learned from a comment; words that stood nowhere else are forgotten."""
    column = "spam" if spam else "fine"
    with transaction.atomic():
        held = _held([_ALL, *parts(text)])
        held.filter(**{f"{column}__gt": 0}).update(**{column: F(column) - 1})
        held.filter(spam=0, fine=0).delete()


def _held(words: list[str]) -> QuerySet[Word]:
    """Returns the rows of words, locked in one order: of two moderators at work at once, one waits for the other."""
    found = Word.objects.filter(word__in=words)
    list(found.select_for_update().order_by("word").values_list("pk"))
    return found


def likeness(text: str) -> float:
    """Returns how much a comment is like spam, from 0 to 1; one half before enough is learned."""
    words = parts(text)
    held = {one.word: one for one in Word.objects.filter(word__in=[_ALL, *words])}
    every = held.get(_ALL)
    if every is None or min(every.spam, every.fine) < _ENOUGH:
        return 0.5
    shares = [_share(held[one], every) for one in words if one in held]
    telling = sorted(shares, key=lambda share: -abs(share - 0.5))[:_TELLING]
    weight = sum(math.log(share) - math.log1p(-share) for share in telling)
    return 1 / (1 + math.exp(-max(min(weight, 50), -50)))


def _share(word: Word, every: Word) -> float:
    """Returns a word's share of spam, drawn to one half by the weight of one comment."""
    spam, fine = float(word.spam / every.spam), float(word.fine / every.fine)
    seen = int(word.spam + word.fine)
    share = spam / (spam + fine) if seen else 0.5
    return min(max((0.5 + seen * share) / (1 + seen), 0.01), 0.99)
