"""A record as a program sees it: iterate, look up, search, make tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.pipeline.follow import finder_of
from onrecord.record.coverage import Coverage, coverage
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.frame import to_pandas, to_polars
from onrecord.record.export.from_store import all_excerpts, excerpts_of
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


@frozen
class Exchange:
    """A question with its answers, follow-ups included. `id` carries the revision."""

    id: str
    statements: tuple[Said, ...]


class Record:
    """A record open for reading. Iterators give the newest revision of every edition, oldest briefing first."""

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

    def statements(self) -> Iterator[Said]:
        """Yields every statement of every edition."""
        for revision in self.revisions():
            yield from (Said(revision, one) for one in revision.statements)

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
        return to_polars(self._excerpts(query))

    def to_pandas(self, query: str | None = None) -> Any:
        """Returns the same as `to_polars` for pandas."""
        return to_pandas(self._excerpts(query))

    def _excerpts(self, query: str | None) -> Iterator[Excerpt]:
        if query is None:
            return all_excerpts(self.store)
        return excerpts_of(self.store, (hit.row.id for hit in self.every(query)))


def open_record(folder: Path | str = "record") -> Record:
    """Opens the record in a folder for reading; raises RecordError when there is none."""
    return Record(folder)
