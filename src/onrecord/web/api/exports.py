"""Operation: statements as files, streamed in any form that the record can be exported in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final, Literal, cast

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.pipeline.follow import finder_of
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.from_store import all_excerpts, excerpts_of
from onrecord.record.export.registry import export as write_export
from onrecord.record.export.registry import format_named
from onrecord.record.store import Store
from onrecord.search.query_tree import Query
from onrecord.web.api import params
from onrecord.web.api.endpoint import endpoint
from onrecord.web.api.options import options
from onrecord.web.api.problem import busy
from onrecord.web.api.searching import asked
from onrecord.web.api.stream import Stream
from onrecord.web.record.book import Book

router = Router()
Form = Literal["jsonl", "csv", "tsv", "parquet", "akn", "tei", "bibtex", "ris", "csl", "webannotation"]
_FACTS: Final = ("office", "speaker", "outlet", "kind", "lang")


@endpoint(router, "/exports/{form}", cost=20, tag="exports")
def export(  # noqa: PLR0913  a query has as many parts
    book: Book,
    form: Form,
    *,
    id: params.Ids,  # noqa: A002  the name is the address's
    q: params.Query = "",
    office: params.OfficeId | None = None,
    speaker: params.Name | None = None,
    outlet: params.Name | None = None,
    kind: params.Kind | None = None,
    language: params.Language | None = None,
    after: params.Day | None = None,
    before: params.Day | None = None,
) -> HttpResponseBase:
    """Returns statements as a file: those of some ids, all that match a query and filters, or the whole record.

    Tables (`jsonl`, `csv`, `tsv`, `parquet`) have the columns of the codebook; `akn` and `tei` are documents with all
    of their structure; `bibtex`, `ris` and `csl` are citations; `webannotation` points at the official pages.
    """
    facts = {"office": office, "speaker": speaker, "outlet": outlet, "kind": kind, "lang": language}
    filtered = bool(q.strip() or any(facts.values()) or after or before)
    if id and filtered:
        raise UsageError("give either ids or a query with filters")
    query = asked(q, facts, (after, before), "oldest") if filtered else None
    for name in id:
        _check(book.store, name)
    return _streamed(book.store.layout.root, form, tuple(id), query)


def _check(store: Store, name: str) -> None:
    ref = parse_ref(name)
    if ref.item is not None and not ref.item.startswith("x"):
        store.statement(ref)
    elif ref.edition is not None:
        store.revision(ref)
    else:
        store.briefing(str(ref))


def _streamed(folder: Path, form: str, ids: tuple[str, ...], query: Query | None) -> HttpResponseBase:
    hands = _hands(options().exports)
    if not hands.acquire(timeout=5):
        raise busy("as many exports as the server makes at a time are being made", seconds=10)

    def write(file: io.RawIOBase) -> None:
        # A thread of its own opens the record for itself.
        with Store.open(folder) as store:
            write_export(form, _excerpts(store, ids, query), cast("Any", file))

    made = Stream(write, done=hands.release)
    made.start()
    known = format_named(form)
    response = StreamingHttpResponse(made, content_type=_charset(known.media_type))
    response.headers["Content-Disposition"] = f'attachment; filename="onrecord{known.suffix}"'
    return response


def _excerpts(store: Store, ids: tuple[str, ...], query: Query | None) -> Iterator[Excerpt]:
    if ids:
        yield from excerpts_of(store, ids)
    elif query is None:
        yield from all_excerpts(store)
    else:
        finder = finder_of(store)
        try:
            yield from excerpts_of(store, (hit.row.id for hit in finder.every(query)))
        finally:
            finder.index.close()


def _charset(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith(("text/", "application/x-")) else media


@lru_cache(maxsize=4)
def _hands(number: int) -> BoundedSemaphore:
    return BoundedSemaphore(number)
