"""The moves of an answer: what the patterns found, and what sums of weighed runs of words make of it.

One decision for each move of an answer: its sentences are summed up, the patterns that fired among what counts. A pattern in words
that mostly make no such move is dropped; a sentence that no pattern knows is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from onrecord.analysis.replies.literals import pieces
from onrecord.analysis.replies.markers import cues, ends_in, folded
from onrecord.analysis.replies.reply import Cue, Move
from onrecord.analysis.replies.stands import DENSE
from onrecord.analysis.replies.sums import EDGE, Sums, places, sums, words_of
from onrecord.text.span import Span

_SHORT = ("dr.", "mr.", "ms.", "rs.", "gen.", "sen.", "st.", "u.s.", "u.n.", "no.", "sr.", "ra.", "lic.")
_ABBREVIATED = re.compile(r"\b(?:dr|mr|ms|mrs|gen|sen|st|u\.s|u\.n|no|sr|sra|lic)\.\Z")
_BARE = 4
_SIZES = (3, 6, 10, 16, 25, 40, 80, 160, 320)
_TOLD = 3
"""So many runs of words are told as what spoke for a move, and a found cue reaches from the first to the last of them."""


class Sentence(NamedTuple):
    """A sentence of an answer: where it stands, its words as runs are made of them, and signs beside its words."""

    start: int
    end: int
    words: Sequence[str]
    signs: tuple[str, ...]


def moves_in(answer: str, language: str) -> tuple[Cue, ...]:
    """Returns the cues of the moves that an answer makes, in order."""
    found = cues(answer, language)
    short = language.partition("-")[0]
    known = sums(short)
    return found if known is None else _judged(folded(answer), found, known, short)


def sentences(text: str, found: Sequence[Cue], language: str, *, known: Sums | None = None) -> list[Sentence]:
    """Returns the sentences of a folded answer as they are summed up, told what the patterns found in it.

    Where sums are known, sentences in which nothing was found and that do not ask for them are left out.
    """
    dense = language in DENSE
    bounds = list(_bounds(text))
    fired = _fired(found, bounds) if found else {}
    much = _size(len(text) if dense else len(pieces(text)), "answer", dense)
    made = []
    for at, (start, end) in enumerate(bounds):
        if known is None or at in fired or known.asked_by(text[start:end]):
            words = words_of(text[start:end], dense=dense)
            signs = (much, _place(at, len(bounds)), _size(len(words) - len(EDGE), "sentence", dense))
            made.append(Sentence(start, end, words, signs + tuple(_of_patterns(at, fired)) if fired else signs))
    return made


def _fired(found: Sequence[Cue], bounds: Sequence[tuple[int, int]]) -> dict[int, list[Cue]]:
    """Returns the cues by the places of the sentences in which they stand."""
    starts = [start for start, _ in bounds]
    fired: dict[int, list[Cue]] = {}
    for cue in found:
        for at in range(max(bisect_right(starts, cue.span.start) - 1, 0), bisect_right(starts, cue.span.end - 1)):
            fired.setdefault(at, []).append(cue)
    return fired


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yields where sentences begin and end, those without a word left out."""
    start = 0
    for end in chain(ends_in(text), (len(text),)):
        if end < len(text) and text.endswith(_SHORT, start, end) and _ABBREVIATED.search(text, start, end):
            continue
        if end - start > _BARE or not (end == start or text[start:end].isspace()):
            yield start, end
        start = end


def _place(at: int, of: int) -> str:
    return "only" if of == 1 else "first" if at == 0 else "last" if at == of - 1 else "second" if at == 1 else "within"


def _of_patterns(at: int, fired: Mapping[int, Sequence[Cue]]) -> Iterator[str]:
    """Yields what the patterns found in a sentence, right beside it and elsewhere in the answer."""
    for place, some in fired.items():
        where = "" if place == at else "before:" if place == at - 1 else "behind:" if place == at + 1 else "beside:"
        for cue in some:
            if not where:
                yield cue.marker
            yield where + cue.move


@cache
def _size(words: int, of: str, dense: bool) -> str:  # noqa: FBT001  by place, which the cache likes
    much = words / 2 if dense else words
    return f"{of}:{next((size for size in _SIZES if much <= size), 'more')}"


def _judged(text: str, found: tuple[Cue, ...], known: Sums, language: str) -> tuple[Cue, ...]:
    said = sentences(text, found, language, known=known) if found or known.asked_by(text) else []
    if not said:
        return found
    totals = [known.sums(one.words, one.signs) for one in said]
    fired = {cue.move for cue in found}
    dropped: set[Move] = set()
    more: list[Cue] = []
    for place, (move, best) in enumerate(zip(known.moves, map(max, zip(*totals, strict=True)), strict=True)):
        if move in fired:
            if best < known.least_kept[place]:
                dropped.add(move)
        elif best >= known.least_found[place]:
            at = next(at for at, total in enumerate(totals) if total[place] == best)
            span = _shown(text, said[at], known, move)
            more.append(Cue(move, span, f"{language}.learned.{move}", known.version))
    if not dropped and not more:
        return found
    kept = [cue for cue in found if cue.move not in dropped]
    return tuple(sorted(kept + more, key=lambda cue: (cue.span.start, -cue.span.end)))


def _shown(text: str, one: Sentence, known: Sums, move: Move) -> Span:
    """Returns where the runs of a sentence stand that spoke most for a move; the sentence where none did."""
    spoke = sorted(((-weight, start, end) for weight, start, end in known.heard(one.words, move) if weight > 0))[:_TOLD]
    at = places(text[one.start : one.end], dense=known.dense)
    if spoke:
        start = at[max(min(start for _, start, _ in spoke), 1)][0]
        end = at[min(max(end for _, _, end in spoke), len(at) - 1) - 1][1]
        if end > start:
            return Span(one.start + start, one.start + end)
    words = text[one.start : one.end]
    return Span(one.end - len(words.lstrip()), one.start + len(words.rstrip()))


def reasons(answer: str, cue: Cue, language: str) -> tuple[tuple[str, float], ...]:
    """Returns the runs of words that spoke most for a cue where it stands, with what they weigh; () where nothing is weighed."""
    short = language.partition("-")[0]
    known = sums(short)
    if known is None or cue.move not in known.moves:
        return ()
    text = folded(answer)
    spoke: dict[str, float] = {}
    for one in sentences(text, cues(answer, language), short):
        if one.start < cue.span.end and cue.span.start < one.end:
            for weight, start, end in known.heard(one.words, cue.move):
                run = ("" if known.dense else " ").join(word for word in one.words[start:end] if word not in EDGE)
                if weight > 0 and run:
                    spoke[run] = max(weight, spoke.get(run, 0.0))
    return tuple(sorted(spoke.items(), key=lambda item: (-item[1], item[0]))[:_TOLD])
