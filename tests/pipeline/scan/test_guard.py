import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.pipeline.scan import guard
from onrecord.pipeline.scan.guard import guarded
from onrecord.pipeline.scan.plan import Plan

from .conftest import ends, write_json

MakePlan = Callable[..., Plan]


def _texts(fault: str, *, at: int = 70, count: int = 150) -> list[str]:
    return [f"Page {number} {fault if number == at else ''}" for number in range(count)]


def _rows(file: Path, plan: Plan) -> tuple[list[int], list[tuple[int, str]], int]:
    took = list(guarded(str(file), plan))
    rows = [row["number"] for one in took for row in one.rows]
    bad = [(page.number, page.reason) for one in took for page in one.bad]
    return rows, bad, sum(one.pages for one in took)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("RAISES", "ValueError: a page that cannot be liked"),
        ("CRASHES", "crash, signal 11"),
        ("HANGS IN C", "no answer in 0.7 seconds"),
        ("EATS MEMORY", "MemoryError: MemoryError"),
    ],
)
def test_a_poison_page_costs_itself_only_and_is_named(
    tmp_path: Path, faulty: MakePlan, fault: str, reason: str
) -> None:
    file = write_json(tmp_path / "pages.jsonl", _texts(fault))
    rows, bad, pages = _rows(file, faulty(seconds=0.7, megabytes=512))
    assert rows == [number for number in range(150) if number != 70]
    assert bad == [(70, reason)]
    assert pages == 150


def test_several_poison_pages_beside_each_other_are_all_set_apart(tmp_path: Path, faulty: MakePlan) -> None:
    texts = [f"Page {number} {'CRASHES' if number in {0, 1, 64, 199} else ''}" for number in range(200)]
    rows, bad, pages = _rows(write_json(tmp_path / "pages.jsonl", texts), faulty())
    assert [number for number, _ in bad] == [0, 1, 64, 199]
    assert rows == [number for number in range(200) if number not in {0, 1, 64, 199}]
    assert pages == 200


def test_a_page_is_named_with_its_address(tmp_path: Path, faulty: MakePlan) -> None:
    file = write_json(tmp_path / "pages.jsonl", _texts("CRASHES", at=2, count=4))
    bad = [page for one in guarded(str(file), faulty()) for page in one.bad]
    assert [(one.file, one.address) for one in bad] == [(str(file), "https://www.paper.example/pages/2")]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc here: it is where a process is looked at")
def test_the_process_keeps_its_memory_where_a_cluster_has_its_workers_give_it_back(
    tmp_path: Path, faulty: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "65536")
    monkeypatch.setenv("PASSED_ON", "yes")
    given = b""
    for _ in guarded(str(write_json(tmp_path / "pages.jsonl", _texts(""))), faulty()):
        given = Path(f"/proc/{guard._held.child.process.pid}/environ").read_bytes()
    assert b"PASSED_ON=yes" in given
    assert b"MALLOC_TRIM_THRESHOLD_" not in given


def test_a_process_killed_from_outside_costs_no_page(tmp_path: Path, faulty: MakePlan) -> None:
    file = write_json(tmp_path / "pages.jsonl", _texts("", count=300))
    rows: list[int] = []
    for one in guarded(str(file), faulty()):
        if not rows:
            os.kill(guard._held.child.process.pid, signal.SIGKILL)
        rows += [row["number"] for row in one.rows]
        assert one.bad == ()
    assert rows == list(range(300))


def test_a_step_that_does_not_open_is_an_error_and_no_page_is_blamed(tmp_path: Path, faulty: MakePlan) -> None:
    file = write_json(tmp_path / "pages.jsonl", _texts("", count=3))
    with pytest.raises(OSError, match="no index there"):
        list(guarded(str(file), faulty("broken")))


def test_a_file_that_is_not_there_is_an_error_and_the_process_serves_the_next_one(
    tmp_path: Path, faulty: MakePlan
) -> None:
    with pytest.raises(OSError, match=r"none\.jsonl: No such file"):
        list(guarded(str(tmp_path / "none.jsonl"), faulty()))
    assert _rows(write_json(tmp_path / "pages.jsonl", _texts("", count=3)), faulty())[0] == [0, 1, 2]


def test_one_process_serves_many_files(tmp_path: Path, faulty: MakePlan) -> None:
    plan = faulty()
    found = set()
    for name in ("a", "b", "c"):
        list(guarded(str(write_json(tmp_path / f"{name}.jsonl", _texts("", count=3))), plan))
        found.add(guard._held.child.process.pid)
    assert len(found) == 1


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="no Linux here: the signal of a parent's death is its own"
)
@pytest.mark.usefixtures("faulty")
def test_the_guarded_process_dies_with_the_one_that_started_it(tmp_path: Path) -> None:
    file = write_json(tmp_path / "pages.jsonl", _texts("HANGS IN C", at=0, count=1))
    script = (
        "import sys\n"
        "from onrecord.pipeline.scan import guard\n"
        "from onrecord.pipeline.scan.plan import Plan\n"
        "plan = Plan('', step='faulty_step:open_step', seconds=600)\n"
        "print(guard._child(plan).process.pid, flush=True)\n"
        "list(guard.guarded(sys.argv[1], plan))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(file)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent.stdout:
        child = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.kill()
        parent.wait()
    assert ends(child)
