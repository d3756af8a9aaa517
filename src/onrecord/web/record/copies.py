"""Copies of a passage: the same words in other editions of the briefing, and said again in other briefings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.statement import Statement
from onrecord.pipeline.copies import passages, said_again
from onrecord.record.rows import RevisionRow
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.head import Head, briefing_of, edition_of, opened
from onrecord.web.record.phrase import ShownUse, shown_use
from onrecord.web.record.quote import span_of
from onrecord.web.record.revisions import Run, runs
from onrecord.web.record.shelf import ListedEdition

_EDITIONS: Final = 12


@frozen
class Copy:
    """The statement in another edition: its id there, and its words as runs against this one's; `same` says that none differ."""

    edition: str
    nature: str
    statements: tuple[str, ...]
    same: bool
    runs: tuple[Run, ...]


@frozen
class Again:
    """A sentence that other briefings say too: `total` statements have it, `uses` are the newest of them."""

    text: str
    total: int
    uses: tuple[ShownUse, ...]


@frozen
class CopiesPage:
    """The copies of a statement's words, or of the words that a link names; `looked` counts the sentences looked for."""

    head: Head
    id: str
    words: str
    copies: tuple[Copy, ...]
    again: tuple[Again, ...]
    looked: int


def copies_page(book: Book, request: HttpRequest, name: str) -> Answer:
    """Returns the copies of a statement, or of the words in it that `?q=` names."""
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    edition = edition_of(briefing, ref)
    head, revision, row = opened(book, briefing, edition, ref.revision)
    one = revision.statement(str(ref.item))
    if one is None:
        raise UsageError(f"the record holds no `{ref}`")
    link = request.GET.get("q")
    span = span_of(link, one.text) if link else None
    if link and span is None:
        raise UsageError("the link names no words of this statement")
    wanted = passages(one.text, span)
    asked = ("copies", revision.ref(one), span)
    again = book.recall(asked, lambda: tuple(_again(book, revision.briefing_id, wanted)))
    others = [other for other in briefing.editions if other is not edition and _spoken(other) == _spoken(edition)]
    page = CopiesPage(
        head=head,
        id=revision.ref(one),
        words=one.text if span is None else span.cut(one.text),
        copies=tuple(_copies(book, row, one, others[:_EDITIONS])),
        again=again,
        looked=len(wanted),
    )
    return Answer("copies", page)


def _again(book: Book, briefing: str, wanted: list[str]) -> Iterator[Again]:
    for one in said_again(book.finder, briefing, wanted):
        yield Again(one.text, one.total, tuple(shown for use in one.uses if (shown := shown_use(use))))


def _copies(book: Book, row: RevisionRow, one: Statement, others: list[ListedEdition]) -> Iterator[Copy]:
    for edition in others:
        theirs = book.store.revision_rows(edition.id)[-1]
        other = book.revision(theirs)
        same = next((each for each in other.statements if each.text == one.text), None)
        if same is not None:
            yield Copy(edition.id, edition.nature, (other.ref(same),), same=True, runs=())
            continue
        for change in book.change(row, theirs).statements:
            if change.new and any(each.id == one.id for each in change.old):
                ids = tuple(other.ref(each) for each in change.new)
                made = tuple(runs(change.before, change.after, change.edits))
                yield Copy(edition.id, edition.nature, ids, same=False, runs=made)


def _spoken(one: ListedEdition) -> str:
    return one.language.partition("-")[0]
