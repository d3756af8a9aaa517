"""Where the work is done: the cores of this machine, or a cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from types import MappingProxyType

from onrecord.errors import UsageError
from onrecord.pipeline.scan.lifeline import die_with

QUIET: Mapping[str, object] = MappingProxyType(
    {
        "distributed.worker.multiprocessing-method": "forkserver",
        "distributed.worker.profile.enabled": False,
        "distributed.worker.memory.target": False,
        "distributed.worker.memory.spill": False,
        "distributed.worker.memory.pause": False,
        "distributed.worker.memory.terminate": False,
        "distributed.worker.memory.monitor-interval": "10s",
        "distributed.scheduler.work-stealing-interval": "1s",
        "distributed.admin.tick.interval": "2s",
        "distributed.admin.tick.limit": "60s",
        "distributed.admin.tick.cycle": "60s",
        "distributed.admin.system-monitor.interval": "10s",
        "distributed.admin.system-monitor.disk": False,
        "distributed.admin.system-monitor.gil.enabled": False,
    }
)
"""What a cluster need not do for a sweep: its workers wait for guarded processes, which are not worth watching fifty
times a second and have limits of their own. Set before `distributed` is loaded, or in the file that `DASK_CONFIG` names."""
RETRIES = 3
"""How often a cluster tries a file again whose worker died."""


@contextmanager
def on_cores(jobs: int) -> Iterator[Executor]:
    """Yields so many processes of this machine; when the block is left early they are ended at once."""
    context = multiprocessing.get_context(_method())
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(),))
    try:
        yield pool
    except BaseException:
        for process in list((pool._processes or {}).values()):  # noqa: SLF001  Python 3.14 has terminate_workers
            process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def on_cluster(address: str) -> Iterator[Executor]:
    """Yields the workers of a Dask cluster; raises UsageError without the extra `scan`, or where no cluster answers.

    Every worker needs OnRecord installed and sees files and output under the same paths.
    """
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise UsageError("a cluster needs dask and distributed: install onrecord[scan]") from None
    try:
        client = distributed.Client(address, timeout="20s")
    except (OSError, TimeoutError, ValueError) as fault:
        raise UsageError(f"no cluster answers at {address} ({fault}); start one with `dask scheduler`") from None
    with client:
        yield client.get_executor(retries=RETRIES)


def _begin(driver: int) -> None:
    """Begins a worker: it does not outlive a driver that is killed, though it holds the pipe that it waits at open itself."""
    # Ctrl-C reaches every process of a terminal; only the first one is to speak of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(driver)


def _method() -> str:
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return "fork" if can_fork else "spawn"
