"""The output of one input file: written aside, made durable, then given its name; there whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from attrs import asdict

from onrecord.model.canonical import canonical
from onrecord.pipeline.scan.plan import Bad, Form, Summary
from onrecord.pipeline.scan.row_file import open_rows
from onrecord.record.layout import sync_folder

PART = ".part"
QUARANTINE = ".quarantine.jsonl"
QUARANTINE_SCHEMA = "onrecord.quarantine/1"


def output_name(file: str, form: Form) -> str:
    """Returns the name of a file's output: its own name, eight digits that tell files of one name apart, the form."""
    whole = os.path.abspath(file) if "://" not in file else file  # noqa: PTH100  the same name in every folder it is called from
    digits = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{Path(file).name}-{digits}.{form}"


def quarantine_name(file: str, form: Form) -> str:
    """Returns the name of the list of pages of a file that were set apart."""
    return output_name(file, form).removesuffix(f".{form}") + QUARANTINE


class Output:
    """Takes the rows of one file; nothing has its name before `finish`."""

    def __init__(self, out: Path, file: str, form: Form) -> None:
        self._target = out / output_name(file, form)
        self._aside = out / quarantine_name(file, form)
        self._part = out / f".{self._target.name}.{uuid4().hex[:12]}{PART}"
        self._stream = self._part.open("wb")
        self._rows = open_rows(self._stream, form)
        self._file = file
        self._bad: list[Bad] = []

    def add(self, rows: Iterable[dict[str, Any]], bad: Iterable[Bad]) -> None:
        """Takes rows, and pages set apart."""
        name = Path(self._file).name
        for row in rows:
            self._rows.add({"file": name, **row})
        self._bad += bad

    def finish(self, summary: Summary) -> None:
        """Makes the output durable and gives it its name, the list of pages set apart before it."""
        self._rows.end(summary)
        _sync(self._stream)
        if self._bad:
            write_durably(self._aside, (quarantine_line(one) for one in sorted(self._bad, key=lambda one: one.number)))
        else:
            self._aside.unlink(missing_ok=True)
        self._part.replace(self._target)
        sync_folder(self._target.parent)

    def drop(self) -> None:
        """Takes away what was written."""
        self._rows.drop()
        self._stream.close()
        self._part.unlink(missing_ok=True)


@contextmanager
def output(out: Path, file: str, form: Form) -> Iterator[Output]:
    """Yields the output of a file; what is not finished is taken away."""
    made = Output(out, file, form)
    try:
        yield made
    finally:
        made.drop()


def quarantine_line(one: Bad) -> bytes:
    """Returns a page that was set apart as a line of JSON."""
    return canonical({"schema": QUARANTINE_SCHEMA, **asdict(one), "file": Path(one.file).name}) + b"\n"


def quarantined(out: Path) -> Iterator[dict[str, Any]]:
    """Yields the pages that were set apart in a sweep, file by file."""
    for path in sorted(out.glob(f"*{QUARANTINE}")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)


def write_durably(path: Path, lines: Iterable[bytes]) -> None:
    """Writes a file so that after a crash it is there whole or not at all, whoever else writes it at the same time."""
    part = path.with_name(f".{path.name}.{uuid4().hex[:12]}{PART}")
    with part.open("wb") as stream:
        stream.writelines(lines)
        _sync(stream)
    part.replace(path)


def sweep_parts(out: Path) -> int:
    """Removes what killed processes left half written and returns how many files that were."""
    parts = [*out.glob(f".*{PART}")]
    for path in parts:
        path.unlink(missing_ok=True)
    return len(parts)


def _sync(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())
    stream.close()
