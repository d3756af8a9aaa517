import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline.scan.executors import on_cores
from onrecord.pipeline.scan.output import PART, output_name, quarantined
from onrecord.pipeline.scan.plan import Plan, Summary
from onrecord.pipeline.scan.row_file import read_rows, read_summary
from onrecord.pipeline.scan.run import DIED, run, sweep

from .conftest import SAID, article, ends, write_json, write_warc

MakePlan = Callable[..., Plan]


def _archives(folder: Path) -> list[str]:
    """Writes six files of forty pages, three of them with copies of statements."""
    folder.mkdir()
    texts = [article(number) for number in range(40)]
    for at, said in enumerate(SAID[:3]):
        texts[10 * at + 3] = article(10 * at + 3, copies=at, change=(said.split()[4], "never"))
    files = [write_warc(folder / f"{name}.warc.gz", texts) for name in "abc"]
    return [str(file) for file in (*files, *(write_json(folder / f"{name}.jsonl", texts) for name in "def"))]


@contextmanager
def _threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def _rows(out: Path, files: list[str], plan: Plan) -> list[dict[str, Any]]:
    return [row for file in files for row in read_rows(out / output_name(file, plan.form))]


def test_processes_and_threads_in_any_order_give_the_same_files_byte_for_byte(tmp_path: Path, index: Path) -> None:
    files, plan = _archives(tmp_path / "in"), Plan(str(index))
    for name, order in (("one", files), ("two", files[::-1])):
        (tmp_path / name).mkdir()
        with on_cores(2) if name == "one" else _threads() as executor:
            found = list(run(order, tmp_path / name, executor, plan, window=3))
        assert {one.file: (one.pages, one.candidates, one.rows) for one in found} == dict.fromkeys(files, (40, 3, 3))
    for file in files:
        name = output_name(file, plan.form)
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert {row["statement"] for row in _rows(tmp_path / "one", files, plan)} == {
        f"xa-mfa/2024-03-01/en/a{number}@r1" for number in (1, 2, 3)
    }


