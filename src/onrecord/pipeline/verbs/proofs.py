"""Verbs: proofs, citations, quotations followed, pages checked, files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, assert_never

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.pipeline.verbs.opened import Opened, Raw
from onrecord.record.cite import Citation, cite
from onrecord.record.cite_forms import bibtex, csl, ris
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.from_store import all_excerpts, excerpt_of, excerpts_of, members_of
from onrecord.record.export.registry import export
from onrecord.record.receipt import receipt
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.text.anchor import Outcome, QuoteAnchor, resolve

CitedAs = Literal["plain", "bibtex", "ris", "csl"]


class ProofVerbs:
    """What a record proves, and what is taken out of it."""

    def receipt(self: Opened, statement: str, *, root: str | None = None) -> Raw:
        """Returns the evidence receipt of a statement: it is checked without the record (`onrecord receipt --check`)."""
        return receipt(self.store, statement, root=root)

    def cite(self: Opened, ids: Iterable[str], *, form: CitedAs = "plain") -> list[str]:
        """Returns a citation for each id, for a briefing one for each of its editions."""
        return citations(self.store, ids, form)

    def resolve(self: Opened, statement: str, exact: str, *, prefix: str = "", suffix: str = "", start: int = 0) -> Raw:
        """Returns what became of words quoted from a statement: exact, moved, altered, lost or ambiguous. Never a guess."""
        made, one = self.store.statement(statement)
        anchor = QuoteAnchor(exact, prefix, suffix, start, start + len(exact))
        return resolved(anchor, one, self.store.revision(made.edition), made)

    def check(self: Opened, page: str | Path | bytes) -> Raw:
        """Returns how a page differs from the record: a path, an address, or the bytes of a page or draft."""
        from onrecord.pipeline.check import check  # noqa: PLC0415  it needs the opened record, and much besides

        return check(page, self.store).to_dict()

    def export(
        self: Opened, form: str, output: str | Path, *, query: str | None = None, ids: Iterable[str] = ()
    ) -> int:
        """Writes statements to a file in any export form and returns how many bytes; the file takes its name when it is whole."""
        path = Path(output)
        part = path.with_name(f".{path.name}.part")
        try:
            with part.open("wb") as file:
                export(
                    form,
                    chosen(self.store, self.finder if query is not None else None, query, tuple(ids)),
                    file,
                    members=members_of(self.store),
                )
                size = file.tell()
            part.replace(path)
        except OSError as failure:
            raise UsageError(f"{path}: cannot be written: {failure.strerror or failure}") from None
        finally:
            part.unlink(missing_ok=True)
        return size


def chosen(store: Store, finder: Finder | None, query: str | None, ids: tuple[str, ...] = ()) -> Iterator[Excerpt]:
    """Yields what ids name, all that match a query, or the whole record; raises UsageError for ids with a query."""
    if ids and query is not None:
        raise UsageError("give either ids or a query")
    if query is not None and finder is not None:
        return excerpts_of(store, (hit.row.id for hit in finder.every(query)))
    return excerpts_of(store, ids) if ids else all_excerpts(store)


def citations(store: Store, ids: Iterable[str], form: CitedAs) -> list[str]:
    """Returns a citation for each id, for a briefing one for each of its editions; raises UsageError for an unknown id."""
    made = []
    for name in ids:
        ref = parse_ref(name)
        made += [_cited(cite(excerpt, ref.item), form) for excerpt in _excerpts(store, ref)]
    return made


def _excerpts(store: Store, ref: Ref) -> Iterator[Excerpt]:
    if ref.item is None or ref.item.startswith("x"):
        yield from excerpts_of(store, [ref])
    else:
        revision, one = store.statement(ref)
        yield excerpt_of(store, revision, (one,))


def _cited(one: Citation, form: CitedAs) -> str:
    match form:
        case "plain":
            return one.plain()
        case "bibtex":
            return bibtex(one)
        case "ris":
            return ris(one).replace("\r\n", "\n")
        case "csl":
            return json.dumps(csl(one), ensure_ascii=False)
        case _:
            assert_never(form)


def resolved(anchor: QuoteAnchor, one: Statement, last: Revision, made: Revision) -> dict[str, Any]:
    """Returns what became, in the last revision, of words quoted from a statement of the revision `made`."""
    if not anchor.exact.strip():
        raise UsageError("`exact` has no words")
    same = last.statement(one.id)
    told = {"schema": "onrecord.resolution/1", "exact": anchor.exact, "made_in": made.id, "revision": last.id}
    if same is None:
        return {**told, "outcome": Outcome.LOST.value, "now": None, "spans": [], "words": []}
    result = resolve(anchor, same.text)
    spans = (result.span,) if result.span is not None else result.candidates
    found = result.outcome in {Outcome.EXACT, Outcome.MOVED, Outcome.ALTERED}
    return {
        **told,
        "outcome": result.outcome.value,
        "now": last.ref(same) if found else None,
        "spans": [[*span] for span in spans],
        "words": [span.cut(same.text) for span in spans],
    }
