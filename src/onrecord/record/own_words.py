"""Whether a page says anything that the page beside it does not: what tells a second edition from a copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.model.statement import Statement

_SIGNS = re.compile(r"[\W_]+")


def own_words(said: Sequence[Statement], others: Iterable[Sequence[Statement]]) -> bool:
    """Tells whether a statement has words that none of the others says in a row; signs and case make no difference."""
    beside = [_letters(one.text for one in some) for some in others]
    return any(not any(words in text for text in beside) for words in (_letters([one.text]) for one in said))


def _letters(texts: Iterable[str]) -> str:
    return _SIGNS.sub("", "".join(texts).casefold())
