"""A record as a program sees it: iterate, look up, search, make tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.pipeline.follow import finder_of
from onrecord.pipeline.verbs.proofs import ProofVerbs, chosen
from onrecord.pipeline.verbs.replies import ReplyVerbs
from onrecord.pipeline.verbs.things import ThingVerbs
from onrecord.pipeline.verbs.words import WordVerbs
from onrecord.record.coverage import Coverage, coverage
from onrecord.record.export.frame import to_pandas, to_polars
from onrecord.record.rows import BriefingRow
from onrecord.record.store import Store
from onrecord.search import Finder, Hit, Hits

if TYPE_CHECKING:
    import polars as pl


@frozen
class Said:
    """A statement in its revision. `id` is its full id with the revision: what a citation carries."""

    revision: Revision
    statement: Statement

    @property
    def id(self) -> str:
        """Returns the full id."""
        return self.revision.ref(self.statement)

    @property
    def text(self) -> str:
        """Returns the words."""
        return self.statement.text

    @property
    def date(self) -> date | None:
        """Returns the day of the briefing."""
        return self.revision.briefing.date

    @property
    def speaker(self) -> str | None:
        """Returns who speaks as printed; None where the page does not say it on the statement itself."""
        return self.statement.speaker

    @property
    def presider(self) -> str | None:
        """Returns who leads for the answering side."""
        return self.revision.briefing.presider

    @property
    def kind(self) -> str:
        """Returns what sort of statement it is: speech, question, answer, narrative."""
        return self.statement.kind.value

    @property
    def language(self) -> str | None:
        """Returns the language of the edition."""
        return self.revision.briefing.language

    @property
    def outlet(self) -> str | None:
        """Returns who asks as printed."""
        return self.statement.outlet

    @property
    def label(self) -> str | None:
        """Returns the printed label."""
        return self.statement.label


@frozen
class Exchange:
    """A question with its answers, follow-ups included. `id` carries the revision."""

    id: str
    statements: tuple[Said, ...]


class Record(WordVerbs, ReplyVerbs, ThingVerbs, ProofVerbs):
    """A record open for reading. Iterators give the newest revision of every edition, oldest briefing first.

    `onrecord.Client` has the same verbs for the record of a site.
    """

    def __init__(self, folder: Path | str) -> None:
        """Opens the record in a folder; raises RecordError when there is none."""
        self.store = Store.open(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes catalog and index."""
        if "finder" in self.__dict__:
            self.finder.index.close()
        self.store.close()

    @cached_property
    def finder(self) -> Finder:
        """Returns the search index with its names and synonyms."""
        return finder_of(self.store)

    def briefings(
        self, *, office: str | None = None, after: date | None = None, before: date | None = None
    ) -> Iterator[BriefingRow]:
        """Yields briefings by date; `after` and `before` include their days."""
        return self.store.briefings(office=office, after=after, before=before)

    def revisions(self) -> Iterator[Revision]:
        """Yields the newest revision of every edition."""
        return self.store.revisions()

    def exchanges(self) -> Iterator[Exchange]:
        """Yields every exchange of every edition."""
        for revision in self.revisions():
            for number, statements in revision.exchanges().items():
                yield Exchange(revision.exchange_ref(number), tuple(Said(revision, one) for one in statements))

    def exchange(self, name: str) -> Exchange:
        """Returns one exchange by its id; raises UsageError when the record holds none such."""
        ref = parse_ref(name)
        revision = self.store.revision(ref)
        if ref.item is not None and ref.item.startswith("x"):
            found = revision.exchanges().get(int(ref.item[1:]))
            if found:
                return Exchange(revision.exchange_ref(int(ref.item[1:])), tuple(Said(revision, one) for one in found))
        raise UsageError(f"the record holds no `{ref}`")

    def statements(self, query: str | None = None) -> Iterator[Said]:
        """Yields every statement of every edition, or all that match a query, oldest briefing first."""
        for excerpt in chosen(self.store, self.finder if query is not None else None, query):
            yield from (Said(excerpt.revision, one) for one in excerpt.statements)

    def statement(self, name: str) -> Said:
        """Returns one statement by its id; raises UsageError when the record holds none such."""
        return Said(*self.store.statement(name))

    def search(
        self, query: str, *, limit: int = 10, offset: int = 0, by: Iterable[str] = (), exact: bool = False
    ) -> Hits:
        """Returns the answer to a query; `by` asks for counts (month, speaker, outlet, office, kind, language).

        Raises UsageError for a query that cannot be read.
        """
        return self.finder.search(query, limit=limit, offset=offset, by=by, exact=exact)

    def every(self, query: str) -> Iterator[Hit]:
        """Yields all matches of a query, by date."""
        return self.finder.every(query)

    def coverage(
        self, *, office: str | None = None, after: date | None = None, before: date | None = None
    ) -> list[Coverage]:
        """Returns how much is held of what each office was expected to say."""
        return coverage(self.store, office=office, after=after, before=before)

    def to_polars(self, query: str | None = None) -> pl.DataFrame:
        """Returns one row per statement, of the whole record or of a query; columns as in the codebook."""
        return to_polars(chosen(self.store, self.finder if query is not None else None, query))

    def to_pandas(self, query: str | None = None) -> Any:
        """Returns the same as `to_polars` for pandas."""
        return to_pandas(chosen(self.store, self.finder if query is not None else None, query))


def open_record(folder: Path | str = "record") -> Record:
    """Opens the record in a folder for reading; raises RecordError when there is none."""
    return Record(folder)
