"""The files that a sweep is asked for: named one by one, by folder, or in a list."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from onrecord.errors import OnRecordError, UsageError
from onrecord.pipeline.scan.inputs import kind_of


def files_of(arguments: Iterable[str], *, stdin: IO[str] | None = None) -> list[str]:
    """Returns absolute paths of the files, each once: a folder stands for what it holds, `-` for a list on standard input.

    Raises UsageError for a file that is not there or cannot be swept; in folders such files are passed over.
    """
    found = dict.fromkeys(path for argument in arguments for path in _named(argument, stdin))
    if not found:
        raise UsageError("no file to sweep; known are .warc, .wet, .jsonl (also with .gz) and .parquet")
    return list(found)


def _named(argument: str, stdin: IO[str] | None) -> Iterator[str]:
    if argument == "-":
        for line in stdin or ():
            if line.strip():
                yield from _named(line.strip(), None)
        return
    path = Path(argument).absolute()
    if path.is_dir():
        yield from _inside(path)
        return
    kind_of(path)
    if not path.is_file():
        raise UsageError(f"{argument}: no such file")
    yield str(path)


def _inside(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and _can_be_swept(path):
                yield str(path)


def _can_be_swept(path: Path) -> bool:
    try:
        kind_of(path)
    except OnRecordError:
        return False
    return path.is_file()
