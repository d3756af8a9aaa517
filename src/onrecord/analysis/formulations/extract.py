"""Formulations out of passages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.analysis.formulations.corpus import Corpus, Passage, corpus_of
from onrecord.analysis.formulations.families import gathered
from onrecord.analysis.formulations.formulation import Formulation
from onrecord.analysis.formulations.prune import Candidate, Limits, limits_for, pruned
from onrecord.analysis.formulations.repeats import repeats
from onrecord.analysis.formulations.sorting import sort_of
from onrecord.analysis.formulations.units import one_line


def formulations(
    passages: Iterable[Passage], language: str, *, days: int | None = None, families: bool = True
) -> list[Formulation]:
    """Returns the formulations of passages of one language, those with most days and symbols first.

    `days` is on how many days one must be said (5 by default); with `families` near forms are gathered under one.
    """
    limits = limits_for(language, days=days)
    corpus = corpus_of(passages, language)
    found = told(corpus, candidates(corpus, limits))
    return gathered(found) if families else found


def candidates(corpus: Corpus, limits: Limits) -> list[Candidate]:
    """Returns the repeats of a corpus that are formulations."""
    return pruned(corpus, repeats(corpus, shortest=limits.shortest, least=limits.days), limits)


def told(corpus: Corpus, found: Iterable[Candidate]) -> list[Formulation]:
    """Returns candidates as formulations, those with most days and symbols first."""
    made = [(one.days * one.size, _formulation(corpus, one)) for one in found]
    return [one for _, one in sorted(made, key=lambda pair: (-pair[0], pair[1].text))]


def _formulation(corpus: Corpus, one: Candidate) -> Formulation:
    text = one_line(corpus.words(one.at, one.size))
    return Formulation(
        text=text,
        language=corpus.language,
        sort=sort_of(text, corpus.language),
        uses=one.uses,
        days=one.days,
        first=date.fromordinal(one.first),
        last=date.fromordinal(one.last),
    )
