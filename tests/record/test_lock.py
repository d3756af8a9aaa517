import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record.lock import WriteLock

HOLD = """
import sys
from pathlib import Path
from onrecord.record.lock import WriteLock
lock = WriteLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_another_process_is_kept_out_until_the_holder_dies(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLD), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(RecordError, match="another process"):
            WriteLock(path)
        holder.kill()
        holder.wait()
        with WriteLock(path, wait=5):
            pass


def test_two_writers_in_one_process_are_kept_apart(tmp_path: Path) -> None:
    with WriteLock(tmp_path / "lock"), pytest.raises(RecordError):
        WriteLock(tmp_path / "lock")
    WriteLock(tmp_path / "lock").release()


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Sir")
    with pytest.raises(RecordError, match="letter: no record can be written here"):
        WriteLock(tmp_path / "letter" / "lock")


def test_of_many_threads_one_at_a_time_holds_the_lock(tmp_path: Path) -> None:
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        with WriteLock(tmp_path / "lock", wait=60):
            inside += 1
            most = max(most, inside)
            time.sleep(0.001)
            inside -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (most, inside) == (1, 0)
