"""Many files on many processes: any executor of the standard library's interface, local or of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from onrecord.pipeline.scan.output import output_name
from onrecord.pipeline.scan.plan import Plan, Summary
from onrecord.pipeline.scan.unit import scan_file

WINDOW = 10_000
"""Files submitted at a time: a cluster keeps some kilobytes for each."""
TRIES = 5
"""How often in a row a pool may break without one file done before the sweep gives up."""

Executors = Callable[[], AbstractContextManager[Executor]]


def run(
    files: Iterable[str], out: Path, executor: Executor, plan: Plan, *, window: int = WINDOW
) -> Generator[Summary, None, None]:
    """Yields what each file came to, as soon as it is done; those with an output are not looked at again.

    A file whose process died has a `failure` and no output. Every file is in exactly one of the answers.
    """
    rest = iter(dict.fromkeys(files))
    done: SimpleQueue[Future[Summary]] = SimpleQueue()
    waiting: dict[Future[Summary], str] = {}
    try:
        while True:
            for file in islice(rest, window - len(waiting)):
                if (out / output_name(file, plan.form)).exists():
                    yield Summary(file, done=False)
                    continue
                try:
                    future = executor.submit(scan_file, file, str(out), plan)
                except RuntimeError as fault:
                    # Broken, or shut down.
                    yield Summary(file, failure=_words(fault))
                    continue
                waiting[future] = file
                future.add_done_callback(done.put)
            if not waiting:
                return
            future = done.get()
            yield _outcome(future, waiting.pop(future))
    finally:
        for future in waiting:
            future.cancel()


def sweep(
    files: Iterable[str], out: Path, executors: Executors, plan: Plan, *, window: int = WINDOW
) -> Generator[Summary, None, None]:
    """Yields what each file came to; where processes were killed, their files are given to a new executor.

    A file that cannot be read is not tried again; one whose process died is, until nothing more gets done.
    """
    rest, tries = list(dict.fromkeys(files)), 0
    while rest:
        lost: list[Summary] = []
        with executors() as executor:
            for one in run(rest, out, executor, plan, window=window):
                if one.failure is not None and one.failure.startswith(DIED):
                    lost.append(one)
                else:
                    tries = 0
                    yield one
        tries += 1
        if tries > TRIES:
            yield from lost
            return
        rest = [one.file for one in lost]


DIED = "the process that read it died"


def _outcome(future: Future[Summary], file: str) -> Summary:
    fault = future.exception()
    return future.result() if fault is None else Summary(file, failure=_words(fault))


def _words(fault: BaseException) -> str:
    """Returns what became of a file whose process gave no answer: `scan_file` itself raises nothing that a file can cause."""
    return f"{DIED} ({' '.join(f'{type(fault).__name__}: {fault}'.split())[:200]})"
