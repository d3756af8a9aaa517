"""Citations as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.cli.forms import json_line
from onrecord.model.ids import Ref, parse_ref
from onrecord.record.cite import Citation, cite
from onrecord.record.cite_forms import bibtex, csl, ris
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.from_store import captured_at, excerpts_of
from onrecord.record.store import Store


def citations(ids: Iterable[str], folder: Path, form: str) -> Iterator[str]:
    """Yields a citation for each id, for a briefing one for each of its editions; raises UsageError for an unknown id."""
    with Store.open(folder) as store:
        for name in ids:
            ref = parse_ref(name)
            yield from (_text(cite(excerpt, ref.item), form) for excerpt in _excerpts(store, ref))


def _excerpts(store: Store, ref: Ref) -> Iterator[Excerpt]:
    if ref.item is None or ref.item.startswith("x"):
        yield from excerpts_of(store, [ref])
    else:
        revision, one = store.statement(ref)
        yield Excerpt(revision, (one,), captured_at(store, revision))


def _text(one: Citation, form: str) -> str:
    match form:
        case "plain":
            return one.plain()
        case "bibtex":
            return bibtex(one)
        case "ris":
            return ris(one).replace("\r\n", "\n")
        case "csl":
            return json_line(csl(one))
        case _:
            raise ValueError(f"no citation is called {form}")
