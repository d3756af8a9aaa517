"""A record as it is at one moment, while somebody may be writing: which files, and how much of each."""

from __future__ import annotations

from pathlib import Path

from attrs import field, frozen

from onrecord.record.entry import Entry, read_line
from onrecord.record.layout import existing
from onrecord.record.merkle import CompactRange, Root


@frozen
class Snapshot:
    """Files by their path inside the record's folder with the number of bytes that belong to this moment.

    The ledger comes first, so that a copy cut short is known by the files that it names and lacks. Files only grow, so the beginnings named here stay as they are whatever is written meanwhile.
    """

    root: Root
    files: dict[str, int] = field(repr=False)


def snapshot(folder: Path | str) -> Snapshot:
    """Returns the state after the last whole entry of a record's ledger; raises RecordError where there is no record."""
    layout = existing(Path(folder))
    tree = CompactRange()
    ledger = {layout.about.name: layout.about.stat().st_size}
    others: dict[str, int] = {}
    for path in layout.segments():
        name, length = f"{layout.ledger.name}/{path.name}", 0
        with path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                entry = read_line(line, place=f"{path}, entry {tree.size}")
                tree.append(bytes.fromhex(entry.leaf))
                length += len(line)
                _take(others, entry)
        if length:
            ledger[name] = length
    return Snapshot(Root(tree.size, tree.root()), ledger | others)


def _take(files: dict[str, int], entry: Entry) -> None:
    body = entry.body
    if entry.kind in {"archive", "capture"}:
        files[body["file"]] = max(files.get(body["file"], 0), body["offset"] + body["length"])
    elif entry.kind == "revision":
        files[body["file"]] = body["size"]
