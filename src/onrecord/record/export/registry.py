"""All export formats, and the one way in."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import IO

import onrecord.record.export.formats
from onrecord.errors import UsageError
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Exported, Format, Members


@lru_cache(maxsize=1)
def known_formats() -> Mapping[str, Format]:
    """Returns all formats by name: each module of `export/formats` holds one as `FORMAT`."""
    package = onrecord.record.export.formats
    modules = (
        importlib.import_module(f"{package.__name__}.{one.name}") for one in pkgutil.iter_modules(package.__path__)
    )
    found = [module.FORMAT for module in modules]
    return MappingProxyType({one.name: one for one in sorted(found, key=lambda one: one.name)})


def format_named(name: str) -> Format:
    """Returns a format; raises UsageError listing the known ones."""
    known = known_formats()
    if name not in known:
        raise UsageError(f"no export format `{name}`; known: {', '.join(known)}")
    return known[name]


def export(name: str, excerpts: Iterable[Excerpt], stream: IO[bytes], *, members: Members | None = None) -> Exported:
    """Writes excerpts in a format to a stream of bytes and returns how much was written.

    Nothing is held whole: excerpts are asked for one at a time. `members` gives the WARC records of captures, which
    the format `warc` needs.
    """
    counter = _Counter(excerpts)
    replaced = format_named(name).write(iter(counter), Destination(stream, members))
    return Exported(counter.statements, counter.revisions, replaced)


class _Counter:
    """Counts what passes through."""

    def __init__(self, excerpts: Iterable[Excerpt]) -> None:
        self._excerpts = excerpts
        self.statements = self.revisions = 0

    def __iter__(self) -> Iterator[Excerpt]:
        for one in self._excerpts:
            if one.statements:
                self.revisions += 1
                self.statements += len(one.statements)
                yield one
