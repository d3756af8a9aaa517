"""What a caller may hand in (a path, an address, bytes) made into captures."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import evolve

from onrecord.archive import captures
from onrecord.errors import CaptureError, UsageError
from onrecord.model.capture import Capture

Source: TypeAlias = str | os.PathLike[str] | bytes
"""A path, an address that begins with http, or the bytes of a page."""


def captures_of(sources: Iterable[Source]) -> Iterator[Capture | CaptureError]:
    """Yields what each source holds, in the order given; what cannot be had is an error in its place.

    Raises UsageError for something that is neither path, address nor bytes.
    """
    for source in sources:
        if isinstance(source, bytes | bytearray | memoryview):
            yield from _held(bytes(source))
        else:
            yield from captures([_place(source)])


def _held(content: bytes) -> Iterator[Capture | CaptureError]:
    for one in captures(["-"], stdin=io.BytesIO(content)):
        if isinstance(one, Capture):
            yield evolve(one, address=None) if one.address == "-" else one
        else:
            yield CaptureError(str(one).removeprefix("-: "), address=None if one.address == "-" else one.address)


def _place(source: str | os.PathLike[str]) -> str:
    try:
        place = os.fsdecode(source)
    except TypeError:
        raise UsageError(f"a source is a path, an http(s) address or bytes, not {type(source).__name__}") from None
    if "\n" in place or place.lstrip()[:1] == "<":
        raise UsageError("this is the text of a page, not its path: hand it in as bytes (text.encode())")
    if place == "-":
        raise UsageError("standard input is not a source: hand in its bytes (sys.stdin.buffer.read())")
    return place
