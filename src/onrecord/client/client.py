"""The verbs of a record, at a distance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from types import TracebackType
from typing import Self

import httpx

from onrecord.client import answers
from onrecord.client.files import FileVerbs
from onrecord.client.things import Briefing, Coverage, Exchange, Hit, Hits, Raw, Revision, Said
from onrecord.client.transport import MOST, Query, Transport, days
from onrecord.client.words import WordVerbs
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref


class Client(WordVerbs, FileVerbs):
    """The record of a site: `onrecord.Client("https://record.example")`, with the verbs of `onrecord.open`.

    Iterators ask for part after part as they are read. Every verb raises SiteError where the site refuses or is out of
    reach; a busy site is asked again as it says.
    """

    def __init__(
        self, address: str, *, retries: int = 4, timeout: float = 60.0, http: httpx.Client | None = None
    ) -> None:
        """Takes the site's address; raises UsageError where it is none."""
        if not address.startswith(("http://", "https://")):
            raise UsageError(f"`{address}` is no address of a site; it begins with https:// or http://")
        self.transport = Transport(address, retries=retries, timeout=timeout, http=http)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection."""
        self.transport.close()

    def state(self) -> Raw:
        """Returns the state of the record: its root, and how much it holds."""
        return self.transport.get("/record")

    def offices(self) -> list[Raw]:
        """Returns the press offices with what is held of each."""
        return self.transport.listed("/offices")

    def briefings(
        self, *, office: str | None = None, after: date | None = None, before: date | None = None
    ) -> Iterator[Briefing]:
        """Yields briefings by date; `after` and `before` include their days."""
        asked = {"office": office, **days(after, before), "sort": "oldest", "limit": MOST}
        return map(answers.briefing, self.transport.items("/briefings", asked))

    def briefing(self, name: str) -> Briefing:
        """Returns one briefing by its id."""
        return answers.briefing(self.transport.get(f"/briefings/{parse_ref(name).briefing}"))

    def edition(self, name: str) -> Revision:
        """Returns an edition with all its statements: the newest revision, or the one that the id names."""
        return answers.revision(self.transport.get(f"/editions/{parse_ref(name)}"))

    def revisions(self) -> Iterator[Revision]:
        """Yields the newest revision of every edition."""
        return map(answers.revision, self._editions())

    def exchanges(self) -> Iterator[Exchange]:
        """Yields every exchange of every edition."""
        for one in self._editions():
            yield from answers.exchanges(one)

    def statements(self, query: str | None = None) -> Iterator[Said]:
        """Yields every statement of every edition, or all that match a query, oldest briefing first."""
        for row in self.transport.lines("/exports/jsonl", {"q": query}):
            yield answers.said(row, row)

    def statement(self, name: str) -> Said:
        """Returns one statement by its id; without a revision as the newest that has it does."""
        raw = self.transport.get(f"/statements/{parse_ref(name)}")
        return answers.said(raw, raw["event"])

    def exchange(self, name: str) -> Exchange:
        """Returns one exchange by its id."""
        raw = self.transport.get(f"/exchanges/{parse_ref(name)}")
        return Exchange(raw["id"], tuple(answers.said(one, raw["event"]) for one in raw["statements"]))

    def search(
        self, query: str, *, limit: int = 10, offset: int = 0, by: Iterable[str] = (), exact: bool = False
    ) -> Hits:
        """Returns the answer to a query; `by` asks for counts (month, speaker, outlet, office, kind, language)."""
        most = min(max(limit + offset, 1), MOST)
        asked: Query = {"q": query, "limit": most, "by": list(by), "exact": exact}
        parts = self.transport.pages("/search", asked)
        first = next(parts)
        found = (one for part in _with(first, parts) for one in part["items"])
        return answers.hits(first, [answers.hit(one) for one in islice(found, offset, offset + limit)], offset)

    def every(self, query: str) -> Iterator[Hit]:
        """Yields the matches of a query, by date where it has no order of its own: the first 10,000.

        `statements(query)` has all of them, without what shows why.
        """
        asked: Query = {"q": query, "limit": MOST, "sort": "oldest"}
        return map(answers.hit, self.transport.items("/search", asked))

    def coverage(
        self, *, office: str | None = None, after: date | None = None, before: date | None = None
    ) -> list[Coverage]:
        """Returns how much is held of what each office was expected to say."""
        found = self.transport.listed("/coverage", {"office": office, **days(after, before)})
        return [answers.coverage(one) for one in found]

    def edition_history(self, edition: str) -> Raw:
        """Returns the revisions of an edition and the checks of its pages."""
        return self.transport.get(f"/editions/{parse_ref(edition).plain()}/revisions")

    def changes(self, edition: str, *, old: int | None = None, new: int | None = None, noise: bool = False) -> Raw:
        """Returns what changed from one revision of an edition to another: to the newest, if not said."""
        asked: Query = {"old": old, "new": new, "noise": noise}
        return self.transport.get(f"/editions/{parse_ref(edition).plain()}/changes", asked)

    def parallel(self, briefing: str, *, languages: str | None = None) -> Raw:
        """Returns two languages of a briefing side by side, and what differs; `languages` are two, such as `en,zh`."""
        return self.transport.get(f"/briefings/{parse_ref(briefing).briefing}/parallel", {"languages": languages})

    def copies(self, statement: str, *, start: int | None = None, end: int | None = None) -> Raw:
        """Returns where the record has a statement's words again: in other editions, and in other briefings."""
        return self.transport.get(f"/statements/{parse_ref(statement)}/copies", {"start": start, "end": end})

    def names(
        self, *, office: str | None = None, sort: str | None = None, standing: str | None = None
    ) -> Iterator[Raw]:
        """Yields names as labels print them, and whom each means; what is unclear stays unclear."""
        return self.transport.items("/names", {"office": office, "sort": sort, "standing": standing, "limit": MOST})

    def corrections(self, *, target: str | None = None, kind: str | None = None) -> Iterator[Raw]:
        """Yields the log of corrections and omissions, the newest first; of a thing and of what is in it, or of all."""
        return self.transport.items("/corrections", {"target": target, "kind": kind, "limit": MOST})

    def omitted(self, briefing: str) -> list[Raw]:
        """Returns what is said to be missing from a briefing's official page, with who says so."""
        return self.transport.listed(f"/briefings/{parse_ref(briefing).briefing}/omitted")

    def _editions(self) -> Iterator[Raw]:
        for briefing in self.briefings():
            for one in briefing.editions:
                yield self.transport.get(f"/editions/{one.id}")


def _with(first: Raw, rest: Iterator[Raw]) -> Iterator[Raw]:
    yield first
    yield from rest
