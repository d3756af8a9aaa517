"""The guarded process: looks at the pages of files for the process that started it, and dies with it."""

from __future__ import annotations

import importlib
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord.errors import CaptureError, OnRecordError
from onrecord.pipeline.scan.guard import At, End, Job, Took
from onrecord.pipeline.scan.inputs import Item, pages_of
from onrecord.pipeline.scan.lifeline import die_with
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.plan import Bad, Plan
from onrecord.pipeline.scan.step import Step

_HEARTBEAT = 256
"""Pages passed over between two signs of life."""
_BYTES = 8 << 20
"""The most that the pages of one batch hold together, but for the last: memory stays flat."""


def main(handle: int, parent: int) -> None:
    """Answers the jobs that come over a connection until it is closed."""
    die_with(parent, at_once=True)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not get between the rows that the program prints.
    os.dup2(2, 1)
    with Connection(handle) as line, suppress(EOFError, BrokenPipeError, ConnectionError):
        plan: Plan = line.recv()
        try:
            step = _opened(plan)
        except (OnRecordError, OSError, ImportError, AttributeError) as fault:
            line.send(End(_words(fault)))
            return
        limit_memory(plan.megabytes)
        line.send(End())
        while True:
            _serve(line, line.recv(), step, plan)


def _opened(plan: Plan) -> Step:
    module, _, name = plan.step.partition(":")
    opened: Step = getattr(importlib.import_module(module), name)(plan.argument)
    return opened


def _serve(line: Connection, job: Job, step: Step, plan: Plan) -> None:
    try:
        items = _from(line, job)
        number = job.start
        while True:
            line.send(At(number))
            careful = number < job.careful
            batch = _batch(items, 1 if careful else plan.batch)
            if not batch:
                break
            if careful and isinstance(batch[0], ScanPage):
                line.send(At(number, known=True, address=batch[0].address, record=batch[0].record))
            line.send(_looked(batch, job.file, number, step))
            number += len(batch)
    except (OSError, OnRecordError) as fault:
        line.send(End(_words(fault)))
    else:
        line.send(End())


def _from(line: Connection, job: Job) -> Iterator[Item]:
    """Returns the items of a file from the job's first on."""
    items = pages_of(job.file)
    for number in range(job.start):
        next(items, None)
        if number % _HEARTBEAT == _HEARTBEAT - 1:
            line.send(Took(0))
    return items


def _batch(items: Iterator[Item], most: int) -> list[Item]:
    batch: list[Item] = []
    size = 0
    while len(batch) < most and size < _BYTES:
        item = next(items, None)
        if item is None:
            break
        batch.append(item)
        if isinstance(item, ScanPage):
            size += len(item.text or "") + (len(item.capture.content) if item.capture else 0)
    return batch


def _looked(batch: list[Item], file: str, number: int, step: Step) -> Took:
    """Returns what a batch came to; when the step fails on it, its pages are looked at one by one."""
    pages = [item for item in batch if isinstance(item, ScanPage)]
    bad = [
        Bad(file, at, item.address, None, _words(item))
        for at, item in enumerate(batch, number)
        if isinstance(item, CaptureError)
    ]
    try:
        looked = [step.look(pages)] if pages else []
    except Exception:  # noqa: BLE001  whatever a page made fail: the others must not suffer
        looked = []
        for page in pages:
            try:
                looked.append(step.look([page]))
            except Exception as fault:  # noqa: BLE001  as above
                reason = f"{type(fault).__name__}: {_words(fault)}"
                bad.append(Bad(file, page.number, page.address, page.record, reason))
    rows = tuple(chain.from_iterable(one.rows for one in looked))
    return Took(len(batch), sum(one.candidates for one in looked), rows, tuple(bad))


def _words(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:500] or type(fault).__name__


def limit_memory(megabytes: int) -> None:
    """Lets this process have so much memory beyond what it has now, the mapped index included; without effect outside Linux."""
    try:
        held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = held + (megabytes << 20)
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
