"""What `onrecord parallel` takes from the record: the two editions, the outlets' names, the glossary that was learned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from attrs import frozen

from onrecord.analysis.parallel import (
    Glossary,
    Parallel,
    SentenceTexts,
    name_uses,
    packaged,
    renderings,
)
from onrecord.analysis.parallel import learn as grow
from onrecord.analysis.parallel.tables import RUNNING
from onrecord.cli.forms import json_line
from onrecord.cli.parallel_show import rendering_lines, shown
from onrecord.cli.terminal import paper
from onrecord.cli.totals import counted
from onrecord.cli.work import Work
from onrecord.model.canonical import canonical
from onrecord.pipeline.side_by_side import briefing_parallel, every_parallel, glossary_file
from onrecord.record.layout import write_whole
from onrecord.record.projections import sign_projections
from onrecord.record.store import Store


@frozen
class Wanted:
    """What was asked for on the command line."""

    briefing: str | None
    languages: str | None
    whole: bool
    learn: bool
    as_json: bool


def show_parallel(folder: Path, wanted: Wanted) -> None:
    """Prints the editions of a briefing side by side, or without one the names that briefings render in two ways."""
    with Store.open(folder) as store:
        if wanted.learn:
            learnevery_parallel(store, wanted.languages)
        if wanted.briefing is not None:
            found = briefing_parallel(store, wanted.briefing, wanted.languages)
            if wanted.as_json:
                click.echo(json_line(found.to_dict()))
            else:
                click.echo("\n".join(shown(found, paper(), whole=wanted.whole)))
            return
        every = list(every_parallel(store, wanted.languages))
        names = renderings(one for made in every for one in name_uses(made[1].pairs, *made[0], made[2]))
        for name in names:
            click.echo(json_line(name.to_dict()) if wanted.as_json else "\n".join(rendering_lines(name, paper())))
        if not names and not wanted.as_json:
            click.echo(f"no name is rendered in two ways; {counted(len(every), 'briefing')} held in two languages")


def learnevery_parallel(store: Store, languages: str | None = None) -> Glossary | None:
    """Grows the glossary of a pair of languages from every briefing that has both, keeps it with the projections, returns it."""
    pairs: list[SentenceTexts] = []
    known: Glossary | None = None
    with Work("aligned") as work:
        for _, made, words in every_parallel(store, languages):
            if known is None:
                known = packaged(words.glossary.left, words.glossary.right)
            if (words.glossary.left, words.glossary.right) == (known.left, known.right):
                pairs += _texts(made, known)
            work.step(1)
    if known is None:
        return None
    grown = grow(pairs, known)
    write_whole(glossary_file(store, grown.left, grown.right), canonical(grown.to_dict()) + b"\n")
    sign_projections(store.layout)
    return grown


def _texts(made: Parallel, known: Glossary) -> Iterator[SentenceTexts]:
    gaps = ["" if language in RUNNING else " " for language in (known.left, known.right)]
    for one in made.sentences():
        yield SentenceTexts(gaps[0].join(each.text for each in one.left), gaps[1].join(each.text for each in one.right))
