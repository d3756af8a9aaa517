"""The mismatches of two aligned editions, in page order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attrs import frozen

from onrecord.analysis.parallel.align import GroupPair, SentencePair, TurnPair
from onrecord.analysis.parallel.compare_cues import modality_differs, negation_differs
from onrecord.analysis.parallel.compare_figures import dates_differ, numbers_differ
from onrecord.analysis.parallel.compare_names import names_differ
from onrecord.analysis.parallel.edition import Sentence, Turn, plain_text
from onrecord.analysis.parallel.figure import Figure
from onrecord.analysis.parallel.lexicon import Lexicon
from onrecord.analysis.parallel.mismatch import Mismatch, MismatchKind, Passage
from onrecord.analysis.parallel.parts import with_parts
from onrecord.text.span import Span

_Marks = tuple[tuple[Span, ...], tuple[Span, ...]]


@frozen(eq=False)
class Sides:
    """The text layers of both editions, their languages and the lexicon between them."""

    left: str
    right: str
    languages: tuple[str, str]
    lexicon: Lexicon


def mismatches(pairs: Iterable[GroupPair], sides: Sides) -> Iterator[Mismatch]:
    """Yields what differs, exchange by exchange."""
    for pair in pairs:
        if not pair.left or not pair.right:
            turns = tuple(turn for group in pair.left or pair.right for turn in group.turns)
            yield _one_sided(MismatchKind.EXCHANGE, turns, sides, gone=not pair.right)
            continue
        for turn in pair.turns:
            yield from _of_turns(turn, sides)


def _of_turns(pair: TurnPair, sides: Sides) -> Iterator[Mismatch]:
    if not pair.left or not pair.right:
        yield _one_sided(MismatchKind.STATEMENT, pair.left or pair.right, sides, gone=not pair.right)
        return
    near = _near(pair.left), _near(pair.right)
    words = tuple(plain_text("\n".join(one.statement.text for one in side)) for side in (pair.left, pair.right))
    joined = with_parts(pair.sentences, sides.lexicon)
    for at, one in enumerate(joined):
        sentences = one.pair
        if not sentences.left or not sentences.right:
            passage = _passage(sentences.left or sentences.right, sides.left if sentences.left else sides.right)
            ours, theirs = (passage, None) if sentences.left else (None, passage)
            yield Mismatch(MismatchKind.SENTENCE, ours, theirs)
        else:
            yield from _of_sentences(sentences, sides, near, (words[0], words[1]))
            if not one.part:
                beside = [each.pair for each in (*joined[max(at - 1, 0) : at], *joined[at + 1 : at + 2])]
                yield from _of_cues(sentences, sides, beside)


def _of_sentences(
    pair: SentencePair, sides: Sides, near: tuple[list[Figure], list[Figure]], words: tuple[str, str]
) -> Iterator[Mismatch]:
    figures = tuple(_placed_figures(side) for side in (pair.left, pair.right))
    plain = tuple(figure for _, figure in figures[0]), tuple(figure for _, figure in figures[1])
    for kind, differ in ((MismatchKind.NUMBER, numbers_differ), (MismatchKind.DATE, dates_differ)):
        found = differ(*plain, left_near=near[0], right_near=near[1])
        if found is not None:
            marks = tuple(_places(placed, one) for placed, one in zip(figures, found, strict=True))
            yield _both(kind, pair, sides, (marks[0], marks[1]))
    hits = tuple([hit for one in side for hit in one.evidence.terms] for side in (pair.left, pair.right))
    names = names_differ(hits[0], hits[1], near=words, lexicon=sides.lexicon)
    if names is not None:
        spans = tuple(
            tuple(
                Span(hit.start, hit.end).shift(one.span.start)
                for one in side
                for hit in one.evidence.terms
                if hit in told
            )
            for side, told in zip((pair.left, pair.right), names, strict=True)
        )
        yield _both(MismatchKind.NAME, pair, sides, (spans[0], spans[1]))


def _of_cues(pair: SentencePair, sides: Sides, beside: Sequence[SentencePair]) -> Iterator[Mismatch]:
    left, right = _words(pair)
    negation = negation_differs(left, right, sides.languages, beside=[_words(one) for one in beside])
    modality = modality_differs(left, right, sides.languages)
    for kind, found in ((MismatchKind.NEGATION, negation), (MismatchKind.MODALITY, modality)):
        if found is not None:
            ours, theirs = (
                tuple(one.shift(side[0].span.start) for one in spans)
                for side, spans in zip((pair.left, pair.right), found, strict=True)
            )
            yield _both(kind, pair, sides, (ours, theirs))


def _words(pair: SentencePair) -> tuple[str, str]:
    """Returns the words of both sides, spaced as they stand, so that places in them are places behind the first sentence's start."""
    left, right = ("".join(_spaced(side)) for side in (pair.left, pair.right))
    return plain_text(left), plain_text(right)


def _spaced(side: Sequence[Sentence]) -> Iterator[str]:
    done = side[0].span.start if side else 0
    for one in side:
        yield " " * (one.span.start - done) + one.text
        done = one.span.end


def _near(turns: Sequence[Turn]) -> list[Figure]:
    return [figure for turn in turns for one in turn.sentences for figure in one.evidence.figures]


def _placed_figures(side: Sequence[Sentence]) -> list[tuple[Span, Figure]]:
    return [(figure.span.shift(one.span.start), figure) for one in side for figure in one.evidence.figures]


def _places(placed: Iterable[tuple[Span, Figure]], told: Sequence[Figure]) -> tuple[Span, ...]:
    chosen = {id(one) for one in told}
    return tuple(dict.fromkeys(span for span, figure in placed if id(figure) in chosen))


def _both(kind: MismatchKind, pair: SentencePair, sides: Sides, marks: _Marks) -> Mismatch:
    return Mismatch(
        kind, _passage(pair.left, sides.left, marks=marks[0]), _passage(pair.right, sides.right, marks=marks[1])
    )


def _one_sided(kind: MismatchKind, turns: Sequence[Turn], sides: Sides, *, gone: bool) -> Mismatch:
    layer = sides.left if gone else sides.right
    whole = Span(turns[0].statement.span.start, turns[-1].statement.span.end)
    passage = Passage(tuple(one.statement.id for one in turns), whole, whole.cut(layer))
    return Mismatch(kind, passage, None) if gone else Mismatch(kind, None, passage)


def _passage(side: Sequence[Sentence], layer: str, *, marks: tuple[Span, ...] = ()) -> Passage:
    whole = Span(side[0].span.start, side[-1].span.end)
    ids = tuple(dict.fromkeys(chain(one.statement for one in side)))
    return Passage(ids, whole, whole.cut(layer), marks)
