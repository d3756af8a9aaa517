"""Arguments to captures: files, folders, standard input, addresses, web archives, mail."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.archive import mail, media, unpack, warc
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPOOL = 8 << 20


def captures(arguments: Iterable[str], *, stdin: IO[bytes] | None = None) -> Iterator[Capture | CaptureError]:
    """Yields what each argument holds, in the order given; what cannot be had is an error in its place.

    An argument is a file, a folder (read through, sorted, hidden files left out), `-` for standard input, or an
    address that begins with http. Web archives and mailboxes give many captures, everything else one.
    """
    for argument in arguments:
        if argument == "-":
            yield from _standard_input(stdin)
        elif argument.lower().startswith(("http://", "https://")):
            yield _fetched(argument)
        else:
            yield from _path(argument)


def _standard_input(stdin: IO[bytes] | None) -> Iterator[Capture | CaptureError]:
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
        yield from _document(spool, name="", address="-")


def _fetched(address: str) -> Capture | CaptureError:
    from onrecord.archive.fetch import fetch  # noqa: PLC0415 - the network client is loaded when an address is asked for

    try:
        return fetch(address)
    except CaptureError as refusal:
        return refusal


def _path(argument: str) -> Iterator[Capture | CaptureError]:
    try:
        path = Path(argument)
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)
    except (OSError, ValueError) as failure:
        # ValueError: a zero byte in a path.
        yield _unreadable(argument, failure)


def _folder(folder: Path) -> Iterator[Capture | CaptureError]:
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
                yield from _file(path)


def _file(path: Path) -> Iterator[Capture | CaptureError]:
    try:
        with path.open("rb") as stream:
            yield from _document(stream, name=path.name, address=str(path))
    except FileNotFoundError:
        yield CaptureError(f"{path}: no such file", address=str(path))
    except OSError as failure:
        yield _unreadable(str(path), failure)


def _unreadable(address: str, failure: Exception) -> CaptureError:
    reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
    return CaptureError(f"{address}: {reason}", address=address)


def _document(stream: IO[bytes], *, name: str, address: str) -> Iterator[Capture | CaptureError]:
    """Yields the captures of one file: the pages of an archive, the messages of a mailbox, or the file itself."""
    head = stream.read(media.HEAD)
    stream.seek(0)
    if _is_archive(head):
        yield from warc.pages(stream, address=address)
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
    yield from _content(content, name=name, address=address)


def _content(content: bytes, *, name: str, address: str) -> Iterator[Capture | CaptureError]:
    kind = media.media_type(content, name=name)
    if kind is None:
        what = media.binary_kind(content[: media.HEAD]) or "binary data"
        yield CaptureError(f"{address}: not a page but {what}", address=address)
    elif kind == media.WARC:
        yield from warc.pages(io.BytesIO(content), address=address)
    elif kind == media.MAILBOX:
        yield from mail.mailbox(content, address=address)
    elif kind == media.MAIL:
        yield mail.message(content, address=address)
    else:
        yield Capture(content, kind, None, address)


def _is_archive(head: bytes) -> bool:
    """Tells whether a file is a web archive, by its first bytes or those of its first compressed record."""
    return head.startswith(b"WARC/") or unpack.first_bytes(head, 5) == b"WARC/"
