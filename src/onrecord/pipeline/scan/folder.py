"""The folder of a sweep: its outputs, the index that it was made with, and what says which record that was of.

index/        the index of copies as it was when the sweep began: links to its files, which never change
sweep.json    of which record at which entry, and the form of the outputs
*.parquet     an output for each input file (or *.jsonl), and *.quarantine.jsonl for pages set apart
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.errors import RecordError, UsageError
from onrecord.model.canonical import canonical
from onrecord.pipeline.scan.output import QUARANTINE, sweep_parts, write_durably
from onrecord.pipeline.scan.plan import Form
from onrecord.record.layout import sync_folder
from onrecord.record.lock import WriteLock
from onrecord.record.store import Store

SCHEMA = "onrecord.sweep/1"
_ABOUT, _INDEX, _LOCK = "sweep.json", "index", ".lock"


@frozen
class Swept:
    """What a sweep looks for: the statements of an index, and which record they are of (its id), at which ledger entry."""

    record: str | None
    entry: int
    statements: int
    words: int
    form: Form


@contextmanager
def sweep_folder(out: Path, index: ReuseIndex, *, record: str | None) -> Iterator[Swept]:
    """Yields what the sweep in a folder looks for; a sweep begun before goes on with the index that it began with.

    No other sweep writes to the folder meanwhile. Raises UsageError for a folder of something else, of the sweep of
    another record, or in use.
    """
    _refuse_others(out)
    try:
        lock = WriteLock(out / _LOCK)
    except RecordError as held:
        raise UsageError(f"{out}: another sweep writes here, or nothing can be written ({held})") from None
    with lock:
        sweep_parts(out)
        begun = swept(out)
        if begun is None:
            begun = Swept(record, index.last_entry, index.statements, index.words, _form())
            _link(index.folder, out / _INDEX)
            write_durably(out / _ABOUT, [canonical({"schema": SCHEMA, **asdict(begun)}) + b"\n"])
            sync_folder(out)
        elif begun.record != record:
            raise UsageError(f"{out}: holds a sweep for another record; name a new folder with --out")
        yield begun


def record_id(store: Store) -> str:
    """Returns what tells a record from every other one."""
    return str(json.loads(store.layout.about.read_bytes())["id"])


def index_folder(out: Path) -> Path:
    """Returns the folder of the index that the sweep in a folder is made with."""
    return out / _INDEX


def swept(out: Path) -> Swept | None:
    """Returns what the sweep in a folder looked for, None where none was begun; raises UsageError for a damaged file."""
    try:
        about = json.loads((out / _ABOUT).read_bytes())
        facts: dict[str, Any] = {name: about[name] for name in ("record", "entry", "statements", "words", "form")}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UsageError(f"{out / _ABOUT}: cannot be read ({fault}); name a new folder with --out") from None
    return Swept(**facts)


def outputs(out: Path) -> list[Path]:
    """Returns the outputs of a sweep, by name; raises UsageError where there is none in the folder."""
    about = swept(out) if out.is_dir() else None
    if about is None:
        raise UsageError(f"{out}: no sweep; `onrecord scan FILE… --out {out}` makes one")
    return sorted(path for path in out.glob(f"*.{about.form}") if not path.name.endswith(QUARANTINE))


def _form() -> Form:
    return "parquet" if find_spec("pyarrow") is not None else "jsonl"


def _refuse_others(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        others = sorted(path.name for path in out.iterdir() if path.name not in {_LOCK, _INDEX})
    except OSError as fault:
        raise UsageError(f"{out}: nothing can be written here ({fault.strerror or fault})") from None
    if others and _ABOUT not in others:
        raise UsageError(f"{out}: no sweep, and not empty ({others[0]}); name a new folder with --out")


def _link(source: Path, target: Path) -> None:
    """Makes the files of an index appear in another folder: linked, or copied where that is another disk."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, copy_function=_linked)


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
