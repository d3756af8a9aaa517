"""Writes an export to a file or to standard output, and tells how much."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from attrs import asdict, frozen

from onrecord.cli.forms import json_line
from onrecord.cli.totals import counted
from onrecord.errors import UsageError
from onrecord.pipeline.follow import finder_of
from onrecord.record.export.codebook import csvw
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Exported
from onrecord.record.export.from_store import all_excerpts, excerpts_of, members_of
from onrecord.record.export.registry import export, format_named
from onrecord.record.store import Store

SCHEMA = "onrecord.exported/1"
_SEPARATORS = {"csv": ",", "tsv": "\t"}
_BINARY = {"parquet", "warc"}


@frozen
class Wanted:
    """What is to be exported: ids, a file of ids, all matches of a query, or, where none is given, everything."""

    ids: tuple[str, ...] = ()
    source: Iterable[str] | None = None
    query: str | None = None
    all_revisions: bool = False

    def excerpts(self, store: Store) -> Iterator[Excerpt]:
        """Returns the excerpts asked for."""
        if not self.ids and self.source is None and self.query is None:
            return all_excerpts(store, newest=not self.all_revisions)
        if self.all_revisions:
            raise UsageError("--all-revisions goes with the whole record; name revisions by id (…@r1)")
        return excerpts_of(store, chain(self.ids, _ids(self.source or ()), self._found(store)))

    def _found(self, store: Store) -> Iterator[str]:
        if self.query is None:
            return
        finder = finder_of(store)
        try:
            yield from (hit.row.id for hit in finder.every(self.query))
        finally:
            finder.index.close()


def export_file(form: str, folder: Path, output: Path | None, wanted: Wanted, *, as_json: bool) -> str:
    """Returns the line that tells how much was written."""
    found = format_named(form)
    with Store.open(folder) as store, _stream(output, binary=form in _BINARY) as stream:
        done = export(found.name, wanted.excerpts(store), stream, members=members_of(store))
    if output is not None and form in _SEPARATORS:
        about = output.with_name(f"{output.name}-metadata.json")
        about.write_bytes(csvw(output.name, separator=_SEPARATORS[form]))
    return json_line({"schema": SCHEMA, "format": form, **asdict(done)}) if as_json else told(done, output)


def told(done: Exported, output: Path | None) -> str:
    """Returns how much was written, and what had to be changed for it."""
    line = f"{counted(done.statements, 'statement')} of {counted(done.revisions, 'edition')}"
    if output is not None:
        line += f" in {output}"
    if done.replaced:
        line += f"; {counted(done.replaced, 'character')} that the format forbids shown as U+FFFD"
    return line


@contextmanager
def _stream(output: Path | None, *, binary: bool) -> Iterator[IO[bytes]]:
    """Opens standard output, or a file that takes its name when it is whole."""
    if output is None:
        if binary and sys.stdout.isatty():
            raise UsageError("this format is not text; name a file with --output")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(output)
    except OSError as fault:
        raise UsageError(f"{output}: cannot be written: {fault.strerror or fault}") from None
    finally:
        part.unlink(missing_ok=True)


def _ids(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        words = line.strip()
        if words:
            yield _id_in(words, number) if words.startswith("{") else words


def _id_in(words: str, number: int) -> str:
    try:
        value: dict[str, Any] = json.loads(words)
    except ValueError as fault:
        raise UsageError(f"line {number} of the ids is no JSON: {fault}") from None
    found = value.get("id") or value.get("statement")
    if not isinstance(found, str):
        raise UsageError(f"line {number} of the ids has no key `id` or `statement`")
    return found
