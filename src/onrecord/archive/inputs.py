"""Arguments to captures: files, folders, standard input, addresses, web archives, mail."""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Generic, Protocol, TypeVar

from attrs import frozen

from onrecord.archive import mail, media, unpack, warc
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture

T = TypeVar("T")
Got_co = TypeVar("Got_co", covariant=True)
_SPOOL = 8 << 20
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Archived(Protocol[Got_co]):
    """Yields what is wanted of each page of a web archive."""

    def __call__(self, stream: IO[bytes], *, address: str) -> Iterator[Got_co | CaptureError]:
        """Yields the pages of the archive in a stream, known by its address."""


def captures(arguments: Iterable[str], *, stdin: IO[bytes] | None = None) -> Iterator[Capture | CaptureError]:
    """Yields what each argument holds, in the order given; what cannot be had is an error in its place.

    An argument is a file, a folder (read through, sorted, hidden files left out), `-` for standard input, or an
    address that begins with http. Web archives and mailboxes give many captures, everything else one.
    """
    return Walk(_fetched, warc.pages, _itself).walk(arguments, stdin)


def _itself(capture: Capture) -> Capture:
    return capture


def _fetched(address: str) -> Capture:
    from onrecord.archive.fetch import fetch  # noqa: PLC0415 - the network client is loaded when an address is asked for

    return fetch(address)


@frozen
class Walk(Generic[T]):
    """Goes through arguments, and makes of each capture what is wanted of it.

    `fetched` makes it of an address (and may raise CaptureError), `archived` yields it for a web archive's pages (which know
    their own dates), `handed_in` makes it of a capture out of a file.
    """

    fetched: Callable[[str], T]
    archived: Archived[T]
    handed_in: Callable[[Capture], T]

    def walk(self, arguments: Iterable[str], stdin: IO[bytes] | None) -> Iterator[T | CaptureError]:
        """Yields what each argument holds, in the order given; what cannot be had is an error in its place."""
        for argument in arguments:
            if argument == "-":
                yield from self._standard_input(stdin)
            elif argument.lower().startswith(("http://", "https://")):
                yield self._address(argument)
            elif _ADDRESS.match(argument):
                yield CaptureError(f"{argument}: only http and https addresses are fetched", address=argument)
            else:
                yield from self._path(argument)

    def _address(self, address: str) -> T | CaptureError:
        try:
            return self.fetched(address)
        except CaptureError as refusal:
            return refusal

    def _standard_input(self, stdin: IO[bytes] | None) -> Iterator[T | CaptureError]:
        if stdin is None:
            yield CaptureError("no standard input to read", address="-")
            return
        # Archives are read on from where a record is broken, so the stream must be one that can go back.
        with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
            try:
                while block := stdin.read(1 << 20):
                    spool.write(block)
            except (OSError, ValueError) as failure:
                yield CaptureError(f"standard input: {failure}", address="-")
                return
            spool.seek(0)
            yield from self._document(spool, name="", address="-")

    def _path(self, argument: str) -> Iterator[T | CaptureError]:
        try:
            path = Path(argument)
            if path.is_dir():
                yield from self._folder(path)
            else:
                yield from self._file(path)
        except (OSError, ValueError) as failure:
            # ValueError: a zero byte in a path.
            yield _unreadable(argument, failure)

    def _folder(self, folder: Path) -> Iterator[T | CaptureError]:
        for place, folders, files in os.walk(folder, onerror=None):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in files if not name.startswith(".")):
                path = Path(place, name)
                kind = media.not_a_page(name)
                if kind is not None:
                    yield CaptureError(f"{path}: not a page but {kind}", address=str(path))
                elif not path.is_file():
                    yield CaptureError(f"{path}: not a regular file", address=str(path))
                else:
                    yield from self._file(path)

    def _file(self, path: Path) -> Iterator[T | CaptureError]:
        try:
            with path.open("rb") as stream:
                yield from self._document(stream, name=path.name, address=str(path))
        except FileNotFoundError:
            yield CaptureError(f"{path}: no such file", address=str(path))
        except OSError as failure:
            yield _unreadable(str(path), failure)

    def _document(self, stream: IO[bytes], *, name: str, address: str) -> Iterator[T | CaptureError]:
        """Yields the captures of one file: the pages of an archive, the messages of a mailbox, or the file itself."""
        head = stream.read(media.HEAD)
        stream.seek(0)
        if _is_archive(head):
            yield from self.archived(stream, address=address)
            return
        content = stream.read(unpack.LIMIT + 1)
        if len(content) > unpack.LIMIT:
            yield unpack.too_large(address)
            return
        try:
            content = unpack.gunzip(content, address=address) if content.startswith(unpack.GZIP) else content
        except CaptureError as refusal:
            yield CaptureError(f"{address}: {refusal}", address=address)
            return
        kind = media.media_type(content, name=name)
        if kind == media.WARC:
            yield from self.archived(io.BytesIO(content), address=address)
            return
        for found in _content(content, kind, address):
            yield found if isinstance(found, CaptureError) else self.handed_in(found)


def _unreadable(address: str, failure: Exception) -> CaptureError:
    reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
    return CaptureError(f"{address}: {reason}", address=address)


def _content(content: bytes, kind: str | None, address: str) -> Iterator[Capture | CaptureError]:
    if kind is None:
        what = media.binary_kind(content[: media.HEAD]) or "binary data"
        yield CaptureError(f"{address}: not a page but {what}", address=address)
    elif kind == media.MAILBOX:
        yield from mail.mailbox(content, address=address)
    elif kind == media.MAIL:
        yield mail.message(content, address=address)
    else:
        yield Capture(content, kind, None, address)


def _is_archive(head: bytes) -> bool:
    """Tells whether a file is a web archive, by its first bytes or those of its first compressed record."""
    return head.startswith(b"WARC/") or unpack.first_bytes(head, 5) == b"WARC/"
