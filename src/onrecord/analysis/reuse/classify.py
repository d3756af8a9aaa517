"""What a change is about, the most serious first."""

from __future__ import annotations

import unicodedata
from collections import Counter

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.lexicon import RUNNING, Lexicon
from onrecord.analysis.reuse.marks import Side, marks
from onrecord.analysis.reuse.pieces import is_list_mark, is_markup, is_word, visible
from onrecord.analysis.reuse.spelling import denied, one_usage, same_words

PHRASE = 6
"""A change of at most this many words (twice as many Chinese characters) is about the number, name or negation in it; a longer one
is a rewriting that holds them."""
ADDED = 4
"""The same for words only added or dropped, function words aside."""
_ORDER = (EditKind.NEGATION, EditKind.NUMBER, EditKind.DATE, EditKind.NAME, EditKind.MODALITY)
_BRACKETS = frozenset("[]")
_MONEY = frozenset("$€£¥%‰+")


def classify(old: Side, new: Side, words: Lexicon) -> tuple[EditKind, tuple[EditKind, ...]]:
    """Returns what the change is about, and what else that matters changed inside it."""
    if visible(old.text) == visible(new.text):
        return EditKind.LAYOUT, ()
    if all(
        is_markup(side.pieces.keys[at]) or is_list_mark(side.pieces, at) for side in (old, new) for at in side.places
    ):
        return EditKind.MARKUP, ()
    kind = _signs(old, new) or _alike(old, new, words)
    if kind is not None:
        return kind, ()
    before, after = marks(old, words), marks(new, words)
    changed = {kind for kind, _ in ((before - after) + (after - before))}
    found = [kind for kind in _ORDER if kind in changed]
    if denied(old.words, new.words, words):
        return EditKind.NEGATION, ()
    if found and _telling(old, new, sum((before + after).values()), words):
        return found[0], tuple(found[1:])
    if not found and _function_only(old, new, words):
        return EditKind.FUNCTION_WORD, ()
    return EditKind.WORDING, tuple(found)


def surface_kind(before: str, after: str) -> EditKind:
    """Returns what differs between two printings of one folded piece: its case, its signs, or how it is laid out."""
    before, after = visible(before), visible(after)
    if before == after:
        return EditKind.LAYOUT
    if before.casefold() == after.casefold():
        return EditKind.CASE
    width = unicodedata.normalize("NFKC", before) == unicodedata.normalize("NFKC", after)
    return EditKind.LAYOUT if width and is_word(before) else EditKind.PUNCTUATION


def _signs(old: Side, new: Side) -> EditKind | None:
    """Returns the kind of a change without words: markup, punctuation, or the sign of a number."""
    keys = (*old.keys, *new.keys)
    if any(is_word(key) for key in keys):
        return None
    if any(key in _MONEY for key in keys):
        return EditKind.NUMBER
    marked = [key for key in keys if is_markup(key) or (key in _BRACKETS and not _paired(old, new))]
    return EditKind.MARKUP if marked else EditKind.PUNCTUATION


def _paired(old: Side, new: Side) -> bool:
    """Tells whether brackets close in both texts: an open one was left by a link that could not be read."""
    return all(side.pieces.text.count("[") == side.pieces.text.count("]") for side in (old, new))


def _alike(old: Side, new: Side, words: Lexicon) -> EditKind | None:
    """Returns the kind of a change that leaves the words the same."""
    before, after = old.words, new.words
    if before == after:
        money = [[key for key in side.keys if key in _MONEY] for side in (old, new)]
        return EditKind.PUNCTUATION if money[0] == money[1] else EditKind.NUMBER
    if not before or not after or words.code in RUNNING:
        return None
    if any(surface[:1].isupper() for surface in (old.text, new.text)) and len(before) == len(after) == 1:
        named = {kind for side in (old, new) for kind, _ in marks(side, words)}
        same = (
            one_usage(before[0], after[0])
            or "".join(before) == "".join(after)
            or words.same.get(before[0]) == words.same.get(after[0], after[0])
        )
        if EditKind.NAME in named and not same:
            return None
    return EditKind.SPELLING if same_words(before, after, words) else None


def _telling(old: Side, new: Side, told: int, words: Lexicon) -> bool:
    """Tells whether a change is about the telling words in it: it is short, and next to nothing else in it changed."""
    factor = 2 if words.code in RUNNING else 1
    if max(len(old.words), len(new.words)) > PHRASE * factor:
        return False
    before, after = Counter(_meant(old, words)), Counter(_meant(new, words))
    others = ((before - after) + (after - before)).total()
    return told * 2 >= others if old.words and new.words else others <= ADDED * factor


def _meant(side: Side, words: Lexicon) -> list[str]:
    return [key for key in side.words if key not in words.function]


def _function_only(old: Side, new: Side, words: Lexicon) -> bool:
    before, after = old.words, new.words
    if not set(before) | set(after) <= words.function:
        return False
    return not (set(before) ^ set(after)) >= {"and", "or"} and not any(
        frozenset((one, other)) in words.contrasts for one in before for other in after if one != other
    )
