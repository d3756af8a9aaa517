"""The words of many texts, made in a process beside this one while the engine takes those before.

Started by its command line, never forked: that is safe under threads, in a server's worker, and where there is no fork.
Where there are one or two processors, or the process does not start or dies, the words are made here; they are the same.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import accumulate, chain, islice, pairwise
from types import TracebackType
from typing import IO, NamedTuple, Self

from onrecord.search.common_words import pairs_lines, pairs_of
from onrecord.search.row import Row
from onrecord.search.token_lines import token_lines
from onrecord.search.typed_lines import typed_lines

_SIZE = struct.Struct(">Q")
_ALONE, _AHEAD = 12, 3
"""Batches made here before a process is started for the rest, and batches that wait at most."""
_BUSY = 2
"""As many processors are busy with this process and the engine's own threads: one more process only slows them."""
_LAST_SECONDS = 10
_Waiting = deque[tuple[Sequence[Row], "Future[Words]"]]


class Words(NamedTuple):
    """The tokens of each text, and the pairs of common words among them, as the engine takes them."""

    lines: list[str]
    pairs: list[str]


def words(texts: Sequence[str]) -> Words:
    """Returns the words of texts, made here."""
    lines, pairs = [""] * len(texts), [""] * len(texts)
    typed = typed_lines(texts)
    if typed is not None:
        found = pairs_of(typed.letters, between=typed.between)
        for at, line, paired in zip(typed.chosen, typed.lines, found, strict=True):
            lines[at], pairs[at] = line, paired
    others = sorted({*range(len(texts))}.difference(typed.chosen if typed else ()))
    made = token_lines([texts[at] for at in others])
    for at, line, paired in zip(others, made, pairs_lines(made), strict=True):
        lines[at], pairs[at] = line, paired
    return Words(lines, pairs)


def with_words(batches: Iterable[Sequence[Row]]) -> Iterator[tuple[Sequence[Row], Words]]:
    """Yields batches of rows with the words of their texts, in order; few are on the way, so memory stays flat."""
    rest = iter(batches)
    for some in islice(rest, None if processors() <= _BUSY else _ALONE):
        yield some, words([row.text for row in some])
    first = next(rest, None)
    if first is not None:
        yield from _made_beside(chain([first], rest))


def _made_beside(batches: Iterable[Sequence[Row]]) -> Iterator[tuple[Sequence[Row], Words]]:
    waiting: _Waiting = deque()
    with _Helper() as helper, ThreadPoolExecutor(1, "words") as asking:
        for some in batches:
            waiting.append((some, asking.submit(helper.words, [row.text for row in some])))
            if len(waiting) > _AHEAD:
                done, told = waiting.popleft()
                yield done, told.result()
        for done, told in waiting:
            yield done, told.result()


def processors() -> int:
    """Returns how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class _Helper:
    """The process; one thread asks it. What it does not answer is made here."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        # Without -P a file of the working folder would be taken for a module of the library.
        command = [sys.executable or "python", "-P", "-m", __spec__.name]
        with suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603  this program itself
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def words(self, texts: Sequence[str]) -> Words:
        """Returns the words of texts."""
        process = self._process
        if process is not None and process.stdin is not None and process.stdout is not None:
            try:
                _send(process.stdin, _asked(texts))
                return _told(_received(process.stdout), len(texts))
            except (OSError, EOFError, ValueError):
                self._end()
        return words(texts)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError, subprocess.TimeoutExpired):
            process.communicate(timeout=_LAST_SECONDS)
        process.kill()
        process.wait()


def _asked(texts: Sequence[str]) -> bytes:
    return f"{json.dumps([*map(len, texts)])}\n{''.join(texts)}".encode("utf-8", "surrogatepass")


def _texts(asked: bytes) -> list[str]:
    head, _, whole = asked.decode("utf-8", "surrogatepass").partition("\n")
    return [whole[start:end] for start, end in pairwise(accumulate(json.loads(head), initial=0))]


def _answered(made: Words) -> bytes:
    # No token has a line break: it is a sentence sign.
    return "\n".join([*made.lines, *made.pairs]).encode("utf-8", "surrogatepass")


def _told(answer: bytes, count: int) -> Words:
    found = answer.decode("utf-8", "surrogatepass").split("\n")
    if len(found) != 2 * count:
        raise ValueError("the answer is of other texts")
    return Words(found[:count], found[count:])


def _send(line: IO[bytes], message: bytes) -> None:
    line.write(_SIZE.pack(len(message)) + message)
    line.flush()


def _received(line: IO[bytes]) -> bytes:
    head = line.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    message = line.read(size)
    if len(message) < size:
        raise EOFError
    return message


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answers until nobody asks any more: what the process beside does."""
    with suppress(EOFError, BrokenPipeError):
        while True:
            _send(answers, _answered(words(_texts(_received(asked)))))


if __name__ == "__main__":
    # Ctrl-C reaches every process of a terminal; the first one ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(sys.stdin.buffer, sys.stdout.buffer)
