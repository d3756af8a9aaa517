"""Two editions of one briefing beside each other, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from onrecord.analysis.parallel.align import GroupPair, SentencePair, align
from onrecord.analysis.parallel.compare import Sides, mismatches
from onrecord.analysis.parallel.edition import groups
from onrecord.analysis.parallel.embedding import Embedding
from onrecord.analysis.parallel.lexicon import Lexicon
from onrecord.analysis.parallel.mismatch import Mismatch
from onrecord.analysis.parallel.rendering import Rendering, Use, renderings, uses
from onrecord.analysis.parallel.tables import RUNNING, spoken
from onrecord.model.revision import Revision

_DENSITY = {True: 0.30, False: 1.0}
"""Characters of a language without spaces for one of a language with them, where a briefing is too short to tell."""


@frozen
class Parallel:
    """Two revisions beside each other: `pairs` in page order, `mismatches` in the order of the pairs."""

    left: Revision = field(repr=False)
    right: Revision = field(repr=False)
    pairs: tuple[GroupPair, ...] = field(repr=False)
    mismatches: tuple[Mismatch, ...]
    renderings: tuple[Rendering, ...] = ()

    def sentences(self) -> list[SentencePair]:
        """Returns the sentences that correspond, all exchanges on end."""
        return [one for pair in self.pairs for turn in pair.turns for one in turn.sentences if one.left and one.right]

    def to_dict(self) -> dict[str, Any]:
        """Returns the alignment and the mismatches as a value for JSON."""
        return {
            "schema": "onrecord.parallel/1",
            "briefing": self.left.briefing_id,
            "left": self.left.id,
            "right": self.right.id,
            "exchanges": [_group(one, self.left, self.right) for one in self.pairs],
            "mismatches": [one.to_dict(self.left.id, self.right.id) for one in self.mismatches],
            "renderings": [one.to_dict() for one in self.renderings],
        }


def parallel(left: Revision, right: Revision, *, lexicon: Lexicon, embedding: Embedding | None = None) -> Parallel:
    """Returns two editions of a briefing side by side; `lexicon` must be made for their languages, in this order.

    Deterministic, and nothing is fetched: figures, glossary, names in Latin letters, outlets and lengths are the evidence,
    an `embedding` only where the caller has one.
    """
    languages = (spoken(lexicon.glossary.left), spoken(lexicon.glossary.right))
    ours = groups(left.statements, languages[0], lexicon)
    theirs = groups(right.statements, languages[1], lexicon)
    usual = _DENSITY[languages[1] in RUNNING] / _DENSITY[languages[0] in RUNNING]
    pairs = align(ours, theirs, embedding=embedding, usual_ratio=usual)
    sides = Sides(left.text, right.text, languages, lexicon)
    return Parallel(
        left, right, pairs, tuple(mismatches(pairs, sides)), tuple(renderings(name_uses(pairs, left, right, lexicon)))
    )


def name_uses(pairs: Iterable[GroupPair], left: Revision, right: Revision, lexicon: Lexicon) -> list[Use]:
    """Returns the names of two aligned revisions with how both have them: of many briefings together, what `renderings` takes."""
    sentences = (one for pair in pairs for turn in pair.turns for one in turn.sentences)
    return list(uses(sentences, (left.id, right.id), lexicon))


def _group(pair: GroupPair, left: Revision, right: Revision) -> dict[str, Any]:
    return {
        "left": [left.exchange_ref(one.number) for one in pair.left if one.number],
        "right": [right.exchange_ref(one.number) for one in pair.right if one.number],
        "statements": [
            {
                "left": [left.ref(one.statement) for one in turn.left],
                "right": [right.ref(one.statement) for one in turn.right],
                "sentences": [
                    {"left": [list(one.span) for one in each.left], "right": [list(one.span) for one in each.right]}
                    for each in turn.sentences
                ],
            }
            for turn in pair.turns
        ],
    }
