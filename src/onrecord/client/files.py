"""Verbs of the client: proofs, citations, quotations followed, pages checked, files and tables."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.client.things import Raw
from onrecord.client.transport import Query, Transport
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref

if TYPE_CHECKING:
    import polars as pl

_MEDIA: Final = {
    ".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".md": "text/markdown", ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_ANY: Final = "application/octet-stream"


class FileVerbs:
    """What a site's record proves, and what is taken out of it."""

    transport: Transport

    def receipt(self, statement: str, *, root: str | None = None) -> Raw:
        """Returns the evidence receipt of a statement: it is checked without the site (`onrecord receipt --check`)."""
        return self.transport.get(f"/statements/{parse_ref(statement)}/receipt", {"root": root})

    def cite(self, ids: Iterable[str], *, form: str = "plain") -> list[str]:
        """Returns a citation for each id, for a briefing one for each of its editions."""
        found: list[Any] = self.transport.listed("/citations", {"id": list(ids), "form": form})
        return found

    def resolve(self, statement: str, exact: str, *, prefix: str = "", suffix: str = "", start: int = 0) -> Raw:
        """Returns what became of words quoted from a statement: exact, moved, altered, lost or ambiguous. Never a guess."""
        asked: Query = {"exact": exact, "prefix": prefix, "suffix": suffix, "start": start}
        return self.transport.get(f"/annotations/{parse_ref(statement)}/resolution", asked)

    def annotation(self, statement: str, *, start: int | None = None, end: int | None = None) -> Raw:
        """Returns a passage of a statement as a W3C Web Annotation, which carries the site's address."""
        return self.transport.get(f"/annotations/{parse_ref(statement)}", {"start": start, "end": end})

    def check(self, page: str | Path | bytes) -> Raw:
        """Returns how a page differs from the record: a path, or the bytes of a page or draft. The site fetches nothing."""
        if isinstance(page, bytes):
            return self.transport.post("/check", page, _ANY)
        path = Path(page)
        try:
            content = path.read_bytes()
        except OSError as failure:
            raise UsageError(f"{path}: cannot be read: {failure.strerror or failure}") from None
        return self.transport.post("/check", content, _MEDIA.get(path.suffix.lower(), _ANY))

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

    def to_polars(self, query: str | None = None) -> pl.DataFrame:
        """Returns one row per statement, of the whole record or of a query; columns as in the codebook."""
        try:
            import polars as pl  # noqa: PLC0415  of the extra `tables`
        except ImportError:
            raise UsageError("a data frame needs the extra `onrecord[tables]`") from None
        with self.transport.stream("/exports/parquet", {"q": query}) as pieces:
            return pl.read_parquet(io.BytesIO(b"".join(pieces)))

    def to_pandas(self, query: str | None = None) -> Any:
        """Returns the same as `to_polars` for pandas."""
        return self.to_polars(query).to_pandas()