@pytest.mark.slow
def test_a_cluster_gives_the_same_files_as_this_machine(tmp_path: Path, index: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `scan` is not installed")
    files, plan = _archives(tmp_path / "in"), Plan(str(index))
    for name in ("cluster", "local"):
        (tmp_path / name).mkdir()
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "import dask.config\n"
        "from onrecord.pipeline.scan.executors import QUIET, on_cluster\n"
        "from onrecord.pipeline.scan.plan import Plan\n"
        "from onrecord.pipeline.scan.run import run\n"
        "if __name__ == '__main__':\n"
        "    dask.config.set(QUIET)\n"
        "    from distributed import LocalCluster\n"
        "    out, index, *files = sys.argv[1:]\n"
        "    with LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None, processes=True) as cluster:\n"
        "        with on_cluster(cluster.scheduler_address) as executor:\n"
        "            for one in run(files, Path(out), executor, Plan(index), window=4):\n"
        "                print(one.pages, one.rows, one.failure)\n"
    )
    main = tmp_path / "cluster.py"
    main.write_text(script, "utf-8")
    done = subprocess.run(
        [sys.executable, str(main), str(tmp_path / "cluster"), str(index), *files],
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert sorted(done.stdout.splitlines()) == ["40 3 None"] * 6, (distributed.__version__, done.stderr[-2000:])
    with _threads() as executor:
        list(run(files, tmp_path / "local", executor, plan))
    for file in files:
        name = output_name(file, plan.form)
        assert (tmp_path / "cluster" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()


def test_a_file_named_twice_is_swept_once_and_one_that_is_done_not_again(tmp_path: Path, faulty: MakePlan) -> None:
    file, plan = str(write_json(tmp_path / "pages.jsonl", ["Page"])), faulty()
    with _threads() as executor:
        first = list(run([file, file], tmp_path, executor, plan))
        before = (tmp_path / output_name(file, plan.form)).stat()
        again = list(run([file], tmp_path, executor, plan))
    assert [one.done for one in first] == [True]
    assert again == [Summary(file, done=False)]
    assert (tmp_path / output_name(file, plan.form)).stat() == before


def test_a_killed_worker_costs_nothing(tmp_path: Path, faulty: MakePlan) -> None:
    files = [str(write_json(tmp_path / f"{name}.jsonl", ["IS SLOW"] * 20)) for name in "abcdef"]
    plan, killed = faulty(), list[int]()

    @contextmanager
    def pools() -> Iterator[Executor]:
        with on_cores(2) as pool:
            yield _KillsOne(pool, killed)

    out = tmp_path / "out"
    out.mkdir()
    found = list(sweep(files, out, pools, plan))
    assert killed
    assert sorted((one.file, one.pages, one.failure) for one in found) == [(file, 20, None) for file in files]
    assert [row["number"] for row in _rows(out, files, plan)] == [*range(20)] * 6


class _KillsOne(Executor):
    """Hands work on to a pool and kills one of its processes, once."""

    def __init__(self, pool: Any, killed: list[int]) -> None:
        self.pool, self.killed = pool, killed

    def submit(self, *args: Any, **named: Any) -> Any:
        future = self.pool.submit(*args, **named)
        if not self.killed and len(self.pool._processes) == 2:
            self.killed.append(next(iter(self.pool._processes)))
            time.sleep(0.5)
            os.kill(self.killed[0], signal.SIGKILL)
        return future


def test_a_pool_that_breaks_again_and_again_ends_with_the_files_named(tmp_path: Path) -> None:
    @contextmanager
    def broken() -> Iterator[Executor]:
        pool = ThreadPoolExecutor(1)
        pool.shutdown()
        yield pool

    found = list(sweep(["a.jsonl", "b.jsonl"], tmp_path, broken, Plan("")))
    assert [one.file for one in found] == ["a.jsonl", "b.jsonl"]
    assert all((one.failure or "").startswith(DIED) for one in found)


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="no Linux here: it lists the processes that are looked for"
)
def test_a_killed_driver_leaves_whole_files_only_and_the_next_run_completes_them(
    tmp_path: Path, faulty: MakePlan
) -> None:
    files = [str(write_json(tmp_path / f"{name}.jsonl", ["IS SLOW"] * 30)) for name in "abcdef"]
    out, plan = tmp_path / "out", faulty()
    out.mkdir()
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from onrecord.pipeline.scan.executors import on_cores\n"
        "from onrecord.pipeline.scan.plan import Plan\n"
        "from onrecord.pipeline.scan.run import run\n"
        "with on_cores(2) as executor:\n"
        "    for one in run(sys.argv[2:], Path(sys.argv[1]), executor, Plan('', step='faulty_step:open_step')):\n"
        "        print(one.file, flush=True)\n"
    )
    driver = subprocess.Popen(
        [sys.executable, "-c", script, str(out), *files], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert driver.stdout is not None
    with driver.stdout:
        driver.stdout.readline()
        family = [driver.pid, *_below(driver.pid)]
        driver.kill()
        driver.wait()
    assert len(family) >= 4
    assert all(ends(process) for process in family)
    done = {path.name for path in out.iterdir() if not path.name.endswith(PART)}
    assert 1 <= len(done) < 6
    assert all(read_summary(out / name).pages == 30 for name in done)
    with _threads() as executor:
        found = list(run(files, out, executor, plan))
    assert sum(not one.done for one in found) >= len(done)
    assert [row["number"] for row in _rows(out, files, plan)] == [*range(30)] * 6


def _below(process: int) -> list[int]:
    """Returns the processes that a process started, and those that these did."""
    found = [
        int(one) for task in Path(f"/proc/{process}/task").iterdir() for one in (task / "children").read_text().split()
    ]
    return [*found, *(other for one in found for other in _below(one))]


def test_poison_pages_are_in_the_quarantine_and_nowhere_else(tmp_path: Path, faulty: MakePlan) -> None:
    texts = ["Page"] * 9 + ["CRASHES"] + ["Page"] * 9 + ["RAISES"]
    files = [str(write_json(tmp_path / f"{name}.jsonl", texts)) for name in "ab"]
    out, plan = tmp_path / "out", faulty()
    out.mkdir()
    with _threads() as executor:
        found = list(run(files, out, executor, plan))
    assert sorted((one.pages, one.rows, one.quarantined) for one in found) == [(20, 18, 2)] * 2
    assert [(one["file"], one["number"], one["reason"]) for one in quarantined(out)] == [
        (name, *what)
        for name in ("a.jsonl", "b.jsonl")
        for what in ((9, "crash, signal 11"), (19, "ValueError: a page that cannot be liked"))
    ]
    assert len(_rows(out, files, plan)) == 36
