"""Whole words of a question that tell of what was said before it, or announce something new."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.reading.follow_page import Before, matter, words_in
from onrecord.reading.follow_words import lowered, words

_LOOKED_AT = 160
"""Code points of a question's head in which its cues stand."""
_LEAD = re.compile(r"^[\s\-–—…\"'“‘¿¡(\[]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITAL = re.compile(r"(?<=\s)[A-Z][a-zA-Z]{2,}")
_SELF = re.compile(r"\b(?:from|with|of) (?:the )?[A-Z]")
_CUES = {
    name: re.compile(pattern, re.I)
    for name, pattern in {
        "also": r"\balso\b",
        "still": r"\bstill\b",
        "though": r"\bthough\b",
        "else": r"\belse\b",
        "same": r"\bsame\b",
        "instead": r"\b(?:instead|rather)\b",
        "exactly": r"\b(?:specific(?:ally)?|exactly|precisely)\b",
        "you_said": r"\byou(?:'ve|’ve| have| just| also| had| guys)* (?:said|mentioned|talked|spoke|indicated|referred|say"
        r"|mean|saying|noted|were saying|described|suggested|called)\b",
        "so_then": r"^so\b.*\bthen\b",
        "is_it": r"^(?:is|was|are|were) (?:it|that|this|there|he|she|they)\b",
        "so": r"^so\b",
        "and": r"^and\b",
        "but": r"^but\b",
        "well": r"^well\b",
        "or": r"^or\b",
        "why": r"^(?:but |and |so )?why\b",
        "what_about": r"^(?:but |and |so )?(?:what|how) about\b",
        "this_thing": r"\b(?:this|that|these|those|such) (?!(?:is|was|the|you|he|they|it|we|will|would)\b)[a-z]{3,}",
        "quickly": r"\b(?:quick|quickly|briefly)\b",
        "last": r"\b(?:last|final)(?:ly)? (?:one|question|thing)\b|\b(?:finally|lastly)\b",
        "one_on": r"\b(?:one|question|questions|follow|up|follow-up|ask) (?:more )?(?:you )?(?:on|about|regarding|related)\b",
        "promise": r"\b(?:two|couple|second|another|both|three|few|follow(?:-| )?up)\b",
        "and_then": r"^(?:okay[.,]? )?and (?:then|also|just|lastly|finally|on|one|secondly|my)\b",
        "okay": r"^(?:okay|ok|right|got it|sure|yes|yeah|no)\b",
        "i_ask": r"\b(?:i (?:want(?:ed)?|was|am|'m|’m|have|had|would|just)|i'd|i’d|can i|could i|may i|if i)\b",
        "to_presider": r"\b(?:mr\.? president|prime minister|mr\.? [a-z]|presidente|dr\.? [a-z]|jen\b|josh\b|jay\b|karine\b|robert\b)",
        "do_you": r"^(?:and |but |so )?(?:do|did|have|are|were|will|would|can|could) you\b",
        "does_he": r"^(?:and |but |so )?(?:does|did|has|is|was|will|would) (?:the president|he|she|they)\b",
    }.items()
}
_PROMISE = _CUES["promise"]
_WHOLE = {
    "also": "also",
    "still": "still",
    "though": "though",
    "else": "else",
    "same": "same",
    "instead": "instead rather",
    "exactly": "specific specifically exactly precisely",
    "quickly": "quick quickly briefly",
}
"""Cues that are one whole word, of these."""
_NEEDED = {
    "you_said": "said mentioned talked spoke indicated referred say mean saying noted described suggested called",
    "so_then": "then",
    "is_it": "it that this there he she they",
    "so": "so",
    "and": "and",
    "but": "but",
    "well": "well",
    "or": "or",
    "why": "why",
    "what_about": "about",
    "this_thing": "this that these those such",
    "last": "last final lastly finally",
    "one_on": "one question questions follow up ask",
    "promise": "two couple second another both three few follow followup",
    "and_then": "and",
    "okay": "okay ok right got sure yes yeah no",
    "i_ask": "i",
    "do_you": "you",
    "does_he": "the he she they",
}
"""Words of which one stands wherever the cue does."""
_PRESIDERS = ("mr", "dr", "prime minister", "presidente", "jen", "josh", "jay", "karine", "robert")
"""Parts of which one stands wherever a presider is spoken to."""


@cache
def _cues_of() -> Mapping[str, Sequence[str]]:
    """Returns the cues that a word is of or needed for, by the words."""
    found: dict[str, list[str]] = {}
    for name, needed in (_WHOLE | _NEEDED).items():
        for word in needed.split():
            found.setdefault(word, []).append(name)
    return found


def _cues_in(looked_at: str) -> Iterator[str]:
    """Yields the names of the cues that stand in the head of a question."""
    low = lowered(looked_at)
    cues_of = _cues_of()
    for name in {name for word in words(low) for name in cues_of.get(word, ())}:
        if name in _WHOLE or _CUES[name].search(looked_at):
            yield name
    if any(part in low for part in _PRESIDERS) and _CUES["to_presider"].search(looked_at):
        yield "to_presider"


def promises(question: str) -> bool:
    """Tells whether a question announces another one."""
    return _PROMISE.search(question) is not None


def cues(text: str, before: Before) -> dict[str, float]:
    """Returns the cues of a question's words, numbers from 0 to 1."""
    head = _LEAD.sub("", text) or text
    looked_at = head[:_LOOKED_AT]
    values = {f"cue_{name}": 1.0 for name in _cues_in(looked_at)}
    if _SELF.search(head[:90]):
        values["cue_self"] = 1.0
    values["size"] = min(math.log1p(words_in(text)) / 5, 1)
    values["marks"] = min(text.count("?") / 4, 1)
    capitals = {word[:6].casefold() for word in set(_CAPITAL.findall(text))} - before.exchange
    values["capitals"] = min(len(capitals) / 4, 1)
    values["new_capitals"] = min(len(capitals - before.earlier) / 4, 1)
    telling = matter(text) - before.common
    values["opening_shared"] = min(len(telling & matter(before.opening)), 4) / 4
    return values


def edges(text: str) -> list[str]:
    """Returns the names of the features of a question's first two words and of its last, in Latin script."""
    head = _WORD.findall((_LEAD.sub("", text) or text)[:80])[:2]
    tail = _WORD.findall(text[-40:])[-1:]
    first = " ".join(head).casefold().replace("’", "'")
    named = [f"hh:{first}"] if len(head) == 2 and first.isascii() else []
    return named + [f"e:{word.casefold()}" for word in tail if word.isascii()]
