"""WARC: the captures behind the statements, copied record by record as they lie in the archive."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import UsageError
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes each capture once, its bytes and digests untouched; raises UsageError where there is no archive to copy from."""
    if out.members is None:
        raise UsageError("web archives can be exported from a record only")
    done: set[str] = set()
    for excerpt in excerpts:
        capture = excerpt.revision.capture.sha256
        if capture not in done:
            done.add(capture)
            out.stream.write(out.members(capture))
    return 0


FORMAT = Format("warc", ".warc.gz", "application/warc", "the captures behind the statements (WARC 1.1)", write)
