"""Copies of a record, made while somebody may be writing to it, and records made from copies.

A copy holds the files of one moment and no projections: they are made again. It is verified before it gets its name, so
that a copy under its name is whole.
"""

from __future__ import annotations

import os
import re
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import RecordError, UsageError
from onrecord.record.layout import existing, sync_folder
from onrecord.record.lost import behind
from onrecord.record.merkle import Root
from onrecord.record.snapshot import snapshot
from onrecord.record.verify import Run, verify

_TAR = ".tar"
_BLOCK = 1 << 20
_NAME = re.compile(
    r"record\.json|ledger/\d{6}\.jsonl|captures/\d{4}/\d\d/\d{6}\.warc\.gz|revisions/[a-z0-9.-]+/[a-z0-9-]+/[a-z0-9-]+/\d+\.json"
)


def backup(folder: Path, target: Path, *, run: Run = map) -> Root:
    """Copies a record to a new folder, or to one file where `target` ends in `.tar`; returns the copy's root.

    Raises UsageError when the target is there already or cannot be written, RecordError when the ledger lost
    entries or the copy does not verify.
    """
    _refuse(target)
    # What lost its end makes no copy that would stand for the whole.
    behind(existing(folder))
    moment = snapshot(folder)
    with _unfinished(target) as part:
        if target.suffix == _TAR:
            _pack(folder, moment.files, part)
            with _unfinished(part.with_name(part.name + ".check")) as opened:
                _unpack(part, opened)
                _sound(opened, moment.root, run)
        else:
            for name, length in moment.files.items():
                _copy(folder / name, part / name, length)
            _sound(part, moment.root, run)
        part.rename(target)
        sync_folder(target.parent)
    return moment.root


def restore(source: Path, folder: Path, *, run: Run = map) -> Root:
    """Makes a record out of a copy (a folder or a `.tar` file); returns its root.

    Raises UsageError when the folder is there already and not empty or cannot be written, RecordError when the copy does
    not verify.
    """
    _refuse(folder)
    with _unfinished(folder) as part:
        if source.is_dir():
            for name, length in snapshot(source).files.items():
                _copy(source / name, part / name, length)
        else:
            _unpack(source, part)
        root = snapshot(part).root
        if not root.size:
            raise RecordError(f"{source}: holds no ledger; the copy was cut short")
        _sound(part, root, run)
        if folder.is_dir():
            folder.rmdir()
        part.rename(folder)
        sync_folder(folder.parent)
    return root


def _refuse(target: Path) -> None:
    if target.is_dir() and not any(target.iterdir()) and target.suffix != _TAR:
        return
    if target.exists():
        raise UsageError(f"{target}: is there already and is not overwritten; name a new place")


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """Gives the path under which something is made; nothing is left of it when that fails."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        yield part
    except OSError as failure:
        # What a broken tar file raises has no number: it is about the source.
        place = str(failure.filename or (target if failure.errno is not None else ""))
        if place and (Path(place) in target.parents or place.startswith(str(target))):
            raise UsageError(f"{target}: cannot be written: {failure.strerror or failure}") from None
        raise RecordError(f"{place or target}: {failure.strerror or failure}") from None
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        with suppress(FileNotFoundError, NotADirectoryError):
            part.unlink()


def _copy(source: Path, target: Path, length: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as file, target.open("xb") as copy:
        _pour(file, copy, length, source)
        copy.flush()
        os.fsync(copy.fileno())


def _pour(file: BinaryIO, copy: BinaryIO, length: int, source: Path) -> None:
    while length:
        block = file.read(min(length, _BLOCK))
        if not block:
            raise RecordError(f"{source}: {length} bytes shorter than the ledger says; see `onrecord verify`")
        copy.write(block)
        length -= len(block)


def _pack(folder: Path, files: dict[str, int], target: Path) -> None:
    with target.open("xb") as stream:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for name, length in files.items():
                info = tarfile.TarInfo(name)
                info.size = length
                with (folder / name).open("rb") as file:
                    archive.addfile(info, file)
        stream.flush()
        os.fsync(stream.fileno())


def _unpack(source: Path, folder: Path) -> None:
    """Unpacks the files of a record out of a tar file; refuses one that holds anything else."""
    try:
        with tarfile.open(source, mode="r:") as archive:
            for info in _files(archive, source):
                inside = archive.extractfile(info)
                target = folder / info.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as copy:
                    shutil.copyfileobj(inside or _nothing(source), copy, _BLOCK)
                    copy.flush()
                    os.fsync(copy.fileno())
    except tarfile.TarError as fault:
        raise RecordError(f"{source}: no copy of a record ({fault})") from None


def _files(archive: Iterable[tarfile.TarInfo], source: Path) -> Iterator[tarfile.TarInfo]:
    for info in archive:
        if not info.isreg() or not _NAME.fullmatch(info.name):
            raise RecordError(f"{source}: holds {info.name!r}, which is no file of a record")
        yield info


def _nothing(source: Path) -> BinaryIO:
    raise RecordError(f"{source}: a file in it cannot be read")


def _sound(folder: Path, root: Root, run: Run) -> None:
    """Raises RecordError when a copy is not sound."""
    faults = [one for one in verify(folder, since=str(root), run=run) if not one.note]
    if faults:
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise RecordError(f"the copy is not sound: {faults[0].line()}{more}; see `onrecord verify`")
