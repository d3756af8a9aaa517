"""A real cluster of this machine, killed: a worker of it, then the program that asked it, with poison among the pages."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.pipeline.scan.executors import on_cores
from onrecord.pipeline.scan.output import PART, output_name, quarantined
from onrecord.pipeline.scan.plan import Plan
from onrecord.pipeline.scan.row_file import read_rows, read_summary
from onrecord.pipeline.scan.run import run

from .conftest import ends, write_json

pytest.importorskip("distributed", reason="the extra `scan` is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="no Linux here: it lists the processes that are looked for"
    ),
]

PAGES, FILES, POISONED = 20, "abcdefgh", "be"
CRASH, RAISE = 6, 13
_SCRIPT = """
import sys
from pathlib import Path
import dask.config
from onrecord.pipeline.scan.executors import QUIET, on_cluster
from onrecord.pipeline.scan.plan import Plan
from onrecord.pipeline.scan.run import run
if __name__ == "__main__":
    dask.config.set(QUIET)
    from distributed import LocalCluster
    out, *files = sys.argv[1:]
    with LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None, processes=True) as cluster:
        print(*(one.pid for one in cluster.workers.values()), flush=True)
        with on_cluster(cluster.scheduler_address) as executor:
            for one in run(files, Path(out), executor, Plan("", step="faulty_step:open_step"), window=6):
                print("did", Path(one.file).name, one.pages, one.rows, one.quarantined, one.failure, flush=True)
"""


def _files(folder: Path) -> list[str]:
    """Writes eight files of slow pages; two of them have a page that ends a process and one that makes a step fail."""
    texts = ["IS SLOW"] * PAGES
    poison = [*texts]
    poison[CRASH], poison[RAISE] = "IS SLOW and CRASHES", "RAISES"
    return [str(write_json(folder / f"{name}.jsonl", poison if name in POISONED else texts)) for name in FILES]


@contextmanager
def _cluster(folder: Path, out: Path, files: list[str]) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Yields the program that sweeps on a cluster of three workers, and the numbers of these processes."""
    main = folder / "cluster.py"
    main.write_text(_SCRIPT, "utf-8")
    out.mkdir()
    log = folder / "log"
    with log.open("w") as faults:
        driver = subprocess.Popen(
            [sys.executable, str(main), str(out), *files], stdout=subprocess.PIPE, stderr=faults, text=True
        )
    # A cluster that hangs must not hold the tests up.
    limit = threading.Timer(900, driver.kill)
    limit.start()
    assert driver.stdout is not None
    with driver.stdout:
        try:
            told = driver.stdout.readline().split()
            assert len(told) == 3, log.read_text("utf-8")[-2000:]
            yield driver, [int(one) for one in told]
        finally:
            limit.cancel()
            driver.kill()
            driver.wait()


def _below(process: int) -> list[int]:
    """Returns the processes that a process started, and those that these did."""
    found = [
        int(one) for task in Path(f"/proc/{process}/task").iterdir() for one in (task / "children").read_text().split()
    ]
    return [*found, *(other for one in found for other in _below(one))]


def _is_whole(out: Path, files: list[str]) -> None:
    """Holds the output against what must be in it: every page of every file once, those of poison set apart once."""
    plan = Plan("")
    assert sorted(path.name for path in out.iterdir() if path.suffix == ".jsonl" and "quarantine" not in path.name) == (
        sorted(output_name(file, plan.form) for file in files)
    )
    for name, file in zip(FILES, files, strict=True):
        bad = (CRASH, RAISE) if name in POISONED else ()
        path = out / output_name(file, plan.form)
        assert [row["number"] for row in read_rows(path)] == [at for at in range(PAGES) if at not in bad]
        assert read_summary(path).quarantined == len(bad)
    assert [(one["file"], one["number"]) for one in quarantined(out)] == [
        (f"{name}.jsonl", number) for name in POISONED for number in (CRASH, RAISE)
    ]


def test_a_killed_worker_of_a_cluster_costs_nothing(tmp_path: Path, faulty: Callable[..., Plan]) -> None:
    faulty()
    files, out = _files(tmp_path), tmp_path / "out"
    with _cluster(tmp_path, out, files) as (driver, workers):
        assert driver.stdout is not None
        lines = [driver.stdout.readline()]
        # The first file may be done by the other worker before this one has begun.
        until = time.monotonic() + 120
        while not (guarded := _below(workers[0])) and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(workers[0], signal.SIGKILL)
        lines += driver.stdout
        assert driver.wait(300) == 0
    assert guarded
    assert all(ends(process) for process in guarded)
    assert sorted(lines) == [f"did {name}.jsonl 20 {'18 2' if name in POISONED else '20 0'} None\n" for name in FILES]
    # What the killed worker was writing lies aside until the next sweep clears it.
    assert len([*out.glob(f".*{PART}")]) <= 1
    _is_whole(out, files)


def test_a_killed_driver_of_a_cluster_leaves_whole_files_and_this_machine_completes_them(
    tmp_path: Path, faulty: Callable[..., Plan]
) -> None:
    plan = faulty()
    files, out = _files(tmp_path), tmp_path / "out"
    with _cluster(tmp_path, out, files) as (driver, workers):
        assert driver.stdout is not None
        driver.stdout.readline()
        family = [*workers, *(child for one in workers for child in _below(one))]
        driver.kill()
        driver.wait()
    assert len(family) >= 6
    assert all(ends(process) for process in family)
    done = {path.name for path in out.iterdir() if path.name.endswith(".jsonl") and "quarantine" not in path.name}
    assert 1 <= len(done) < len(files)
    with on_cores(2) as executor:
        found = list(run(files, out, executor, plan))
    assert sum(not one.done for one in found) >= len(done) - 1
    assert not [one.failure for one in found if one.failure]
    _is_whole(out, files)
