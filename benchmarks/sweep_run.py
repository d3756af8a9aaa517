"""One sweep in a process of its own, so that all processes it starts can be watched: `python sweep_run.py KIND OUT INDEX FILE…`.

KIND is `cores-N` for processes of this machine or `cluster-N` for a Dask cluster of so many worker processes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import psutil

from onrecord.pipeline.scan.executors import QUIET, on_cluster, on_cores
from onrecord.pipeline.scan.plan import Plan
from onrecord.pipeline.scan.run import Executors, sweep


def watched(kind: str, out: Path, index: Path, files: Sequence[str]) -> dict[str, Any]:
    """Returns what a sweep took: processor seconds of all its processes, seconds by the clock, and what it counted."""
    out.mkdir(parents=True)
    began = time.monotonic()
    command = [sys.executable, __file__, kind, str(out), str(index)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(files))
        process.stdin.close()
        seconds, held = _watch(process)
        told = json.loads(process.stdout.read())
    return {"processor": round(seconds, 2), "clock": round(time.monotonic() - began, 2), "megabytes": held, **told}


def _watch(process: subprocess.Popen[str]) -> tuple[float, float]:
    """Returns the processor seconds of a process and all below it, and the most memory that they had of their own."""
    top, taken, most = psutil.Process(process.pid), dict[int, float](), 0.0
    turn = 0
    while process.poll() is None:
        held, turn = 0.0, turn + 1
        try:
            family = [top, *top.children(recursive=True)]
        except psutil.Error:
            continue
        for one in family:
            try:
                times = one.cpu_times()
                # Adding up the pages of memory of a process takes longer than all else here.
                held += one.memory_full_info().pss / 1e6 if turn % 20 == 0 else 0.0
            except psutil.Error:
                continue
            taken[one.pid] = times.user + times.system
        most = max(most, held)
        time.sleep(0.2)
    return sum(taken.values()), round(most)


def _executors(kind: str) -> Executors:
    sort, _, count = kind.partition("-")

    @contextmanager
    def cluster() -> Iterator[Any]:
        # Asked before distributed is loaded: it reads some of its settings then.
        import_module("dask.config").set(QUIET)
        local = import_module("distributed").LocalCluster
        with (
            local(n_workers=int(count), threads_per_worker=1, dashboard_address=None, memory_limit=0) as started,
            on_cluster(started.scheduler_address) as executor,
        ):
            yield executor

    return cluster if sort == "cluster" else lambda: on_cores(int(count))


def main(kind: str, out: str, index: str) -> None:
    """Sweeps the files named on standard input and prints the sums."""
    files = sys.stdin.read().split("\n")
    found = list(sweep(files, Path(out), _executors(kind), Plan(index, form="parquet")))
    failures = [one.failure for one in found if one.failure]
    assert not failures, failures[0]
    print(json.dumps({
        "files": len(found), "pages": sum(one.pages for one in found), "candidates": sum(one.candidates for one in found),
        "passages": sum(one.rows for one in found), "apart": sum(one.quarantined for one in found),
    }))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
