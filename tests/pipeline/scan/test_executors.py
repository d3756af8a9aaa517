import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.pipeline.scan import executors
from onrecord.pipeline.scan.executors import QUIET, on_cluster, on_cores

from .conftest import ends


def test_work_is_done_in_other_processes() -> None:
    with on_cores(2) as pool:
        found = set(pool.map(_number_of_process, range(8)))
    assert os.getpid() not in found
    assert 1 <= len(found) <= 2


def _number_of_process(_: int) -> int:
    return os.getpid()


def _left_early(pids: list[int]) -> None:
    with on_cores(1) as pool:
        pids.append(pool.submit(_number_of_process, 0).result())
        pool.submit(time.sleep, 300)
        raise KeyboardInterrupt


def test_a_block_left_early_ends_its_processes_at_once() -> None:
    pids: list[int] = []
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        _left_early(pids)
    assert time.monotonic() - began < 60
    assert all(ends(pid) for pid in pids)


def test_a_cluster_that_does_not_answer_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        @staticmethod
        def Client(address: str, *, timeout: str) -> None:  # noqa: N802  the library's name
            raise TimeoutError(f"{address} {timeout}")

    monkeypatch.setattr(executors, "import_module", lambda _: Silent)
    with (
        pytest.raises(UsageError, match=r"no cluster answers at tcp://127\.0\.0\.1:9"),
        on_cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_without_the_extra_a_cluster_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(executors, "import_module", missing)
    with pytest.raises(UsageError, match=r"onrecord\[scan\]"), on_cluster("tcp://127.0.0.1:9"):
        pass


def test_what_a_cluster_need_not_do_are_settings_that_the_library_knows() -> None:
    pytest.importorskip("distributed", reason="the extra `scan` is not installed")
    config = pytest.importorskip("dask.config", reason="the extra `scan` is not installed")
    missing = object()
    assert [name for name in QUIET if config.get(name, missing) is missing] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_process_ends_after_the_one_that_it_is_tied_to(tmp_path: Path) -> None:
    script = (
        "import os, sys, time\n"
        "from onrecord.pipeline.scan.lifeline import die_with\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    die_with(os.getppid())\n"
        "    time.sleep(300)\n"
        "print(child, flush=True)\n"
        "time.sleep(300)\n"
    )
    log = tmp_path / "log"
    with log.open("w") as out:
        parent = subprocess.Popen([sys.executable, "-c", script], stdout=out)
    while not log.read_text().endswith("\n"):
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    assert ends(int(log.read_text()))
