"""Whether the ledger lost entries from its end: more is known of, or lies behind it, than a crash can leave there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import closing
from pathlib import Path
from typing import Final

from attrs import field, frozen

from onrecord.archive.members import members
from onrecord.errors import RecordError
from onrecord.record.layout import Layout
from onrecord.record.prepared import BATCH
from onrecord.record.projections import is_as_noted
from onrecord.record.snapshot import snapshot

STEP: Final = "take the folder `ledger` from a backup"


@frozen
class Seen:
    """What was in a record's folder before its ledger was read: nothing of it may be beyond the ledger but one batch.

    `archives` are the lengths of the files of captures, `revisions` the files of texts, both by their path in the folder.
    `catalog` is how many entries the catalog says that it took up, and how many it has up to the last that left a row.
    """

    archives: dict[str, int] = field(repr=False)
    revisions: frozenset[str] = field(repr=False)
    catalog: tuple[int, int] = (0, 0)


def seen(layout: Layout) -> Seen:
    """Returns what is in a record's folder now."""
    archives = {_name(layout, path): path.stat().st_size for path in layout.captures.glob("[0-9]*/[0-9]*/*.warc.gz")}
    revisions = frozenset(_name(layout, path) for path in layout.revisions.rglob("*.json"))
    return Seen(dict(sorted(archives.items())), revisions, of_catalog(layout))


def lost(
    layout: Layout, before: Seen, *, size: int, ends: Mapping[str, int], revisions: AbstractSet[str]
) -> str | None:
    """Returns in which way entries of the ledger are missing, None where what is beyond it is no more than a crash leaves.

    `size` is the number of entries, `ends` how far they reach into each archive, `revisions` the files that they name.
    """
    known = ahead(layout, before.catalog, size=size)
    if known is not None:
        return known
    tails = _tails(before, ends)
    texts = len(before.revisions - revisions)
    if not size and (tails or texts):
        return f"is empty, and {len(tails)} archives and {texts} revisions lie beside it: entries were lost"
    captures = _captures(layout, tails)
    if captures > BATCH or (texts > BATCH and tails):
        told = f"{captures} captures and {texts} revisions" if captures <= BATCH else f"more than {BATCH} captures"
        return f"holds {size} entries; {told} lie behind them, more than a crash leaves: entries were lost"
    return None


def of_catalog(layout: Layout) -> tuple[int, int]:
    """Returns how many entries the catalog took up, and how many up to the last that has a row; 0 where it cannot tell."""
    if not layout.catalog.exists():
        return 0, 0
    try:
        with closing(sqlite3.connect(f"{layout.catalog.absolute().as_uri()}?mode=ro", uri=True)) as catalog:
            (taken,) = catalog.execute("SELECT entries FROM state").fetchone()
            return int(taken), max(_rows(catalog))
    except (sqlite3.Error, TypeError, ValueError):
        return 0, 0


def ahead(layout: Layout, catalog: tuple[int, int], *, size: int) -> str | None:
    """Returns that the catalog knows more entries than the ledger's `size`, None where it does not or is not to be believed.

    It is written after the ledger, so no crash leaves it so; a bit that flipped in it is not believed.
    """
    taken, rows = catalog
    if size < taken and (size < rows or is_as_noted(layout, layout.catalog)):
        return f"holds {size} entries; the catalog knows {taken}: entries were lost"
    return None


def refuse_ahead(layout: Layout, *, size: int) -> None:
    """Raises RecordError where the catalog knows more entries than the ledger's `size`."""
    fault = ahead(layout, of_catalog(layout), size=size)
    if fault is not None:
        raise RecordError(_refusal(layout, fault))


def behind(layout: Layout) -> tuple[dict[str, int], list[str]]:
    """Returns the archives that reach behind the ledger with the byte from which they do, and the texts that no entry names.

    Raises RecordError where these are more than a crash leaves: the ledger lost entries.
    """
    before = seen(layout)
    moment = snapshot(layout.root)
    fault = lost(
        layout, before, size=moment.root.size, ends=moment.files, revisions=before.revisions & moment.files.keys()
    )
    if fault is not None:
        raise RecordError(_refusal(layout, fault))
    return _tails(before, moment.files), sorted(before.revisions - moment.files.keys())


def _refusal(layout: Layout, fault: str) -> str:
    """Returns the message for a record that must not be written to."""
    return f"{layout.ledger}: {fault}; nothing is written; {STEP} (see `onrecord verify`)"


def _tails(before: Seen, ends: Mapping[str, int]) -> dict[str, int]:
    return {file: ends.get(file, 0) for file, length in before.archives.items() if length > ends.get(file, 0)}


def _captures(layout: Layout, tails: Mapping[str, int]) -> int:
    """Returns how many whole captures lie behind the ledger, counted until they are too many."""
    count = 0
    for file, start in tails.items():
        # The first record of an archive speaks of the archive.
        count += max(members(layout.root / file, start, most=BATCH + 1) - (not start), 0)
        if count > BATCH:
            break
    return count


def _rows(catalog: sqlite3.Connection) -> Iterator[int]:
    for table in ("captures", "revisions", "notes"):
        (last,) = catalog.execute(f"SELECT max(entry) FROM {table}").fetchone()  # noqa: S608  fixed words
        yield 0 if last is None else int(last) + 1


def _name(layout: Layout, path: Path) -> str:
    return path.relative_to(layout.root).as_posix()
