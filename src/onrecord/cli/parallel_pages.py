"""What `onrecord parallel` takes from the record: the two editions, the outlets' names, the glossary that was learned."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
from attrs import frozen

from onrecord.analysis.parallel import (
    Glossary,
    Lexicon,
    Parallel,
    SentenceTexts,
    from_dict,
    lexicon,
    name_uses,
    packaged,
    renderings,
)
from onrecord.analysis.parallel import learn as grow
from onrecord.analysis.parallel import parallel as beside
from onrecord.analysis.parallel.tables import RUNNING, spoken
from onrecord.cli.forms import json_line
from onrecord.cli.parallel_show import rendering_lines, shown
from onrecord.cli.terminal import paper
from onrecord.cli.work import Work
from onrecord.errors import UsageError
from onrecord.model.canonical import canonical
from onrecord.model.revision import Revision
from onrecord.record.layout import write_whole
from onrecord.record.names import outlet_names
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
            learn_all(store, wanted.languages)
        if wanted.briefing is not None:
            found = briefing_parallel(store, wanted.briefing, wanted.languages)
            if wanted.as_json:
                click.echo(json_line(found.to_dict()))
            else:
                click.echo("\n".join(shown(found, paper(), whole=wanted.whole)))
            return
        uses = [one for made in _all(store, wanted.languages) for one in name_uses(made[1].pairs, *made[0], made[2])]
        for name in renderings(uses):
            click.echo(json_line(name.to_dict()) if wanted.as_json else "\n".join(rendering_lines(name, paper())))


def briefing_parallel(store: Store, briefing: str, languages: str | None = None) -> Parallel:
    """Returns two editions of a briefing side by side; raises UsageError where the record holds no two."""
    left, right = _pair(store, briefing, languages)
    return beside(left, right, lexicon=_lexicon(store, left, right))


def learn_all(store: Store, languages: str | None = None) -> Glossary | None:
    """Grows the glossary of a pair of languages from every briefing that has both, keeps it with the projections, returns it."""
    pairs: list[SentenceTexts] = []
    known: Glossary | None = None
    with Work("aligned") as work:
        for _, made, words in _all(store, languages):
            if known is None:
                known = packaged(words.glossary.left, words.glossary.right)
            if (words.glossary.left, words.glossary.right) == (known.left, known.right):
                pairs += _texts(made, known)
            work.step(1)
    if known is None:
        return None
    grown = grow(pairs, known)
    write_whole(_file(store, grown.left, grown.right), canonical(grown.to_dict()) + b"\n")
    sign_projections(store.layout)
    return grown


def _texts(made: Parallel, known: Glossary) -> Iterator[SentenceTexts]:
    gaps = ["" if language in RUNNING else " " for language in (known.left, known.right)]
    for one in made.sentences():
        yield SentenceTexts(gaps[0].join(each.text for each in one.left), gaps[1].join(each.text for each in one.right))


def _all(store: Store, languages: str | None) -> Iterator[tuple[tuple[Revision, Revision], Parallel, Lexicon]]:
    for row in store.briefings():
        try:
            left, right = _pair(store, row.id, languages)
        except UsageError:
            continue
        words = _lexicon(store, left, right)
        yield (left, right), beside(left, right, lexicon=words), words


def _pair(store: Store, briefing: str, languages: str | None) -> tuple[Revision, Revision]:
    store.briefing(briefing)
    held = {spoken(one.language): one.id for one in store.editions(briefing) if one.primary and one.language}
    wanted = (
        [one.strip() for one in languages.split(",")] if languages else sorted(held, key=lambda one: one != "en")[:2]
    )
    if len(wanted) != 2 or wanted[0] == wanted[1]:
        if languages:
            raise UsageError(f"`{languages}` names no two languages; they look like en,zh")
        raise UsageError(f"the record holds `{briefing}` in one language only: {', '.join(held) or 'none'}")
    missing = [one for one in wanted if one not in held]
    if missing:
        raise UsageError(f"the record holds `{briefing}` in {', '.join(sorted(held))}, not in {', '.join(missing)}")
    return store.revision(held[wanted[0]]), store.revision(held[wanted[1]])


def _lexicon(store: Store, left: Revision, right: Revision) -> Lexicon:
    # The edition's id is what the record goes by; a short page's language may be read otherwise.
    ours, theirs = (one.edition.rpartition("/")[2].partition("-")[0] for one in (left, right))
    known = packaged(ours, theirs)
    for file in (_file(store, ours, theirs), _file(store, theirs, ours)):
        if file.is_file():
            known = from_dict(json.loads(file.read_text("utf-8")), known)
    return lexicon(ours, theirs, glossary=known, outlets=outlet_names(store.layout.root))


def _file(store: Store, left: str, right: str) -> Path:
    return store.layout.projections / "parallel" / f"{left}-{right}.json"
