"""A function over many items on several processes: results in order, few in flight, a crash costs one item."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items in flight for each process: enough to keep it busy, few enough to keep memory flat."""
HARD_SECONDS = 150.0
"""After this long without an answer a process is taken to hang in a library, where no alarm reaches it, and is ended."""


def in_order(
    step: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    lost: Callable[[Item, str], Result],
    hard_seconds: float = HARD_SECONDS,
    ahead: int = AHEAD,
) -> Generator[Result, None, None]:
    """Yields `step(item)` for each item, in order; with `jobs` above 1 on that many processes.

    `step` must not raise. `lost` makes the result for an item whose process died or hung. Who is long busy with the
    results asks for more items `ahead` for each process; what is done is yielded without waiting for so many.
    """
    if jobs <= 1:
        yield from map(step, items)
        return
    crew = _Crew(step, lost, jobs, hard_seconds)
    try:
        for item in items:
            # One for one: results that came while the last ones were put to use must not leave the processes idle.
            if len(crew.waiting) >= jobs * ahead or crew.is_ready():
                yield crew.next()
            crew.add(item)
        while crew.waiting:
            yield crew.next()
    finally:
        crew.end()


class _Crew(Generic[Item, Result]):
    """Processes, and the items they are busy with."""

    def __init__(
        self, step: Callable[[Item], Result], lost: Callable[[Item, str], Result], jobs: int, seconds: float
    ) -> None:
        self.waiting: deque[tuple[Item, Future[Result]]] = deque()
        self._step = step
        self._lost = lost
        self._jobs = jobs
        self._seconds = seconds
        self._pool = _pool(jobs)

    def add(self, item: Item) -> None:
        try:
            self.waiting.append((item, self._pool.submit(self._step, item)))
        except BrokenProcessPool:
            self._repair()
            self.waiting.append((item, self._pool.submit(self._step, item)))

    def is_ready(self) -> bool:
        """Tells whether the oldest item's result is there."""
        return bool(self.waiting) and self.waiting[0][1].done()

    def next(self) -> Result:
        """Returns the result of the oldest item."""
        item, future = self.waiting[0]
        try:
            result = future.result(self._seconds)
        except BrokenProcessPool:
            result = self._alone(item)
        except TimeoutError:
            result = self._lost(item, f"gave no answer in {self._seconds:g} seconds")
            self._repair()
        self.waiting.popleft()
        return result

    def _alone(self, item: Item) -> Result:
        """Runs one item with no other beside it, so that a crash is known to be its own."""
        self._stop(self._pool)
        with _pool(1) as single:
            try:
                result = single.submit(self._step, item).result(self._seconds)
            except BrokenProcessPool:
                result = self._lost(item, "crashed")
            except TimeoutError:
                result = self._lost(item, f"gave no answer in {self._seconds:g} seconds")
                self._stop(single)
        self._repair()
        return result

    def _repair(self) -> None:
        """Starts new processes and gives them the items after the oldest again."""
        self._stop(self._pool)
        self._pool = _pool(self._jobs)
        for at in range(1, len(self.waiting)):
            item, future = self.waiting[at]
            if not (future.done() and not future.cancelled() and future.exception() is None):
                self.waiting[at] = item, self._pool.submit(self._step, item)

    def end(self) -> None:
        """Ends the processes; what is unfinished is dropped."""
        if self.waiting:
            self._stop(self._pool)
        else:
            self._pool.shutdown()

    @staticmethod
    def _stop(pool: ProcessPoolExecutor) -> None:
        processes = list((pool._processes or {}).values())  # noqa: SLF001  Python 3.14 has kill_workers
        for process in processes:
            process.kill()
        for process in processes:
            process.join()
        # The pool's thread would wait for ever for the rest of what a process was sending: this end of the pipe is still open.
        results = pool._result_queue  # noqa: SLF001
        if results is not None:
            results._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Ctrl-C reaches every process of a terminal; only the first one is to speak of it.
    return ProcessPoolExecutor(
        jobs, mp_context=_context(), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )


def _context() -> BaseContext:
    """Returns how processes start: copied where that is safe, which is quickest and needs no import of the main module."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")
