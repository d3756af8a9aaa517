"""A piece of a page made ready to be found again in another reading of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import field, frozen

from onrecord.analysis.reuse.pieces import folded, is_word, pieces
from onrecord.text.script import Script, script_of

LONG = 24
"""From this weight on (five English words, six Chinese characters) words alone tell a piece; shorter ones need a neighbor."""


@frozen(slots=False)
class Unit:
    """A piece of a page that stays together: `key` are its words as printed, white space aside; `who` says them.

    Words are cut only where they are asked for: of a page that hardly changed, most never are.
    """

    key: str = field(repr=False)
    who: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Returns the folded words; of a text without any, its signs."""
        cut = pieces(self.key).keys
        return tuple(key for key in cut if is_word(key)) or cut

    @cached_property
    def weight(self) -> int:
        """Returns how much the words tell."""
        return weight_of(self.words)

    @property
    def long(self) -> bool:
        """Tells whether the words are enough to know the piece by."""
        return self.weight >= LONG


def unit(text: str, who: str = "") -> Unit:
    """Returns a piece of text ready to be aligned; `who` is compared where words alone do not decide."""
    return Unit(" ".join(text.split()), who)


def weight_of(words: Sequence[str]) -> int:
    """Returns how much the words tell: long ones more than `of` and `the`, a Chinese character as a word of four letters."""
    return sum(4 if script_of(word[0]) is Script.HAN else 1 if len(word) <= 3 else min(len(word), 8) for word in words)


def who_key(*parts: str | None) -> str:
    """Returns printed names folded, signs and spaces aside, so that `Q:` and `Q.` are the same asker."""
    return "|".join("".join(one for one in folded(part or "") if one.isalnum()) for part in parts)
