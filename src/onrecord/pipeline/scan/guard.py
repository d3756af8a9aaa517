"""A process that looks at pages for another one: it may hang, crash or eat memory without harm to any other page.

The child says where it is before it goes on (`At`), so that the parent knows what it died of. After a death the pages
of that batch are looked at one by one; the page at which the child dies again is set apart.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from attrs import field, frozen

from onrecord.pipeline.scan.plan import Bad, Plan

_START_SECONDS = 120.0
"""How long a child may take to start: it maps the index and loads the reader, on a busy machine."""
_SLOW = 4.0
"""A batch may take so many times what a page may: then its pages are looked at one by one."""

_TRIMS = "MALLOC_TRIM_THRESHOLD_"
_ALLOCATOR = {"MALLOC_TOP_PAD_": str(64 << 20), "MALLOC_MMAP_THRESHOLD_": str(32 << 20)}
"""What a child's allocator is told: keep what one batch took for the next one.

Asking the system for it anew takes a sixth of the time of words. A cluster tells its workers to give all memory back at once.
"""


@frozen
class At:
    """All pages before `number` are done, and this one is next; `known` tells that its facts are in the message."""

    number: int
    known: bool = False
    address: str | None = None
    record: str | None = None


@frozen
class Took:
    """What some pages came to."""

    pages: int
    candidates: int = 0
    rows: tuple[dict[str, Any], ...] = ()
    bad: tuple[Bad, ...] = ()


@frozen
class End:
    """The step is open, or the file has no more pages; `failure` says why it could not be opened or read at all."""

    failure: str | None = None


@frozen
class Job:
    """A file and from which page on it is to be looked at; up to `careful` one by one."""

    file: str
    start: int = 0
    careful: int = 0


@frozen(eq=False)
class _Child:
    plan: Plan
    process: subprocess.Popen[bytes]
    line: Connection = field(repr=False)

    def __del__(self) -> None:
        # A thread that ends takes its child with it.
        self.stop()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.line.close()

    def death(self) -> str:
        """Returns what the process died of, in words."""
        code = self.process.wait()
        return f"crash, signal {-code}" if code < 0 else f"crash, exit {code}"


_held = threading.local()


def guarded(file: str, plan: Plan) -> Iterator[Took]:
    """Yields what the pages of a file came to; raises OSError where the file or what is done with it cannot be opened.

    Every page is in exactly one of the answers: looked at, or set apart with the reason.
    """
    job, stuck = Job(file), 0
    while True:
        child = _child(plan)
        at = At(-1)
        try:
            for told in _answers(child, job):
                if isinstance(told, At):
                    at = told
                    continue
                if at.number >= 0:
                    # What was handed on is done, whether or not the child lives to say where it goes on.
                    at = At(at.number + told.pages)
                yield told
        except _DiedError as death:
            reason = str(death)
        except BaseException:
            # The file cannot be opened, or nobody waits for the answers any more.
            end_child()
            raise
        else:
            return
        end_child()
        job, stuck, lost = _next(job, at, stuck, reason, plan)
        if lost is not None:
            yield Took(1, bad=(lost,))
        if stuck > 1:
            yield Took(0, bad=(Bad(file, job.start, None, None, f"{reason}: the file is not read from here on"),))
            return


class _DiedError(Exception):
    """A child that gave no answer, with what became of it."""


def _answers(child: _Child, job: Job) -> Iterator[At | Took]:
    """Yields what a child tells of a job until it is done."""
    patience = _START_SECONDS
    try:
        child.line.send(job)
        while child.line.poll(patience):
            told = child.line.recv()
            if isinstance(told, End):
                if told.failure is not None:
                    raise OSError(told.failure)
                return
            if isinstance(told, At):
                patience = child.plan.seconds * (1 if told.known else _SLOW)
            yield told
    except (EOFError, ConnectionError):
        raise _DiedError(child.death()) from None
    raise _DiedError(f"no answer in {patience:g} seconds")


def _next(job: Job, at: At, stuck: int, reason: str, plan: Plan) -> tuple[Job, int, Bad | None]:
    """Returns where to begin again after a death, how often in a row nothing was got done, and the page it was due to."""
    if at.number < 0:
        return job, stuck + 1, None
    if at.known:
        lost = Bad(job.file, at.number, at.address, at.record, reason)
        return Job(job.file, at.number + 1, max(job.careful, at.number + 1)), 0, lost
    if at.number < job.careful:
        # It died between two pages that were looked at one by one: in reading the file itself.
        return Job(job.file, at.number, job.careful), stuck + 1, None
    return Job(job.file, at.number, at.number + plan.batch), 0, None


def _child(plan: Plan) -> _Child:
    """Returns this thread's child, started when there is none that is alive and of this plan."""
    held: _Child | None = getattr(_held, "child", None)
    if held is not None and held.plan == plan and held.process.poll() is None:
        return held
    end_child()
    _held.child = child = _start(plan)
    return child


def _start(plan: Plan) -> _Child:
    ours, theirs = Pipe()
    # Not forked: the parent may have threads, as the workers of a cluster do.
    with theirs:
        process = subprocess.Popen(  # noqa: S603  this program itself
            [sys.executable, "-m", "onrecord.pipeline.scan.child", str(theirs.fileno()), str(os.getpid())],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            env={name: text for name, text in os.environ.items() if name != _TRIMS} | _ALLOCATOR,
        )
    child = _Child(plan, process, ours)
    try:
        ours.send(plan)
        told = ours.recv() if ours.poll(_START_SECONDS) else End("it gave no answer")
    except (EOFError, ConnectionError):
        told = End(child.death())
    if told.failure is not None:
        child.stop()
        raise OSError(f"the process that looks at pages does not start: {told.failure}")
    return child


def end_child() -> None:
    """Ends this thread's child where there is one; another is started when one is needed."""
    held: _Child | None = getattr(_held, "child", None)
    if held is not None:
        held.stop()
        _held.child = None
