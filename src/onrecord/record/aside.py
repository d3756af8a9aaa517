"""What a crash left behind the ledger, put into a folder of its own before a writer goes on: nothing is thrown away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

from onrecord.record.layout import Layout, sync_folder


def set_aside(layout: Layout, tails: Mapping[str, int], revisions: Iterable[str]) -> None:
    """Copies the ends of archives from a byte on, and moves texts, to the next free folder of leftovers.

    The archives are as they were: who calls this cuts them when it is done. Files are named by their path in the record.
    """
    place = next(path for number in count(1) if not (path := layout.leftovers / f"{number:06d}").exists())
    try:
        for file, start in tails.items():
            _copy_end(layout.root / file, start, place / file)
    except OSError:
        # A full disk is not to be filled by what is tried again and again; nothing was moved yet.
        shutil.rmtree(place, ignore_errors=True)
        raise
    for file in revisions:
        target = place / file
        target.parent.mkdir(parents=True, exist_ok=True)
        (layout.root / file).replace(target)


def _copy_end(archive: Path, start: int, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open("rb") as source, target.open("xb") as copy:
        source.seek(start)
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())
    sync_folder(target.parent)
