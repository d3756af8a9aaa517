"""Answers that take long to work out, kept beside the record as long as nothing changes that they hang on.

A projection: each answer lies in a file of its own, named for the state of the record, for the question, and for the program and
the lists that it was worked out with. Whatever of these changes, another file is looked for, so that none is ever out of date.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

from onrecord.errors import RecordError
from onrecord.model.canonical import canonical, digest
from onrecord.model.compact import packed, unpacked
from onrecord.record.lock import WriteLock
from onrecord.record.projections import sign_projections
from onrecord.record.store import Store

Value = TypeVar("Value")
FOLDER: Final = "answers"
MOST: Final = 128_000_000
"""Bytes of all answers of a record together; those asked for longest ago make room."""
_LARGEST: Final = MOST // 4
_STATE: Final = 16
"""Hexadecimal digits of a file's name that stand for the state of the record."""
_FILES: Final = frozenset({".py", ".yml", ".toml", ".json"})
_MAKING: Final[dict[Path, Lock]] = {}
"""Threads that ask the same wait for the one that asked first."""


def kept(store: Store, question: tuple[Any, ...], kind: Any, make: Callable[[], Value]) -> Value:
    """Returns the answer to a question, of a declared type: as it was kept, else made now and kept for the next who asks.

    `question` is of plain values and holds whatever the answer hangs on besides the record's ledger. Where nothing can be written
    the answer is made anew each time.
    """
    state = state_of(store)
    name = digest(canonical([repr(question), store.part, _program()]))
    path = store.layout.projections / FOLDER / f"{state[:_STATE]}-{name[:40]}.json"
    with _MAKING.setdefault(path, Lock()):
        try:
            held = _held(path, kind)
            if held is not None:
                found: Value = held[0]
                return found
            made = make()
            # Where another process is at it, or nothing can be written, the answer is given without keeping it.
            with suppress(RecordError, OSError):
                _keep(store, path, packed(made, kind))
            return made
        finally:
            _MAKING.pop(path, None)


def state_of(store: Store) -> str:
    """Returns a digest of what the catalog knows: how many entries of the ledger, and which one is the last."""
    (known,) = store.catalog.execute("SELECT entries FROM state").fetchone()
    last = store.entry(known - 1).leaf if known else ""
    return hashlib.sha256(f"{known} {last}".encode()).hexdigest()


def _held(path: Path, kind: Any) -> tuple[Any] | None:
    """Returns the answer in a file; None where there is none, or one that was damaged."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != head:
            return None
        value = unpacked(json.loads(body), kind)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    with suppress(OSError):
        path.touch()
    return (value,)


def _keep(store: Store, path: Path, value: Any) -> None:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(body) > _LARGEST:
        return
    with WriteLock(path.with_name("answers.lock")):
        part = path.with_suffix(".part")
        part.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        part.replace(path)
        _make_room(path)
        sign_projections(store.layout)


def _make_room(newest: Path) -> None:
    """Takes away answers of other states of the record, which nobody can ask for again, and the oldest where all are too much."""
    mine = newest.name[:_STATE]
    files = {path: path.stat() for path in newest.parent.glob("*.json")}
    size = 0
    for path in sorted(files, key=lambda one: (one != newest, -files[one].st_mtime_ns)):
        size += files[path].st_size
        if size > MOST or path.name[:_STATE] != mine:
            path.unlink(missing_ok=True)
            size -= files[path].st_size


@cache
def _program() -> str:
    """Returns what program works answers out: the files of the package as they lie there, and whether Chinese can be cut into words."""
    root = Path(__file__).resolve().parent.parent
    parts = ("analysis", "model", "offices", "pipeline", "record", "text", "web/record")
    files = sorted(path for part in parts for path in (root / part).rglob("*") if path.suffix in _FILES)
    states = [(path.relative_to(root).as_posix(), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return digest(canonical([find_spec("rjieba") is not None, states]))
