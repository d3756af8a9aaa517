"""The files that a sweep is asked for: named one by one, by folder, or in a list."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from onrecord.errors import OnRecordError, UsageError
from onrecord.pipeline.scan.inputs import kind_of


def files_of(
    arguments: Iterable[str], *, stdin: IO[str] | None = None, passed: Callable[[Path], None] = lambda _: None
) -> list[str]:
    """Returns absolute paths of the files, each once: a folder stands for what it holds, `-` for a list on standard input.

    Raises UsageError for a file that is not there or cannot be swept; in folders such files are passed over, and told to
    `passed`.
    """
    found = dict.fromkeys(path for argument in arguments for path in _named(argument, stdin, passed))
    if not found:
        raise UsageError("no file to sweep; known are .warc, .wet, .jsonl (also with .gz) and .parquet")
    return list(found)


def _named(argument: str, stdin: IO[str] | None, passed: Callable[[Path], None]) -> Iterator[str]:
    if argument == "-":
        for line in stdin or ():
            if line.strip():
                yield from _named(line.strip(), None, passed)
        return
    path = Path(argument).absolute()
    if path.is_dir():
        yield from _inside(path, passed)
        return
    if not path.is_file():
        raise UsageError(f"{argument}: no such file")
    kind_of(path)
    yield str(path)


def _inside(folder: Path, passed: Callable[[Path], None]) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith("."):
                continue
            if _can_be_swept(path):
                yield str(path)
            else:
                passed(path)


def _can_be_swept(path: Path) -> bool:
    try:
        kind_of(path)
    except OnRecordError:
        return False
    return path.is_file()
