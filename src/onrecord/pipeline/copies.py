"""Copies of a statement's words in the record: the same in other editions of its briefing, and said again in other briefings.

What others printed of it is told by a sweep of their pages (`onrecord scan`, `onrecord copies`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from onrecord.analysis.reuse.edit import Edit
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.pipeline.phrase_uses import PhraseUses, Scope, Use
from onrecord.record.page_change import PageChange, compare
from onrecord.record.rows import EditionRow
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.search.phrases import phrase
from onrecord.text.sentences import sentences
from onrecord.text.span import Span

SENTENCES: Final = 12
"""So many sentences of a statement are looked for, the first."""
_LEAST: Final = 12
_USES: Final = 10
_EDITIONS: Final = 12
_MOST: Final = 3_000
"""A sentence in more statements than these is a formula of the trade, and no copy."""
Changed = Callable[[Revision, Revision], PageChange]


@frozen
class Copy:
    """The statement in another edition: its ids there, and how its words differ; `same` says that none does."""

    edition: str
    nature: str
    statements: tuple[str, ...]
    before: str
    after: str
    edits: tuple[Edit, ...] = ()

    @property
    def same(self) -> bool:
        """Tells whether the words are the same."""
        return not self.edits and self.before == self.after

    def as_dict(self) -> dict[str, Any]:
        """Returns it as values that JSON knows."""
        return {
            "edition": self.edition,
            "nature": self.nature,
            "statements": list(self.statements),
            "same": self.same,
            "text": self.after,
            "edits": [
                {"kind": one.kind.value, "material": one.material, "before": one.before, "after": one.after}
                for one in self.edits
            ],
        }


@frozen
class Again:
    """A sentence that other briefings say too: `total` statements have it, `uses` are the newest of them."""

    text: str
    total: int
    uses: tuple[Use, ...]

    def as_dict(self) -> dict[str, Any]:
        """Returns it as values that JSON knows."""
        return {"text": self.text, "statements": self.total, "uses": [one.as_dict() for one in self.uses]}


@frozen
class Copies:
    """The copies of a statement's words; `looked` counts the sentences that were looked for."""

    id: str
    words: str
    copies: tuple[Copy, ...]
    again: tuple[Again, ...]
    looked: int

    def as_dict(self) -> dict[str, Any]:
        """Returns them as values that JSON knows."""
        return {
            "schema": "onrecord.record-copies/1",
            "id": self.id,
            "words": self.words,
            "copies": [one.as_dict() for one in self.copies],
            "again": [one.as_dict() for one in self.again],
            "looked": self.looked,
        }


def copies(store: Store, finder: Finder, name: str, *, start: int | None = None, end: int | None = None) -> Copies:
    """Returns the copies of a statement, or of the words in it from one code point to another.

    Raises UsageError where the record holds no such statement, or the places are no words of it.
    """
    revision, one = store.statement(parse_ref(name))
    span = None
    if start is not None or end is not None:
        last = len(one.text) if end is None else end
        if not 0 <= (start or 0) < last <= len(one.text):
            raise UsageError(f"the statement has {len(one.text)} characters; {start or 0} to {last} are no words of it")
        span = Span(start or 0, last)
    wanted = passages(one.text, span)
    return Copies(
        id=revision.ref(one),
        words=one.text if span is None else span.cut(one.text),
        copies=tuple(in_editions(store, revision, one, compare)),
        again=tuple(said_again(finder, revision.briefing_id, wanted)),
        looked=len(wanted),
    )


def passages(text: str, span: Span | None) -> list[str]:
    """Returns the passage named, else the statement's first sentences that are long enough to say something."""
    if span is not None:
        return [span.cut(text)]
    found = (" ".join(one.cut(text).split()) for one in sentences(text))
    return [words for words in found if len(words) >= _LEAST][:SENTENCES]


def said_again(finder: Finder, briefing: str, wanted: Sequence[str]) -> Iterator[Again]:
    """Yields the passages that other briefings than one say too."""
    engine = finder.index.engine
    for text in wanted:
        if not phrase(text).pieces:
            continue
        found = PhraseUses(finder, text, Scope("all"))
        if sum(engine.counts(found.query, ["month"])["month"].values()) > _MOST:
            continue
        uses = [use for use in found.uses() if use.briefing != briefing]
        if uses:
            yield Again(text, len({use.statement for use in uses}), tuple(uses[::-1][:_USES]))


def in_editions(store: Store, revision: Revision, one: Statement, changed: Changed) -> Iterator[Copy]:
    """Yields a statement in the other editions of its briefing in its language."""
    rows = store.editions(revision.briefing_id)
    own = next(row for row in rows if row.id == revision.edition)
    others = [row for row in rows if row is not own and _spoken(row) == _spoken(own)]
    for row in others[:_EDITIONS]:
        other = store.revision(row.id)
        same = next((each for each in other.statements if each.text == one.text), None)
        if same is not None:
            yield Copy(row.id, row.nature, (other.ref(same),), one.text, one.text)
            continue
        for change in changed(revision, other).statements:
            if change.new and any(each.id == one.id for each in change.old):
                ids = tuple(other.ref(each) for each in change.new)
                yield Copy(row.id, row.nature, ids, change.before, change.after, tuple(change.edits))


def _spoken(row: EditionRow) -> str:
    return row.language.partition("-")[0]
