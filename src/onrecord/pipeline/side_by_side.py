"""Two languages of a briefing side by side, with what the record has learned of their words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.analysis.parallel import Lexicon, Parallel, from_dict, lexicon, packaged
from onrecord.analysis.parallel import parallel as beside
from onrecord.analysis.parallel.tables import spoken
from onrecord.errors import UsageError
from onrecord.model.revision import Revision
from onrecord.record.names import outlet_names
from onrecord.record.store import Store


def briefing_parallel(store: Store, briefing: str, languages: str | None = None) -> Parallel:
    """Returns two editions of a briefing side by side; raises UsageError where the record holds no two."""
    left, right = _pair(store, briefing, languages)
    return beside(left, right, lexicon=_lexicon(store, left, right))


def every_parallel(
    store: Store, languages: str | None = None
) -> Iterator[tuple[tuple[Revision, Revision], Parallel, Lexicon]]:
    """Yields the two editions of every briefing that has them, side by side, with the words that were used."""
    for row in store.briefings():
        try:
            left, right = _pair(store, row.id, languages)
        except UsageError:
            continue
        words = _lexicon(store, left, right)
        yield (left, right), beside(left, right, lexicon=words), words


def glossary_file(store: Store, left: str, right: str) -> Path:
    """Returns where the glossary is kept that grew from the record's briefings in two languages."""
    return store.layout.projections / "parallel" / f"{left}-{right}.json"


def _pair(store: Store, briefing: str, languages: str | None) -> tuple[Revision, Revision]:
    store.briefing(briefing)
    held: dict[str, str] = {}
    for one in store.editions(briefing):
        if one.primary and one.language:
            held.setdefault(spoken(one.language), one.id)
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
    for file in (glossary_file(store, ours, theirs), glossary_file(store, theirs, ours)):
        if file.is_file():
            known = from_dict(json.loads(file.read_text("utf-8")), known)
    return lexicon(ours, theirs, glossary=known, outlets=outlet_names(store.layout.root))
