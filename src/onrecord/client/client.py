"""The verbs of a record, at a distance."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from onrecord.client import things
from onrecord.client.things import Briefing, Exchange, History, Hit, Hits, Report, Resolution, Said, Use
from onrecord.client.transport import Query, Transport
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref

_MEDIA = {
    ".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".md": "text/markdown", ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_MOST = 100
Raw = Mapping[str, Any]


class Client:
    """The record of a site: `onrecord.Client("https://record.example")`. Iterators ask for part after part as they are read.

    Every verb raises SiteError where the site refuses or is out of reach; a busy site is asked again as it says.
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

    def record(self) -> Raw:
        """Returns the state of the record: its root, and how much it holds."""
        return self.transport.get("/record")

    def offices(self) -> list[Raw]:
        """Returns the press offices with what is held of each."""
        return list(self.transport.get("/offices")["items"])

    def briefings(
        self, *, office: str | None = None, after: date | None = None, before: date | None = None
    ) -> Iterator[Briefing]:
        """Yields briefings, the newest first; `after` and `before` include their days."""
        asked = {"office": office, **_days(after, before), "limit": _MOST}
        return map(things.briefing, self._items("/briefings", asked))

    def briefing(self, name: str) -> Briefing:
        """Returns one briefing by its id."""
        return things.briefing(self.transport.get(f"/briefings/{parse_ref(name).briefing}"))

    def edition(self, name: str) -> Raw:
        """Returns an edition with all its statements: the newest revision, or the one that the id names."""
        return self.transport.get(f"/editions/{parse_ref(name)}")

    def statement(self, name: str) -> Said:
        """Returns one statement by its id; without a revision as the newest that has it does."""
        raw = self.transport.get(f"/statements/{parse_ref(name)}")
        return things.said(raw, raw["event"])

    def exchange(self, name: str) -> Exchange:
        """Returns one exchange by its id."""
        raw = self.transport.get(f"/exchanges/{parse_ref(name)}")
        return Exchange(raw["id"], tuple(things.said(one, raw["event"]) for one in raw["statements"]), raw)

    def statements(self, query: str | None = None) -> Iterator[Raw]:
        """Yields every statement of the record or of a query, oldest first, as the columns of the codebook."""
        with self.transport.stream("/exports/jsonl", {"q": query}) as pieces:
            yield from map(json.loads, _lines(pieces))

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        by: Iterable[str] = (),
        exact: bool = False,
        sort: str | None = None,
        cursor: str | None = None,
    ) -> Hits:
        """Returns the answer to a query; `by` asks for counts (month, speaker, outlet, office, kind, language)."""
        asked: Query = {"q": query, "limit": limit, "by": list(by), "exact": exact, "sort": sort, "cursor": cursor}
        return things.hits(self.transport.get("/search", asked))

    def every(self, query: str, *, sort: str | None = None) -> Iterator[Hit]:
        """Yields the matches of a query, by date where it has no order of its own: the first 10,000.

        `statements(query)` has all of them, without what shows why.
        """
        asked: Query = {"q": query, "limit": _MOST, "sort": sort or "oldest"}
        return map(things.hit, self._items("/search", asked))

    def history(  # noqa: PLR0913  as many as `onrecord history` has
        self,
        phrase: str,
        *,
        by: str = "month",
        said_by: str = "office",
        office: str | None = None,
        language: str | None = None,
        after: date | None = None,
        before: date | None = None,
    ) -> History:
        """Returns the history of a phrase with all of its uses."""
        asked: Query = {
            "phrase": phrase, "by": by, "said_by": said_by, "office": office, "language": language, "limit": _MOST,
            **_days(after, before),
        }  # fmt: skip
        parts = list(self.transport.pages("/history", asked))
        raw = {**parts[0], "uses": [one for part in parts for one in part["uses"]], "next": None}
        uses = tuple(one for one in map(things.use, raw["uses"]) if isinstance(one, Use))
        first, last = things.use(raw["first"]), things.use(raw["last"])
        return History(raw["phrase"], first, last, raw["days"], uses, tuple(raw["periods"]), raw["coverage"], raw)

    def new(self, briefing: str = "latest") -> list[Raw]:
        """Returns what a briefing says for the first time, and what is back, for each of its editions."""
        return list(self.transport.get("/new", {"briefing": briefing})["items"])

    def terms(self, briefing: str = "latest") -> list[Raw]:
        """Returns the terms of a briefing with their history, for each of its editions."""
        return list(self.transport.get("/terms", {"briefing": briefing})["items"])

    def compare(
        self,
        before: str,
        after: str,
        *,
        issue: str | None = None,
        office: str | None = None,
        language: str | None = None,
    ) -> list[Raw]:
        """Returns what wording was kept, changed, dropped, new from one window (`2019..2021`) to another."""
        asked: Query = {"before": before, "after": after, "issue": issue, "office": office, "language": language}
        return list(self.transport.get("/compare", asked)["items"])

    def replies(self, *, briefing: str | None = None, office: str | None = None) -> Iterator[Raw]:
        """Yields how questions were answered, with the words that show it."""
        return self._items("/replies", {"briefing": briefing, "office": office, "limit": _MOST})

    def followups(self, *, office: str | None = None, state: str | None = None) -> Iterator[Raw]:
        """Yields answers that were put off, and what later statements suggest."""
        return self._items("/followups", {"office": office, "state": state, "limit": _MOST})

    def coverage(
        self, *, office: str | None = None, after: date | None = None, before: date | None = None
    ) -> list[Raw]:
        """Returns how much is held of what each office was expected to say."""
        return list(self.transport.get("/coverage", {"office": office, **_days(after, before)})["items"])

    def revisions(self, edition: str) -> Raw:
        """Returns the revisions of an edition and the checks of its pages."""
        return self.transport.get(f"/editions/{parse_ref(edition).plain()}/revisions")

    def changes(self, edition: str, *, old: int | None = None, new: int | None = None) -> Raw:
        """Returns what changed from one revision of an edition to another: to the newest, if not said."""
        return self.transport.get(f"/editions/{parse_ref(edition).plain()}/changes", {"old": old, "new": new})

    def receipt(self, statement: str, *, root: str | None = None) -> Raw:
        """Returns the evidence receipt of a statement: it is checked without the site (`onrecord receipt --check`)."""
        return self.transport.get(f"/statements/{parse_ref(statement)}/receipt", {"root": root})

    def resolve(self, statement: str, exact: str, *, prefix: str = "", suffix: str = "", start: int = 0) -> Resolution:
        """Returns what became of words quoted from a statement."""
        asked: Query = {"exact": exact, "prefix": prefix, "suffix": suffix, "start": start}
        raw = self.transport.get(f"/annotations/{parse_ref(statement)}/resolution", asked)
        return Resolution(raw["outcome"], raw["now"], raw["revision"], tuple(raw["words"]))

    def annotation(self, statement: str, *, start: int | None = None, end: int | None = None) -> Raw:
        """Returns a passage of a statement as a W3C Web Annotation."""
        return self.transport.get(f"/annotations/{parse_ref(statement)}", {"start": start, "end": end})

    def check(self, page: str | Path | bytes) -> Report:
        """Returns how a page differs from the record: a path, or the bytes of a page or draft."""
        if isinstance(page, bytes):
            content, media = page, "application/octet-stream"
        else:
            path = Path(page)
            try:
                content = path.read_bytes()
            except OSError as failure:
                raise UsageError(f"{path}: cannot be read: {failure.strerror or failure}") from None
            media = _MEDIA.get(path.suffix.lower(), "application/octet-stream")
        raw = self.transport.post("/check", content, media)
        return Report(raw["material"], tuple(raw["passages"]), tuple(raw["quotations"]), raw)

    def export(self, form: str, output: str | Path, *, query: str | None = None, ids: Iterable[str] = ()) -> int:
        """Writes statements to a file in any export form and returns how many bytes; the file takes its name when it is whole."""
        path = Path(output)
        part = path.with_name(f".{path.name}.part")
        size = 0
        try:
            with (
                self.transport.stream(f"/exports/{form}", {"q": query, "id": list(ids)}) as pieces,
                part.open("wb") as file,
            ):
                for piece in pieces:
                    size += file.write(piece)
            part.replace(path)
        except OSError as failure:
            raise UsageError(f"{path}: cannot be written: {failure.strerror or failure}") from None
        finally:
            part.unlink(missing_ok=True)
        return size

    def _items(self, path: str, query: Query) -> Iterator[Raw]:
        for part in self.transport.pages(path, query):
            yield from part["items"]


def _days(after: date | None, before: date | None) -> dict[str, str | None]:
    return {"after": after.isoformat() if after else None, "before": before.isoformat() if before else None}


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        *whole, held = (held + piece).split(b"\n")
        yield from whole
    if held:
        yield held
